// Are hits sorted, filtered and counted, and indexes merged, at the command line?

import Foundation
import Testing

@Suite struct ColumnCommandTests {
  /// Puts the indexes `one`, `two` and `all`, which are made once, into a folder.
  private static func records(_ folder: TemporaryFolder) throws {
    for (name, bytes) in try made.get() { _ = try folder.write(name, bytes) }
  }

  private static let made = Result { () throws -> [String: Data] in
    let folder = try TemporaryFolder()
    let lines = [
      #"{"id":"a","title":"大蒜","body":"大蒜 one","category":"recipe","date":"2026-01-05","lang":"zh"}"#,
      #"{"id":"b","title":"大蒜汤","body":"大蒜 大蒜","category":"recipe","date":"2026-02-05","lang":"ja"}"#,
      #"{"id":"c","title":"价格","body":"大蒜价格","category":"market","date":"2025-12-31"}"#,
      #"{"id":"d","title":"葱","body":"葱","category":"market","date":"2026-02-09"}"#,
    ]
    _ = try folder.write("one.jsonl", lines[0...1].joined(separator: "\n") + "\n")
    _ = try folder.write("two.jsonl", lines[2...3].joined(separator: "\n") + "\n")
    for (name, file) in [("one", "one.jsonl"), ("two", "two.jsonl")] {
      #expect(try SearchRun(["index", file, "-o", "\(name).garlic"], in: folder).code == 0)
    }
    let merged = try SearchRun(
      ["merge", "o*.garlic", "two.garlic", "-o", "all.garlic"], in: folder)
    #expect(merged.code == 0 && merged.output.contains("4 documents of 2 indexes"), "\(merged)")
    let names = ["one.jsonl", "two.jsonl", "one.garlic", "two.garlic", "all.garlic"]
    return try Dictionary(
      uniqueKeysWithValues: names.map {
        ($0, try Data(contentsOf: URL(filePath: "\(folder.path)/\($0)")))
      })
  }

  private static func ids(_ run: SearchRun) -> [String] {
    run.objects.compactMap { $0["id"] as? String }
  }

  @Test func hitsAreSortedFilteredAndCounted() throws {
    let folder = try TemporaryFolder()
    try Self.records(folder)
    let sorted = try SearchRun(
      ["-i", "all.garlic", "--json", "--sort", "-date,lang", "大蒜"], in: folder)
    #expect(Self.ids(sorted) == ["b", "a", "c"], "\(sorted)")
    #expect(sorted.objects[0]["sort"] as? [AnyHashable] == [1_770_249_600_000, "ja"])
    let titled = try SearchRun(["-i", "all.garlic", "--json", "--sort", "title", "大蒜"], in: folder)
    #expect(Self.ids(titled) == ["c", "a", "b"], "\(titled)")
    #expect(titled.objects[0]["sort"] as? [String] == ["价格"])
    let dated = try SearchRun(
      ["-i", "all.garlic", "--json", "--sort", "-date,title", "大蒜"], in: folder)
    #expect(Self.ids(dated) == ["b", "a", "c"], "\(dated)")
    let filtered = try SearchRun(
      ["-i", "all.garlic", "--json", "--filter", "category:recipe date:>=2026-02", "大蒜"], in: folder
    )
    #expect(Self.ids(filtered) == ["b"])
    let counted = try SearchRun(
      [
        "-i", "all.garlic", "--json", "--facet", "category", "--facet", "date:month", "-n", "0",
        "大蒜",
      ],
      in: folder)
    let facets = try #require(counted.objects.last?["facets"] as? [String: [[String: Any]]])
    #expect(facets["category"]?.map { $0["value"] as? String } == ["recipe", "market"])
    #expect(facets["category"]?.map { $0["count"] as? Int } == [2, 1])
    #expect(facets["date"]?.map { $0["value"] as? String } == ["2025-12", "2026-01", "2026-02"])
    let table = try SearchRun(["-i", "all.garlic", "--facet", "category", "大蒜"], in: folder)
    #expect(table.output.contains("recipe        2  ▇"), "\(table.output)")
    let grouped = try SearchRun(
      ["-i", "all.garlic", "--json", "--group-by", "category", "大蒜"], in: folder)
    #expect(grouped.objects.map { $0["groupCount"] as? Int } == [2, 1])
    let wrong = try SearchRun(["-i", "all.garlic", "--sort", "body", "大蒜"], in: folder)
    #expect(
      wrong.code == 2 && wrong.errors.contains("keyword field with the same value"), "\(wrong)")
  }

  @Test func anIndexIsMadeAnewFromWhatItStores() throws {
    let folder = try TemporaryFolder()
    try Self.records(folder)
    try folder.write("words.txt", "大蒜汤\n")
    let words = ["--words", "words.txt"]
    let before = try SearchRun(["-i", "all.garlic", "--json"] + words + ["大蒜"], in: folder)
    #expect(before.code == 0 && before.errors.contains("user words"))
    // What it was made from is not needed.
    try FileManager.default.removeItem(atPath: folder.path + "/one.jsonl")
    let run = try SearchRun(["index", "--rebuild", "-o", "all.garlic"] + words, in: folder)
    #expect(run.code == 0, "\(run)")
    let after = try SearchRun(
      ["-i", "all.garlic", "--json", "--sort", "id"] + words + ["大蒜"], in: folder)
    #expect(Self.ids(after).count == 3, "\(after)")
    #expect(!after.errors.contains("user words"))
    let without = try SearchRun(["-i", "all.garlic", "大蒜"], in: folder)
    #expect(without.code == 0 && without.errors.contains("user words"))
    for wrong in [["one.jsonl"], ["--fresh"]] {
      let run = try SearchRun(["index", "--rebuild", "-o", "all.garlic"] + wrong, in: folder)
      #expect(run.code == 64 || run.code == 2, "\(run)")
      #expect(run.errors.contains("--rebuild takes the documents from the index itself"))
    }
    #expect(try SearchRun(["index", "--rebuild", "-o", "none.garlic"], in: folder).code != 0)
  }

  @Test func severalIndexesAreSearchedAsOne() throws {
    let folder = try TemporaryFolder()
    try Self.records(folder)
    let single = try SearchRun(["-i", "all.garlic", "--json", "大蒜"], in: folder)
    for indexes in [
      ["-i", "one.garlic", "-i", "two.garlic"], ["-i", "o*.garlic", "-i", "t*.garlic"],
    ] {
      let several = try SearchRun(indexes + ["--json", "大蒜"], in: folder)
      #expect(Self.ids(several) == Self.ids(single))
      #expect(
        several.objects.map { $0["score"] as? Double }
          == single.objects.map { $0["score"] as? Double })
      #expect((several.objects[0]["index"] as? String)?.hasSuffix("one.garlic") == true)
    }
    let fields = try SearchRun(["fields", "all.garlic"], in: folder)
    #expect(fields.output.contains("category") && fields.output.contains("2026-02-09"), "\(fields)")
    let same = try SearchRun(["merge", "one.garlic", "-o", "one.garlic"], in: folder)
    #expect(same.code != 0)
  }

  @Test func aFileOfQueriesIsAnswered() throws {
    let folder = try TemporaryFolder()
    try Self.records(folder)
    let queries = "q1\t大蒜\n\nq2\t没有这个\n葱\n"
    _ = try folder.write("queries.tsv", queries)
    let run = try SearchRun(["batch", "queries.tsv", "-i", "all.garlic"], in: folder)
    #expect(run.code == 0)
    #expect(run.objects.map { $0["query"] as? String } == ["q1", "q1", "q1", "葱"])
    let single = try SearchRun(["-i", "all.garlic", "大蒜", "--json"], in: folder)
    #expect(Self.ids(run).dropLast() == Self.ids(single)[...])
    let parts = try SearchRun(
      ["batch", "-", "-i", "one.garlic", "-i", "two.garlic", "-n1"], in: folder, input: queries)
    #expect(Self.ids(parts) == [Self.ids(run)[0], "d"])
    #expect(
      parts.objects.first?["score"] as? Double == single.objects.first?["score"] as? Double)
    #expect((parts.objects.last?["index"] as? String)?.hasSuffix("two.garlic") == true)
    let none = try SearchRun(["batch", "-", "-i", "all.garlic"], in: folder, input: "zzz\n")
    #expect(none.code == 1 && none.output.isEmpty)
    #expect(try SearchRun(["batch", "gone.tsv", "-i", "all.garlic"], in: folder).code == 2)
  }

  @Test func recordsOfStandardInputMakeTheSameBytes() throws {
    let folder = try TemporaryFolder()
    let records = #"{"id":"a","body":"大蒜"}"# + "\n" + #"{"id":"b","body":"种植大蒜"}"# + "\n"
    for name in ["one", "two"] {
      let run = try SearchRun(["index", "-", "-o", "\(name).garlic"], in: folder, input: records)
      #expect(run.code == 0, "\(run)")
    }
    let bytes = try ["one", "two"].map {
      try Data(contentsOf: URL(filePath: "\(folder.path)/\($0).garlic"))
    }
    #expect(bytes[0] == bytes[1])
    #expect(Self.ids(try SearchRun(["-i", "one.garlic", "大蒜", "--json"], in: folder)).count == 2)
    // A record takes the place of one with its id.
    let again = try SearchRun(
      ["index", "-", "-o", "one.garlic"], in: folder, input: #"{"id":"a","body":"葱"}"#)
    #expect(again.code == 0)
    #expect(Self.ids(try SearchRun(["-i", "one.garlic", "大蒜", "--json"], in: folder)) == ["b"])
    let broken = try SearchRun(
      ["index", "-", "-o", "one.garlic"], in: folder, input: "no record\n")
    #expect(broken.code == 2 && broken.errors.contains("standard input:1"), "\(broken)")
    #expect(try SearchRun(["index", "-", "x", "-o", "one.garlic"], in: folder).code == 64)
  }
}
