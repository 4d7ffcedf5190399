// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "garlic-shards",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "garlic", path: "../..")],
  targets: [
    .executableTarget(
      name: "shards", dependencies: [.product(name: "Garlic", package: "garlic")])
  ],
  swiftLanguageModes: [.v6]
)
