// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that its tests are built in seconds and without the library.
let package = Package(
  name: "garlic-pipeline",
  platforms: [.macOS(.v15)],
  products: [.library(name: "Pipeline", targets: ["Pipeline"])],
  targets: [
    // How long would the pieces of a write take on more processors?
    .target(name: "Pipeline", path: "Simulation"),
    .testTarget(name: "PipelineTests", dependencies: ["Pipeline"], path: "Tests"),
  ],
  swiftLanguageModes: [.v6]
)
