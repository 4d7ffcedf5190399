// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "garlic",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Garlic", targets: ["Garlic"]),
    .library(name: "GarlicFoundation", targets: ["GarlicFoundation"]),
    .library(name: "GarlicText", targets: ["GarlicText"]),
    .library(name: "GarlicCommands", targets: ["GarlicCommands"]),
    .executable(name: "search", targets: ["search"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
  ],
  targets: [
    // Outside the house: libraries of the system.
    .systemLibrary(
      name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),

    // C, because the headers of ICU must stay out of Swift, CRC and prefetching need intrinsics, and malloc.h is not imported.
    .target(name: "CICUShims", dependencies: ["CICU"]),
    .target(name: "CProcessor"),
    .target(name: "CAllocator"),

    // The story: text → tokens → postings → segment → file → query → hits.
    .target(name: "GarlicText", dependencies: ["CICUShims", "CProcessor"]),
    .target(name: "Garlic", dependencies: ["GarlicText", "CProcessor", "CZstd"]),
    // For programs with Foundation: its errors and dates.
    .target(name: "GarlicFoundation", dependencies: ["Garlic"]),
    .target(
      name: "GarlicCommands",
      dependencies: [
        "Garlic", "GarlicText",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "search", dependencies: ["GarlicCommands", "CAllocator"]),

    .target(
      name: "TestSupport", dependencies: ["Garlic", "GarlicText"], path: "Tests/TestSupport"),
    .testTarget(name: "GarlicTextTests", dependencies: ["GarlicText", "TestSupport"]),
    // Killed by a test while it writes.
    .executableTarget(name: "CrashWriter", dependencies: ["Garlic"], path: "Tests/CrashWriter"),
    .testTarget(
      name: "GarlicTests", dependencies: ["Garlic", "GarlicText", "TestSupport", "CrashWriter"]),
    .testTarget(
      name: "FormatTests", dependencies: ["Garlic", "GarlicText", "TestSupport"],
      exclude: ["Golden", "read_index.py"]),
    .testTarget(
      name: "CommandTests", dependencies: ["Garlic", "GarlicCommands", "TestSupport", "search"],
      exclude: ["terminal.py"]),
    .testTarget(name: "LayeringTests", dependencies: ["TestSupport"]),
    .testTarget(name: "FoundationTests", dependencies: ["Garlic", "GarlicFoundation", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)

// Documentation is built with DOCS=1, so that no dependent resolves the plugin.
if Context.environment["DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"))
}

let writtenInC: Set = ["CICU", "CZstd", "CICUShims", "CProcessor", "CAllocator"]
for target in package.targets where !writtenInC.contains(target.name) {
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .strictMemorySafety(),
      .treatAllWarnings(as: .error),
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
