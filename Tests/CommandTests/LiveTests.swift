// Does a live search show what is typed, and leave the terminal as it was?

import Foundation
import Garlic
import GarlicText
import Testing

@testable import GarlicCommands

@Suite struct LiveTests {
  @Test func keysAreRead() {
    var reader = KeyReader()
    #expect(reader.keys(Array("a大".utf8)) == [.text("a大")])
    // A character in two pieces.
    let bytes = Array("蒜".utf8)
    #expect(reader.keys([bytes[0], bytes[1]]) == [])
    #expect(reader.keys([bytes[2], 0x7F]) == [.text("蒜"), .backspace])
    #expect(
      reader.keys(Array("\u{1B}[A\u{1B}[B\u{1B}OA\u{1B}[3~".utf8)) == [.up, .down, .up, .other])
    #expect(reader.keys([0x1B]) == [.escape])
    #expect(reader.keys([0x03]) == [.escape])
    #expect(reader.keys([0x0D, 0x09, 0x15, 0x17]) == [.enter, .tab, .deleteAll, .deleteWord])
    #expect(reader.keys([0xFF, 0x20, 0x20, 0x20]).count == 1)
  }

  /// A frame without its control sequences, a line each.
  static func lines(_ frame: String) -> [String] {
    frame.replacing(#/\u{1B}\[[0-9;?]*[A-Za-z]/#, with: "").components(separatedBy: "\r\n")
  }

  @Test(arguments: [(5, 40), (24, 80), (2, 12), (7, 41)]) func noLineIsWiderThanTheScreen(
    rows: Int, columns: Int
  ) {
    var view = LiveView()
    view.query = String(repeating: "大蒜 ", count: 30)
    view.status = "12 hits, 3 ms"
    view.hint = String(repeating: "x", count: 100)
    for text in ["ｶﾞｰﾘｯｸ", "กระเทียมในครัวของเรา", "👩‍👩‍👧‍👦🧄", "plain \u{1B}[31mred\u{7}"] {
      view.rows.append(
        .init(
          title: String(repeating: text, count: 9), path: "a/" + String(repeating: text, count: 9),
          snippet: String(repeating: text, count: 20)))
    }
    let lines = Self.lines(view.frame(rows: rows, columns: columns))
    #expect(lines.count <= rows)
    for line in lines {
      #expect(DisplayWidth.columns(of: line) <= max(columns, 24), "\(line)")
      #expect(!line.unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  @Test func queriesAreSearchedAsTheyAreTyped() throws {
    let index = try SearchIndex.inMemory(schema: CommandSchema.schema)
    try index.write { batch in
      for (id, body) in [("a", "garlic bread"), ("b", "garden"), ("c", "大蒜的价格")] {
        try batch.put(id: id, ["title": .string("title \(id)"), "body": .string(body)])
      }
    }
    var live = LiveSearch(index.snapshot, PathClauses(folders: []), filter: nil) { ($0, $1) }
    func found(_ keys: Key...) throws -> [String] {
      for key in keys { live.apply(key) }
      try live.search(rows: 24)
      return live.view.rows.map(\.title).sorted()
    }
    #expect(try found() == [])
    #expect(live.view.status.hasPrefix("3 documents"))
    #expect(try found(.text("gar")) == ["title a", "title b"])
    #expect(try found(.text("l")) == ["title a"])
    #expect(try found(.deleteWord) == [])
    #expect(try found(.text("大")) == ["title c"])
    #expect(try found(.backspace, .text("garli"), .tab) == ["title a"])
    #expect(live.view.query == "garlic ")
    #expect(try found(.deleteAll, .text("garlci")) == [])
    #expect(live.view.hint.contains("garlic"))
    #expect(try found(.deleteAll, .text("gar")).count == 2)
    live.apply(.down)
    live.apply(.down)
    #expect(live.view.selected == 1)
    live.apply(.up)
    #expect(live.view.selected == 0)
    // What is no syntax is no error.
    for wrong in ["\"", "(((", "a:", "-", "*", "[1 TO"] {
      _ = try found(.deleteAll, .text(wrong))
    }
  }

  static let hasPython = FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")

  @Test(.enabled(if: hasPython)) func aTerminalIsTakenOverAndGivenBack() throws {
    let folder = try TemporaryFolder()
    try folder.write("texts/garlic.txt", "种植\n大蒜怎样\n")
    try folder.write("texts/onion.txt", "洋葱\n")
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "terminal.py")
      .path
    func typed(_ keys: [String]) throws -> (frames: [String], code: Int?, isRestored: Bool) {
      let run = try SearchRun(
        ["live", "texts"], in: folder,
        environment: ["EDITOR": "/bin/echo opened", "VISUAL": "", "TERM": "xterm"],
        wrapper: ["/usr/bin/python3", script, "24", "80"] + keys + ["--"])
      let answer = try #require(run.objects.first, "\(run.errors)")
      return (
        answer["frames"] as? [String] ?? [], answer["code"] as? Int,
        answer["restored"] as? Bool ?? false
      )
    }
    let opened = try typed(["\\xe8\\x92\\x9c", "\\r"])
    #expect(opened.frames[0].contains("2 documents"))
    #expect(opened.frames[1].contains("garlic.txt"))
    #expect(opened.frames.last?.contains("opened") == true)
    #expect(opened.code == 0 && opened.isRestored)
    let left = try typed(["x", "\\x1b"])
    #expect(left.code == 1 && left.isRestored)
    #expect(left.frames.last?.contains("\u{1B}[?1049l") == true)
  }

  @Test func withoutATerminalItSaysSo() throws {
    let folder = try TemporaryFolder()
    let run = try SearchRun(["live"], in: folder)
    #expect(run.code == 2 && run.errors.contains("terminal"))
  }
}
