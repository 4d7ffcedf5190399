// swift-tools-version: 6.2
import PackageDescription

// A package of its own: the harness takes minutes to build, and nothing else needs it. Its interposers of
// malloc and of the runtime are left out (`traits: []`), as they need libraries of their own; counts of
// allocations then read 0.
let package = Package(
  name: "garlic-micro-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "garlic", path: "../.."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    // What does each layer of the story cost, from text to hits? The harness wants the folder above it to be
    // called Benchmarks.
    .executableTarget(
      name: "Layers",
      dependencies: [
        .product(name: "Garlic", package: "garlic"),
        .product(name: "GarlicText", package: "garlic"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Layers",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")])
  ],
  swiftLanguageModes: [.v6]
)
