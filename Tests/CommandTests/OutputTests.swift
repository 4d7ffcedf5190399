// Is output right for people, with wide characters too?

import Garlic
import GarlicText
import Testing

@testable import GarlicCommands

@Suite struct OutputTests {
  static func hits(_ query: String) throws -> [HitRecord] {
    let index = try SearchIndex.inMemory(schema: CommandSchema.schema)
    try index.write { batch in
      try batch.put(
        id: "a.txt", ["title": "大蒜\t种植", "body": "依托大蒜辣椒\n等种植资源\u{1B}[2J优势", "path": "docs/a.txt"])
      try batch.put(id: "r1", ["body": "garlic bread", "path": "docs/r.jsonl"])
    }
    let fields = ShownFields(index.schema)
    return try index.search(query).map { hit in
      try HitRecord(hit, fields, columns: 160) { ($0, $1) }
    }
  }

  @Test func plainHits() throws {
    let format = HitFormat(isColored: false, columns: 60)
    let text = format.text(try #require(try Self.hits("大蒜").first))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("  1 大蒜 种植 "))
    #expect(DisplayWidth.columns(of: lines[0]) == 60)
    #expect(lines[1] == "    docs/a.txt")
    #expect(lines[2].hasPrefix("    依托大蒜辣椒 等种植资源"))
    #expect(!text.contains("\u{1B}"))
    #expect(!text.contains("\t"))
  }

  @Test func colouredHits() throws {
    let format = HitFormat(isColored: true, columns: 60)
    let text = format.text(try #require(try Self.hits("大蒜").first))
    #expect(text.contains("依托\u{1B}[1;31m大蒜\u{1B}[0m辣椒"))
    #expect(text.contains("\u{1B}[1;31m大蒜\u{1B}[0m\u{1B}[1m 种植\u{1B}[0m"))
    // Colours apart, the text is the same.
    let plain = HitFormat(isColored: false, columns: 60).text(
      try #require(try Self.hits("大蒜").first))
    #expect(text.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == plain)
  }

  @Test func recordsWithoutTitleShowTheirID() throws {
    let text = HitFormat(isColored: false, columns: 60).text(
      try #require(try Self.hits("garlic").first))
    #expect(text.hasPrefix("  1 r1 "))
    #expect(text.contains("    docs/r.jsonl  r1\n"))
  }

  @Test func jsonHits() throws {
    let hit = try #require(try Self.hits("大蒜").first)
    let value = try JSONParser.parse(Array(HitFormat.json(hit).utf8)[...])
    #expect(value["rank"] == .number("1"))
    #expect(value["id"] == .string("a.txt"))
    #expect(value["path"] == .string("docs/a.txt"))
    #expect(value["start"] == .number("0"))
    #expect(value["relaxed"] == .bool(false))
    #expect(value["highlights"] == .array([.array([.number("6"), .number("12")])]))
    let snippet = try #require(value["snippet"]?.string)
    #expect(String(decoding: Array(snippet.utf8)[6..<12], as: UTF8.self) == "大蒜")
  }

  @Test func longTitlesAreCutToColumns() {
    #expect(HitFormat.shortened("大蒜种植", to: 8) == "大蒜种植")
    #expect(HitFormat.shortened("大蒜种植", to: 7) == "大蒜种…")
    #expect(HitFormat.shortened("大蒜种植", to: 6) == "大蒜…")
    #expect(HitFormat.shortened("abc", to: 3) == "abc")
    #expect(
      TextLine.of("a\r\n\tb\u{7}\u{85}c") == "a bc"
        || TextLine.of("a\r\n\tb\u{7}\u{85}c") == "a b c")
  }

  @Test func tablesAlignWideCharacters() {
    var table = Table([("term", .left), ("n", .right)])
    table.add(["大蒜", "1"])
    table.add(["abc", "12"])
    #expect(table.lines == ["term   n", "大蒜   1", "abc   12"])
  }

  @Test func numbers() {
    #expect(Decimal.text(1.005, digits: 2) == "1.00" || Decimal.text(1.005, digits: 2) == "1.01")
    #expect(Decimal.text(-0.001, digits: 2) == "0.00")
    #expect(Decimal.text(-1.5, digits: 0) == "-2")
    #expect(Decimal.text(12.3456, digits: 3) == "12.346")
    #expect(Decimal.text(.infinity, digits: 1) == "inf")
    #expect(Decimal.text(0.07, digits: 2) == "0.07")
    #expect(Decimal.bytes(999) == "999 B")
    #expect(Decimal.bytes(28_300_000) == "28.3 MB")
    #expect(Decimal.bytes(999_999) == "1.0 MB")
    #expect(Decimal.grouped(1_234_567) == "1,234,567")
    #expect(Decimal.grouped(-123) == "-123")
    #expect(Decimal.count(1, "file") == "1 file")
    #expect(Decimal.count(0, "file") == "0 files")
    #expect(Decimal.duration(seconds: 41.2) == "42 s")
    #expect(Decimal.duration(seconds: 185) == "3:05 min")
    #expect(Decimal.duration(seconds: 3720) == "1:02 h")
  }

  @Test func progressBars() {
    let line = ProgressBar.line(
      label: "Indexing", done: 25_000_000, total: 100_000_000, seconds: 2, columns: 100)
    #expect(line.hasPrefix("Indexing ██████████░"))
    #expect(line.hasSuffix(" 25.0 MB of 100.0 MB, 12.5 MB/s, 6 s left"))
    #expect(DisplayWidth.columns(of: line) < 100)
    for columns in 40..<120 {
      let narrow = ProgressBar.line(
        label: "Indexing", done: 1, total: 0, seconds: 0, columns: columns)
      #expect(narrow == "Indexing 1 B, 0.0 MB/s")
    }
  }

  @Test func hexDumps() {
    #expect(
      HexDump.lines(Array("Garlic大".utf8), from: 4096)
        == ["00001000  47 61 72 6c 69 63 e5 a4 a7                      Garlic..."])
  }

  @Test func cacheNames() {
    let name = CacheFolder.indexName(roots: ["/a", "/b"])
    #expect(name == CacheFolder.indexName(roots: ["/b", "/a", "/a"]))
    #expect(name != CacheFolder.indexName(roots: ["/a"]))
    #expect(name != CacheFolder.indexName(roots: ["/a", "/b"], encoding: "EUC-JP"))
    #expect(name != CacheFolder.indexName(roots: ["/a/b"]))
    #expect(name.utf8.count == 39)
  }
}
