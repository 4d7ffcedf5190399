// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "garlic-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "garlic", path: ".."),
    .package(name: "Pipeline", path: "Pipeline"),
  ],
  targets: [
    // How fast is text cut and turned into terms, and does the lattice cut where ICU does?
    .executableTarget(
      name: "analysis", dependencies: [.product(name: "GarlicText", package: "garlic")],
      path: "analysis"),
    // How fast is Garlic beside other engines, on the same documents and queries?
    .executableTarget(
      name: "scoreboard",
      dependencies: [
        .product(name: "Garlic", package: "garlic"),
        .product(name: "GarlicText", package: "garlic"),
        .product(name: "GarlicCommands", package: "garlic"),
        .product(name: "Pipeline", package: "Pipeline"),
      ],
      path: "scoreboard"),
    // How many instructions do fixed small workloads take?
    .executableTarget(
      name: "instructions",
      dependencies: [
        .product(name: "Garlic", package: "garlic"),
        .product(name: "GarlicText", package: "garlic"),
      ],
      path: "Instructions", exclude: ["check", "checksums", "thresholds.tsv"]),
    // How good are the rankings, beside simpler ways to rank?
    .executableTarget(
      name: "quality",
      dependencies: [
        .product(name: "Garlic", package: "garlic"),
        .product(name: "GarlicCommands", package: "garlic"),
      ],
      path: "Quality"),
  ],
  swiftLanguageModes: [.v6]
)

// Do any bytes, taken for an index or a query, end in an answer or an error? libFuzzer brings the
// entry point, so these are built by Fuzz/run only, which sets FUZZ.
if Context.environment["FUZZ"] != nil {
  for name in ["FuzzIndex", "FuzzQuery"] {
    package.targets.append(
      .executableTarget(
        name: name, dependencies: [.product(name: "Garlic", package: "garlic")],
        path: "Fuzz/\(name)",
        swiftSettings: [
          .unsafeFlags([
            "-parse-as-library", "-Xfrontend", "-entry-point-function-name", "-Xfrontend",
            "\(name)_unused_main",
          ])
        ]))
  }
}
