// Does every target and every floor import and name only what lies below it?

import Foundation
import Testing

/// The house as its documentation describes it, held against the sources.
@Suite struct LayeringTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What each target may import.
  static let imports: [String: Set<String>] = [
    "GarlicText": ["CICUShims", "Synchronization", "Glibc", "Musl", "Darwin"],
    "Garlic": [
      "GarlicText", "CChecksum", "CZstd", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin",
    ],
    "GarlicCommands": [
      "Garlic", "GarlicText", "ArgumentParser", "Synchronization", "Dispatch", "Glibc", "Musl",
      "Darwin",
    ],
    "search": ["GarlicCommands"],
  ]

  /// The floors of the engine, lowest first.
  static let floors = ["Bytes", "Postings", "Segment", "Store", "Query", "Search", "Index"]

  static func swiftFiles(_ folder: String) -> [URL] {
    let start = root.appending(path: folder)
    let files = FileManager.default.enumerator(at: start, includingPropertiesForKeys: nil)
    return (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "swift" }
  }

  @Test(arguments: imports.keys.sorted())
  func targetsImportOnlyWhatTheyMay(_ target: String) throws {
    let allowed = Self.imports[target] ?? []
    let files = Self.swiftFiles("Sources/\(target)")
    #expect(!files.isEmpty)
    for file in files {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        let words = line.split(separator: " ").map(String.init)
        guard let at = words.firstIndex(of: "import"), at <= 1, at + 1 < words.count else {
          continue
        }
        #expect(allowed.contains(words[at + 1]), "\(file.lastPathComponent): \(line)")
      }
    }
  }

  @Test func lowerFloorsNameNoTypeOfHigherOnes() throws {
    var declared: [String: Int] = [:]
    let pattern =
      #/(?m)^(?:public |package |private |fileprivate )?(?:final |indirect )?(?:struct|class|enum|protocol|actor) ([A-Z]\w+)/#
    for (level, floor) in Self.floors.enumerated() {
      for file in Self.swiftFiles("Sources/Garlic/\(floor)") {
        for match in try String(contentsOf: file, encoding: .utf8).matches(of: pattern) {
          declared[String(match.1)] = level
        }
      }
    }
    #expect(declared.count > 40)
    for (level, floor) in Self.floors.enumerated() {
      for file in Self.swiftFiles("Sources/Garlic/\(floor)") {
        let code = try String(contentsOf: file, encoding: .utf8)
          .split(separator: "\n", omittingEmptySubsequences: false)
          .filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }
          .joined(separator: "\n")
          .replacing(#/"(?:[^"\\\n]|\\.)*"/#, with: "")
        for match in code.matches(of: #/\b[A-Z]\w+/#) {
          guard let other = declared[String(match.0)], other > level else { continue }
          Issue.record(
            "\(floor)/\(file.lastPathComponent) names \(match.0) of \(Self.floors[other])")
        }
      }
    }
  }

  private static let unsafeTextRooms = [
    "Memory", "ICU", "Characters", "Words", "Segmenters", "Terms", "Analysis",
  ]

  /// Besides the two of the engine, the command line's calls of the operating system: folders,
  /// terminals and standard input, which an index has no use for.
  @Test func unsafeCodeHasThreeAddresses() throws {
    for folder in ["Sources/Garlic", "Sources/GarlicText", "Sources/GarlicCommands"] {
      for file in Self.swiftFiles(folder) {
        let path = file.path
        if path.contains("/Garlic/Bytes/")
          || Self.unsafeTextRooms.contains(where: { path.contains("/GarlicText/\($0)/") })
        {
          continue
        }
        if path.contains("/GarlicCommands/System/") { continue }
        let code = try String(contentsOf: file, encoding: .utf8)
          .split(separator: "\n").filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }
        for line in code where line.contains(#/\bunsafe\b/#) {
          Issue.record("\(path): \(line)")
        }
      }
    }
  }
}
