// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "garlic-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "garlic", path: "..")],
  targets: [
    // How fast is text cut and turned into terms, and does the lattice cut where ICU does?
    .executableTarget(
      name: "analysis", dependencies: [.product(name: "GarlicText", package: "garlic")],
      path: "analysis"),
    // How fast is Garlic beside other engines, on the same documents and queries?
    .executableTarget(
      name: "scoreboard", dependencies: [.product(name: "Garlic", package: "garlic")],
      path: "scoreboard"),
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
