// Does every target and every floor import and name only what lies below it?

import Foundation
import Testing

/// The house as its documentation describes it, held against the sources.
@Suite struct LayeringTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What each target may import.
  static let imports: [String: Set<String>] = [
    "GarlicText": ["CICUShims", "CProcessor", "Synchronization", "Glibc", "Musl", "Darwin"],
    "Garlic": [
      "GarlicText", "CProcessor", "CZstd", "Synchronization", "Dispatch", "Glibc", "Musl", "Darwin",
    ],
    "GarlicFoundation": ["Garlic", "Foundation"],
    "GarlicCommands": [
      "Garlic", "GarlicText", "ArgumentParser", "Synchronization", "Dispatch", "Glibc", "Musl",
      "Darwin",
    ],
    "search": ["GarlicCommands", "CAllocator"],
  ]

  /// The rooms of each module, lowest first: a room names no type of one that comes after it.
  static let rooms: [String: [String]] = [
    "GarlicText": [
      "Memory", "ICU", "Encoding", "Characters", "Stems", "Readings", "Words", "Segmenters",
      "Terms", "Analysis",
    ],
    "Garlic": [
      "Bytes/Memory", "Bytes/Bits", "Bytes/Threads", "Bytes/Files", "Documents", "Records",
      "Observation",
      "Postings",
      "Segment/Sections", "Segment/Dictionary", "Segment/Columns", "Segment/Stored", "Segment",
      "Segment/Inversion", "Segment/Merge", "Store", "Query", "Query/Parsing",
      "Search/Synonyms", "Search/Options",
      "Search/Titles", "Search/Caches", "Search/Snapshot", "Search/Scoring", "Search/Matching",
      "Search/Planning",
      "Search/TopK",
      "Search/Filters", "Search/Sorting", "Search/Grouping", "Search/Facets", "Search/Reranking",
      "Search/Highlight", "Search/Results", "Search", "Search/Explain", "Search/Completion",
      "Index/Tasks", "Index", "Index/Async", "Index/Checking",
    ],
    "GarlicCommands": [
      "System", "Messages", "Files", "Reading", "Output", "Formats/Archives", "Formats/Office",
      "Formats/Mail",
      "Formats/Markup", "Formats/Programs", "Documents", "Lines", "Indexing", "Live", "Evaluation",
      "Commands",
    ],
  ]

  /// Where unsafe code may be.
  static let unsafeRooms: Set = [
    "GarlicText/Memory", "GarlicText/ICU", "GarlicText/Characters", "GarlicText/Words",
    "GarlicText/Segmenters", "GarlicText/Terms", "GarlicText/Analysis", "Garlic/Bytes/Memory",
    "Garlic/Bytes/Bits", "Garlic/Bytes/Threads", "Garlic/Bytes/Files", "GarlicCommands/System",
  ]

  /// The types outside those rooms that say without the compiler's proof that threads may share them, each with
  /// the reason beside it in the code.
  static let uncheckedSendable: Set = [
    "InverterBox", "SearchContext", "Searcher", "Seat", "ScoreFactor",
  ]

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

  /// The files of the rooms of a module, by room.
  private static func filesByRoom(_ module: String) -> [String: [URL]] {
    let start = "/Sources/\(module)/"
    return Dictionary(grouping: swiftFiles("Sources/\(module)")) { file in
      let path = file.deletingLastPathComponent().path + "/"
      guard let range = path.range(of: start, options: .backwards) else { return "" }
      return String(path[range.upperBound...].dropLast())
    }
  }

  /// A file's code, without comments that take a line.
  private static func code(_ file: URL) throws -> [Substring] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .filter { !$0.drop(while: { $0 == " " }).hasPrefix("//") }
  }

  @Test(arguments: rooms.keys.sorted())
  func everyFileIsInARoom(_ module: String) {
    let found = Set(Self.filesByRoom(module).keys)
    #expect(found == Set(Self.rooms[module] ?? []))
  }

  @Test(arguments: rooms.keys.sorted())
  func lowerRoomsNameNoTypeOfHigherOnes(_ module: String) throws {
    let rooms = Self.rooms[module] ?? []
    let files = Self.filesByRoom(module)
    var declared: [String: Int] = [:]
    let pattern =
      #/^(?:@\w+ )*(?:public |package |private |fileprivate )?(?:final |indirect )*(?:struct|class|enum|protocol|actor|typealias) ([A-Z]\w+)/#
    for (level, room) in rooms.enumerated() {
      for file in files[room] ?? [] {
        for line in try Self.code(file) {
          if let match = line.firstMatch(of: pattern) { declared[String(match.1)] = level }
        }
      }
    }
    #expect(declared.count > 20)
    for (level, room) in rooms.enumerated() {
      for file in files[room] ?? [] {
        let code = try Self.code(file).joined(separator: "\n")
          .replacing(#/"(?:[^"\\\n]|\\.)*"/#, with: "")
        for match in code.matches(of: #/\b[A-Z]\w+/#) {
          guard let other = declared[String(match.0)], other > level else { continue }
          let finding = "\(room)/\(file.lastPathComponent) names \(match.0)"
          Issue.record("\(finding) of \(rooms[other])")
        }
      }
    }
  }

  @Test(arguments: rooms.keys.sorted())
  func unsafeCodeIsInItsRooms(_ module: String) throws {
    var found = 0
    for (room, files) in Self.filesByRoom(module) {
      for file in files {
        for line in try Self.code(file) {
          // Looking for a word is quick, a regular expression in every line is not.
          if line.contains("unsafe"), line.contains(#/\bunsafe\b/#) {
            found += 1
            if !Self.unsafeRooms.contains("\(module)/\(room)") {
              Issue.record("\(room)/\(file.lastPathComponent): \(line)")
            }
          }
          if line.contains("@unchecked"),
            let match = line.firstMatch(of: #/(\w+)(?:<.*>)?: @unchecked Sendable/#),
            !Self.unsafeRooms.contains("\(module)/\(room)"),
            !Self.uncheckedSendable.contains(String(match.1))
          {
            Issue.record("\(room)/\(file.lastPathComponent): \(line)")
          }
        }
      }
    }
    #expect(found > 0)
  }
}
