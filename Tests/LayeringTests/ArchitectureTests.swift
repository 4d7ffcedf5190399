// Does the page on the architecture name only files and floors that exist?

import Foundation
import Testing

/// The page on the architecture, held against the sources.
@Suite struct ArchitectureTests {
  private static func page() throws -> String {
    try String(
      contentsOf: LayeringTests.root.appending(
        path: "Sources/Garlic/Garlic.docc/Architecture.md"),
      encoding: .utf8)
  }

  @Test func everyFileThatIsNamedExists() throws {
    let paths = try Self.page().matches(of: #/`([^`\s]+\.swift)`/#).map { String($0.1) }
    #expect(!paths.isEmpty)
    for path in paths {
      let file = LayeringTests.root.appending(path: "Sources/\(path)")
      #expect(FileManager.default.fileExists(atPath: file.path), "\(path)")
    }
  }

  /// The diagram has every module, and below it its floors, the highest first.
  @Test(arguments: LayeringTests.rooms.keys.sorted())
  func diagramHasEveryFloor(_ module: String) throws {
    let lines = try Self.page().split(separator: "\n").drop { $0 != "```" }.dropFirst()
      .prefix { $0 != "```" }
    let floors = lines.drop { !$0.hasPrefix(" \(module) ") }.dropFirst()
      .prefix { $0.hasPrefix(" │  ") }
      .map { String($0.dropFirst(4).prefix { $0 != " " }) }
    #expect(floors == LayeringTests.rooms[module]?.reversed())
  }
}
