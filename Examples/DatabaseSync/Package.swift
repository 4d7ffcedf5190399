// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "database-sync",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "garlic", path: "../.."),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.0.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "database-sync",
      dependencies: [
        .product(name: "Garlic", package: "garlic"),
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Sources/DatabaseSync")
  ],
  swiftLanguageModes: [.v6]
)
