// Do texts and records come in from everywhere, and out again as they were?

import Foundation
import Garlic
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct DataTests {
  @Test(arguments: ["-", "/dev/stdin"])
  func standardInputIsSearched(_ path: String) throws {
    let folder = try TemporaryFolder()
    let text = "种植\n\n大蒜怎样\n"
    let run = try SearchRun(["--vimgrep", "大蒜", path], in: folder, input: text)
    #expect(run.output == "(standard input):3:1:大蒜怎样\n")
    #expect(try SearchRun(["-q", "薹", path], in: folder, input: text).code == 1)
    #expect(try SearchRun(["x", path], in: folder, input: "").code == 1)
    #expect(try SearchRun(["x", path], in: folder, input: "a\0b").code == 2)
    #expect(try SearchRun(["x", path, "other"], in: folder, input: text).code == 64)
    let json = try SearchRun(["--json", "大蒜", path], in: folder, input: text)
    #expect(json.objects.first?["title"] as? String == "种植")
    // Nothing of it stays.
    #expect(
      try !FileManager.default.fileExists(atPath: folder.path + "/.cache/garlic")
        || FileManager.default.contentsOfDirectory(atPath: folder.path + "/.cache/garlic")
          .allSatisfy { !$0.hasSuffix(".garlic") }
    )
  }

  private static func documents(_ path: String) throws -> [Document] {
    var documents: [Document] = []
    try SearchIndex.open(path).snapshot.forEachDocument { (document) throws(IndexError) in
      documents.append(document)
      return true
    }
    return documents
  }

  @Test func tablesAndArraysAreRecords() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "t.csv",
      "\u{FEFF}id,title,body,price,date,source\r\n7,大蒜,\"新鲜, \"\"白\"\"\",3.5,2026-11-23,wiki\r\n,无,,4,,\r\n1,2,3,4,5,6,7\r\n"
    )
    let run = try SearchRun(
      ["index", "t.csv", "-o", "c.garlic", "--records", "csv"], in: folder)
    #expect(run.code == 2)
    #expect(run.errors.contains("t.csv:4: 7 cells under 6 names"))
    let rows = try Self.documents(folder.path + "/c.garlic")
    #expect(rows.map(\.id) == ["7", "t.csv:3"])
    #expect(rows[0][CommandSchema.body] == .string("新鲜, \"白\"\n\nwiki"))
    #expect(rows[0][CommandSchema.tag] == .strings(["price=3.5", "source=wiki"]))
    #expect(
      try SearchRun(["--count", "date:2026-11-23", "-i", "c.garlic"], in: folder).output == "1\n")
    #expect(
      try SearchRun(["--count", "tag:price=4", "-i", "c.garlic"], in: folder).output == "1\n")
    // Unless asked for, a table is one text.
    _ = try SearchRun(["index", "t.csv", "-o", "one.garlic"], in: folder)
    #expect(try Self.documents(folder.path + "/one.garlic").map(\.id) == ["t.csv"])
    // The same file, read otherwise, is read again.
    _ = try SearchRun(["index", "t.csv", "-o", "one.garlic", "--records", "csv"], in: folder)
    #expect(try Self.documents(folder.path + "/one.garlic").count == 2)

    let array = #"[{"id":"a","body":"大蒜"}, 3, {"id":"b","body":"韭菜","n":{"m":1}}]"#
    let input = try SearchRun(
      ["index", "-", "-o", "j.garlic", "--records", "json"], in: folder, input: array)
    #expect(input.errors.contains("element 2 is no object"))
    #expect(try Self.documents(folder.path + "/j.garlic").map(\.id) == ["a", "b"])
    #expect(try SearchRun(["--count", "tag:n.m=1", "-i", "j.garlic"], in: folder).output == "1\n")
    for wrong in TestRounds.sample(["{}", "[1,", "text"], every: 3) {
      let run = try SearchRun(
        ["index", "-", "-o", "w.garlic", "--records", "json"], in: folder, input: wrong)
      #expect(run.code == 2, "\(wrong)")
    }
    let tabs = try SearchRun(
      ["index", "-", "-o", "t.garlic", "--records", "tsv"], in: folder, input: "id\tbody\nx\ta, b\n"
    )
    #expect(tabs.code == 0)
    #expect(
      try Self.documents(folder.path + "/t.garlic").first?[CommandSchema.body]?.text == "a, b")
  }

  @Test func anExportIsReadBack() throws {
    let folder = try TemporaryFolder()
    try folder.write("d/a.txt", "大蒜 \u{2028}\"引\\号\"\n第二行\t\u{1}\n")
    try folder.write("d/b.md", "# 标题\n\n大蒜 garlic\n")
    try folder.write("d/a.zip", try FormatSamples.bytes("a.zip"))
    try folder.write("d/m.eml", try FormatSamples.bytes("a.eml"))
    try folder.write(
      "d/r.jsonl",
      #"{"id":"r1","title":"记录","lang":["zh","ja"],"category":"x","date":"2026-11-23T10:00:00+08:00","n":1,"t":"tag"}"#
        + "\n" + #"{"id":"r2","body":"garlic 大蒜","date":1795392000}"# + "\n")
    #expect(try SearchRun(["index", "d", "-o", "a.garlic"], in: folder).code == 0)
    _ = try SearchRun(["delete", "-i", "a.garlic", "r2"], in: folder)
    let export = try SearchRun(["export", "-i", "a.garlic"], in: folder)
    #expect(export.code == 0)
    #expect(export.lines.count == 7)
    let back = try SearchRun(["index", "-", "-o", "b.garlic"], in: folder, input: export.output)
    #expect(back.code == 0 && back.errors.isEmpty)
    #expect(try SearchRun(["export", "-i", "b.garlic"], in: folder).output == export.output)
    let paths = ["a", "b"].map { "\(folder.path)/\($0).garlic" }
    #expect(try Self.documents(paths[0]) == Self.documents(paths[1]))
    _ = try SearchRun(["compact", "a.garlic"], in: folder)
    let digests = try paths.map { try IndexDigest(of: try SearchIndex.open($0).snapshot) }
    #expect(digests[0].differences(from: digests[1]) == [])
    let queries = ["大蒜", "garlic", "title:记录", "lang:ja", "tag:t=tag", "date:2026-11", "size:>1"]
    let sorts = [[], ["--sort", "title"], ["--sort", "-modified"]]
    let searches = queries.flatMap { query in sorts.map { [query] + $0 } }
    for search in TestRounds.sample(searches, every: 4) {
      let outputs = try ["a.garlic", "b.garlic"].map {
        try SearchRun(["--json", "-i", $0] + search, in: folder).objects.map {
          [$0["id"] as? String ?? "", "\($0["score"] ?? "")", $0["snippet"] as? String ?? ""]
        }
      }
      #expect(outputs[0] == outputs[1] && !outputs[0].isEmpty, "\(search)")
    }
    // It mirrors the same files.
    let again = try SearchRun(["index", "d", "-o", "b.garlic"], in: folder)
    #expect(again.code == 0)
    #expect(try SearchIndex.open(paths[1]).count == 7)
    let mistakes = [
      #"{"garlic":2,"id":"x"}"#, #"{"garlic":1,"title":"x"}"#, #"{"garlic":1,"id":"x","own":1}"#,
      #"{"garlic":1,"id":"x","title":{}}"#,
    ]
    for wrong in TestRounds.sample(mistakes, every: 2) {
      let run = try SearchRun(["index", "-", "-o", "w.garlic"], in: folder, input: wrong + "\n")
      #expect(run.code == 2 && run.errors.contains("line left out"), "\(wrong)")
    }
  }

  // MARK: The cache

  private static func cached(_ folder: TemporaryFolder) throws -> [String] {
    try SearchRun(["cache", "list", "--json"], in: folder).objects.map {
      ($0["roots"] as? [String] ?? []).map { URL(filePath: $0).lastPathComponent }.joined(
        separator: ",")
    }
  }

  @Test func theCacheIsListedAndCleared() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c"] { try folder.write("\(name)/x.txt", "大蒜\n") }
    #expect(try SearchRun(["cache"], in: folder).output == "")
    #expect(try SearchRun(["cache", "clear"], in: folder).code == 1)
    for name in ["a", "b", "c", "a"] { _ = try SearchRun(["大蒜", name], in: folder) }
    _ = try SearchRun(["大蒜", "b", "c"], in: folder)
    #expect(try Self.cached(folder) == ["b,c", "a", "c", "b"])
    let table = try SearchRun(["cache", "list"], in: folder)
    #expect(table.lines.count == 6 && table.output.contains("\(folder.path)/a"))
    #expect(try SearchRun(["cache", "clear", "b"], in: folder).output == "2 indexes removed\n")
    #expect(try Self.cached(folder) == ["a", "c"])
    #expect(try SearchRun(["cache", "clear"], in: folder).output == "2 indexes removed\n")
    let rest = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.cache/garlic")
    #expect(rest.allSatisfy { !$0.contains(".garlic") })
    #expect(try SearchRun(["大蒜", "a"], in: folder).code == 0)
  }

  @Test func indexesOfWhatIsGoneGo() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b"] { try folder.write("\(name)/x.txt", "大蒜\n") }
    for name in ["a", "b"] { _ = try SearchRun(["大蒜", name], in: folder) }
    try folder.remove("a")
    #expect(try SearchRun(["cache"], in: folder).output.contains("/a (gone)"))
    try folder.write("c/x.txt", "大蒜\n")
    _ = try SearchRun(["大蒜", "c"], in: folder)
    #expect(try Self.cached(folder) == ["c", "b"])
  }

  @Test func theLimitIsKept() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c"] {
      try folder.write("\(name)/x.txt", String(repeating: "大蒜 \(name) ", count: 2000))
    }
    #expect(try SearchRun(["cache", "limit"], in: folder).output == "2.1 GB\n")
    for name in ["a", "b"] { _ = try SearchRun(["大蒜", name], in: folder) }
    let sizes = try SearchRun(["cache", "list", "--json"], in: folder).objects.compactMap {
      $0["size"] as? Int
    }
    let room = sizes.reduce(0, +) + sizes[0] / 2
    #expect(try SearchRun(["cache", "limit", "\(room)"], in: folder).code == 0)
    _ = try SearchRun(["大蒜", "a"], in: folder)
    _ = try SearchRun(["大蒜", "c"], in: folder)
    #expect(try Self.cached(folder) == ["c", "a"])
    #expect(try SearchRun(["cache", "limit", "0"], in: folder).output == "2 indexes removed\n")
    // The one that is searched stays as long as it is.
    #expect(try SearchRun(["大蒜", "a"], in: folder).code == 0)
    #expect(try SearchRun(["cache", "limit", "much"], in: folder).code == 64)
  }
}
