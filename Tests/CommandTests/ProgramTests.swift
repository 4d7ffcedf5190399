// Does the program do what its help says, from the first search to the last error?

import Foundation
import Garlic
import TestSupport
import Testing

@Suite struct ProgramTests {
  static func corpus() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("texts/garlic.txt", "大蒜种植技术\n\n依托大蒜辣椒等种植资源优势，引进恒丰果蔬。\n")
    try folder.write("texts/onion.md", "intro\n# 洋葱与大蒜\n\n洋葱的价格。\n")
    try folder.write(
      "texts/page.html",
      "<html><head><title>Garlic &amp; bread</title><script>大蒜</script></head><body><p>Fresh gar<b>lic</b></body>"
    )
    try folder.write(
      "texts/notes.jsonl",
      #"{"id":"n1","title":"蒜薹","body":"蒜薹炒肉","lang":"zh","source":"kitchen"}"# + "\n\n"
        + #"{"id":"n2","title":"マニュアル","body":"ニンニクの保存","date":"2025-12-21"}"# + "\n")
    try folder.write("texts/.hidden.txt", "大蒜")
    try folder.write("texts/binary.dat", [0x67, 0x00, 0x01])
    return folder
  }

  @Test func searchesFolderOnTheFly() throws {
    let folder = try Self.corpus()
    let first = try SearchRun(["大蒜", "texts"], in: folder)
    #expect(first.code == 0)
    #expect(first.errors.isEmpty)
    #expect(first.output.contains("texts/garlic.txt"))
    #expect(first.output.contains("texts/onion.md"))
    #expect(first.output.contains("洋葱与大蒜"))
    #expect(!first.output.contains("page.html"))
    #expect(!first.output.contains("\u{1B}"))
    // Kept in the cache, and the same again.
    let cached = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/.cache/garlic")
    #expect(cached.contains { $0.hasSuffix(".garlic") })
    #expect(try SearchRun(["大蒜", "texts"], in: folder).output == first.output)
    #expect(try SearchRun(["大蒜", "./texts/", "--no-cache"], in: folder).output == first.output)
    // Without a path it is the current folder.
    let here = try SearchRun(["garlic"], in: folder)
    #expect(here.output.contains("texts/page.html"))
    #expect(here.output.contains("Garlic & bread"))
  }

  @Test func encodingsAreFoundAndTold() throws {
    let folder = try TemporaryFolder()
    let japanese = String.Encoding.shiftJIS
    let text = "雪の多い村では春まで納屋に道具をしまう。\n"
    try folder.write("a.txt", text.data(using: japanese) ?? Data())
    let run = try SearchRun(["納屋", "--count"], in: folder)
    #expect(run.output == "1\n")
    #expect(run.errors == "search: 'a.txt' is read as Shift_JIS, as its bytes suggest\n")
    // From the cache there is nothing to tell.
    #expect(try SearchRun(["納屋", "--count"], in: folder).errors.isEmpty)
    let overruled = try SearchRun(["納屋", "--count", "--encoding", "EUC-JP"], in: folder)
    #expect(overruled.output == "0\n")
    let named = try SearchRun(["納屋", "--count", "--encoding", "shift_jis"], in: folder)
    #expect(named.output == "1\n")
    #expect(named.errors.isEmpty)
    for arguments in [["x", "--encoding", "no-such"], ["x", "-i", "i", "--encoding", "EUC-JP"]] {
      #expect(try SearchRun(arguments, in: folder).code == 64)
    }
    for name in ["b", "c", "d"] {
      let russian = "В снежной деревне инструменты лежат в сарае.".data(using: .windowsCP1251)
      try folder.write("\(name).txt", russian ?? Data())
    }
    try folder.write(
      "e.jsonl", (#"{"body":"\#(text.dropLast())"}"#).data(using: japanese) ?? Data())
    try folder.write(
      "f.html",
      ("<meta charset=shift_jis><p>納屋").data(using: japanese) ?? Data())
    try folder.write("g.txt", (0..<200).map { UInt8($0 * 37 % 256 | 0x81) })
    let index = try SearchRun(["index", ".", "-o", "i.garlic"], in: folder)
    #expect(
      index.errors == """
        search: 5 files are read as their bytes suggest: 3 as windows-1251, 2 as Shift_JIS (the first is 'a.txt')
        search: 'g.txt' is text in no encoding that is known: skipped

        """)
    #expect(try SearchRun(["-i", "i.garlic", "納屋", "--count"], in: folder).output == "3\n")
  }

  @Test func namesAreSearched() throws {
    let folder = try TemporaryFolder()
    try folder.write("市场/大蒜价格.txt", "没有别的\n")
    try folder.write("市场/b.txt", "说的是葱\n")
    try folder.write("市场/records.jsonl", #"{"id":"n1","body":"说的是姜"}"#)
    try folder.write("code/sort.py", "/* Copyright */\nprint(1)\n")
    func paths(_ arguments: [String]) throws -> [String] {
      try SearchRun(arguments + ["--json"], in: folder).objects.compactMap { $0["path"] as? String }
        .sorted()
    }
    _ = try SearchRun(["index", ".", "-o", "i.garlic"], in: folder)
    let inMarket = ["市场/b.txt", "市场/records.jsonl", "市场/大蒜价格.txt"]
    let anywhere = [
      ("大蒜", ["市场/大蒜价格.txt"]), ("path:大蒜", ["市场/大蒜价格.txt"]), ("name:大蒜", ["市场/大蒜价格.txt"]),
      // A folder is no word of what is in it, but a word of its path.
      ("市场", []), ("path:市场", inMarket), (#"path:"市场/b.txt""#, ["市场/b.txt"]), ("name:records", []),
      ("sort", ["code/sort.py"]),
    ]
    let below = [
      (#"file:"市场/b.txt""#, ["市场/b.txt"]), ("path:市场/*", inMarket), ("path:市*/b*", ["市场/b.txt"]),
      ("说的是 -path:市场/b*", ["市场/records.jsonl"]),
    ]
    let sources = [["."], ["--no-cache"], ["-i", "i.garlic"], ["市场"]]
    // A quick run asks each query of one source or two.
    for (query, expected) in anywhere {
      for source in TestRounds.sample(Array(sources.dropLast()), every: 2) {
        #expect(try paths([query] + source) == expected, "\(query) of \(source)")
      }
    }
    for (query, expected) in below {
      for source in TestRounds.sample(sources, every: 3) {
        #expect(try paths([query] + source) == expected, "\(query) of \(source)")
      }
    }
    // From elsewhere, a path is one that opens there.
    let elsewhere = try SearchRun(
      ["-i", "../i.garlic", "大蒜", "--json"], in: folder,
      wrapper: ["/bin/sh", "-c", #"cd code && exec "$@""#, "sh"])
    #expect(elsewhere.objects.first?["path"] as? String == folder.path + "/市场/大蒜价格.txt")
    let hit = try #require(try SearchRun(["copyright", "--json"], in: folder).objects.first)
    #expect(hit["title"] as? String == "sort.py")
  }

  @Test func refreshesWhatChanged() throws {
    let folder = try Self.corpus()
    func paths(_ query: String) throws -> [String] {
      try SearchRun([query, "texts", "--json"], in: folder).objects.compactMap {
        $0["path"] as? String
      }.sorted()
    }
    #expect(try paths("大蒜") == ["texts/garlic.txt", "texts/onion.md"])
    try folder.remove("texts/onion.md")
    try folder.write("texts/new/added.txt", "新的大蒜文章")
    try folder.write("texts/garlic.txt", "现在说的是葱")
    try folder.write("texts/notes.jsonl", #"{"id":"n1","title":"大蒜","body":"x"}"# + "\n")
    #expect(try paths("大蒜") == ["texts/new/added.txt", "texts/notes.jsonl"])
    #expect(try paths("葱") == ["texts/garlic.txt"])
    #expect(try paths("ニンニク") == [])
    try folder.write("texts/new/added.txt", "")
    #expect(try paths("大蒜") == ["texts/notes.jsonl"])
    // A damaged cache is made again, and so is a list of files that is damaged.
    let cache = folder.path + "/.cache/garlic"
    for name in try FileManager.default.contentsOfDirectory(atPath: cache) {
      try Data("damaged".utf8).write(to: URL(filePath: "\(cache)/\(name)"))
    }
    #expect(try paths("大蒜") == ["texts/notes.jsonl"])
    #expect(try paths("葱") == ["texts/garlic.txt"])
  }

  @Test func jsonNamesEverything() throws {
    let folder = try Self.corpus()
    let run = try SearchRun(["种植", "texts", "--json"], in: folder)
    let hit = try #require(run.objects.first)
    #expect(hit["rank"] as? Int == 1)
    #expect(hit["id"] as? String == "garlic.txt")
    #expect(hit["path"] as? String == "texts/garlic.txt")
    #expect(hit["title"] as? String == "大蒜种植技术")
    #expect((hit["score"] as? Double ?? 0) > 0)
    #expect(hit["relaxed"] as? Bool == false)
    #expect(hit["start"] as? Int == 0)
    let snippet = Array((hit["snippet"] as? String ?? "").utf8)
    let ranges = hit["highlights"] as? [[Int]] ?? []
    #expect(!ranges.isEmpty)
    for range in ranges where range.count == 2 {
      #expect(String(decoding: snippet[range[0]..<range[1]], as: UTF8.self) == "种植")
    }
    let record = try #require(try SearchRun(["蒜薹", "texts", "--json"], in: folder).objects.first)
    #expect(record["id"] as? String == "n1")
    #expect(record["path"] as? String == "texts/notes.jsonl")
  }

  @Test func exitCodesAreThoseOfGrep() throws {
    let folder = try Self.corpus()
    #expect(try SearchRun(["大蒜", "texts"], in: folder).code == 0)
    let none = try SearchRun(["无此词语", "texts"], in: folder)
    #expect(none.code == 1)
    #expect(none.output.isEmpty)
    let missing = try SearchRun(["大蒜", "nowhere"], in: folder)
    #expect(missing.code == 2)
    #expect(missing.errors.hasPrefix("search: there is no file or folder 'nowhere'\n"))
    // What could not be read outweighs what was found, and does not hide it.
    let both = try SearchRun(["大蒜", "nowhere", "texts"], in: folder)
    #expect(both.code == 2)
    #expect(both.output.contains("texts/garlic.txt"))
    let mistakes = [
      [], ["x", "-n", "0"], ["x", "--nonsense"], ["x", "-i", "a", "b"], ["index", "x"],
    ]
    for wrong in TestRounds.sample(mistakes, every: 2) {
      #expect(try SearchRun(wrong, in: folder).code == 64)
    }
    #expect(try SearchRun(["--help"], in: folder).code == 0)
  }

  @Test func countsAndModes() throws {
    let folder = try Self.corpus()
    let count = try SearchRun(["--count", "大蒜", "texts"], in: folder)
    #expect(count.output == "2\n")
    #expect(count.code == 0)
    #expect(try SearchRun(["--count", "无此词语", "texts"], in: folder).output == "0\n")
    #expect(try SearchRun(["-n", "1", "--json", "大蒜", "texts"], in: folder).objects.count == 1)
    #expect(
      try SearchRun(["--mode", "all", "大蒜 ニンニク", "texts"], in: folder).code == 1)
    #expect(
      try SearchRun(["--mode", "any", "--json", "大蒜 ニンニク", "texts"], in: folder).objects.count
        == 3)
    let strict = try SearchRun(["--strict", "(大蒜", "texts"], in: folder)
    #expect(strict.code == 2)
    #expect(strict.errors.contains("^"))
    let lenient = try SearchRun(["(大蒜", "texts"], in: folder)
    #expect(lenient.code == 0)
    #expect(lenient.errors.contains("byte 0"))
  }

  @Test func colours() throws {
    let folder = try Self.corpus()
    let always = try SearchRun(
      ["--color", "always", "大蒜", "texts"], in: folder, environment: ["NO_COLOR": "1"])
    #expect(always.output.contains("\u{1B}[1;31m大蒜\u{1B}[0m"))
    #expect(
      !(try SearchRun(["--color", "never", "大蒜", "texts"], in: folder)).output.contains("\u{1B}"))
  }

  @Test func indexesAndUpdates() throws {
    let folder = try Self.corpus()
    #expect(try SearchRun(["index", "texts", "-o", "my.garlic"], in: folder).code == 0)
    let hits = try SearchRun(["-i", "my.garlic", "--json", #"title:"大蒜" OR garlic*"#], in: folder)
    #expect(
      Set(hits.objects.compactMap { $0["id"] as? String }) == [
        "garlic.txt", "onion.md", "page.html",
      ])
    func ids(_ query: String) throws -> [String] {
      try SearchRun(["-i", "my.garlic", "--json", query], in: folder).objects.compactMap {
        $0["id"] as? String
      }
    }
    #expect(try ids("lang:zh") == ["n1"])
    #expect(try ids("date:2025-12") == ["n2"])
    #expect(try ids(#"tag:"source=kitchen""#) == ["n1"])
    #expect(try ids(#"path:"texts/notes.jsonl""#).sorted() == ["n1", "n2"])
    // Documents replace those of the same id; the others stay.
    try folder.write("more.jsonl", #"{"id":"n1","body":"黑蒜"}"# + "\n" + #"{"id":"n3","body":"白蒜"}"#)
    #expect(try SearchRun(["index", "more.jsonl", "-o", "my.garlic"], in: folder).code == 0)
    #expect(try ids("黑蒜") == ["n1"])
    #expect(try ids("蒜薹") == [])
    #expect(try ids("白蒜") == ["n3"])
    #expect(try ids("ニンニク") == ["n2"])
    // Unless all starts over.
    #expect(
      try SearchRun(["index", "more.jsonl", "-o", "my.garlic", "--fresh"], in: folder).code == 0)
    #expect(try ids("ニンニク") == [])
    #expect(try ids("白蒜") == ["n3"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "more.jsonl", "my.garlic", "texts",
      ])
  }

  @Test func sameInputGivesTheSameBytes() throws {
    let folder = try Self.corpus()
    // What was written just now is not taken for unchanged, and the index remembers that.
    Thread.sleep(forTimeInterval: 0.1)
    for (name, threads) in [("a", "1"), ("b", "4")] {
      let run = try SearchRun(["index", "texts", "-o", name, "--threads", threads], in: folder)
      #expect(run.code == 0)
    }
    let a = try Data(contentsOf: URL(filePath: folder.path + "/a"))
    #expect(try a == Data(contentsOf: URL(filePath: folder.path + "/b")))
  }

  @Test func userWords() throws {
    let folder = try Self.corpus()
    try folder.write("words.txt", "恒丰果蔬 30\n")
    #expect(
      try SearchRun(["index", "texts", "-o", "w.garlic", "--words", "words.txt"], in: folder).code
        == 0)
    #expect(try SearchRun(["-i", "w.garlic", "--words", "words.txt", "果蔬"], in: folder).code == 0)
    let without = try SearchRun(["-i", "w.garlic", "果蔬"], in: folder)
    #expect(without.code == 0)
    #expect(without.errors.contains("user words"))
    try folder.write("bad.txt", "词 999\n")
    let bad = try SearchRun(["-i", "w.garlic", "--words", "bad.txt", "果蔬"], in: folder)
    #expect(bad.code == 2)
    #expect(bad.errors.contains("'bad.txt'"))
    #expect(bad.errors.contains("ine 1"))
  }

  @Test func idsAreBelowThePathThatWasNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/x.txt", "大蒜")
    try folder.write("a/sub/y.txt", "大蒜")
    try folder.write("b/x.txt", "大蒜")
    func ids(_ paths: [String]) throws -> Set<String> {
      let run = try SearchRun(["index", "--fresh", "-o", "i.garlic"] + paths, in: folder)
      #expect(run.code == 0)
      let hits = try SearchRun(["-i", "i.garlic", "--json", "大蒜"], in: folder)
      return Set(hits.objects.compactMap { $0["id"] as? String })
    }
    #expect(try ids(["a"]) == ["x.txt", "sub/y.txt"])
    // Where two paths lead to the same name, the paths tell them apart.
    #expect(try ids(["a", "b"]) == ["a/x.txt", "sub/y.txt", "b/x.txt"])
    #expect(try ids(["a/x.txt"]) == ["x.txt"])
  }

  @Test func anIndexThatIsBeingWrittenIsNotReplaced() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "大蒜")
    try folder.write("b.txt", "辣椒")
    #expect(try SearchRun(["index", "a.txt", "-o", "i.garlic"], in: folder).code == 0)
    let file = try FileStorage().open("\(folder.path)/i.garlic", writable: true)
    #expect(try file.tryLock())
    let arguments = ["index", "b.txt", "--fresh", "-o", "i.garlic"]
    let refused = try SearchRun(arguments, in: folder)
    #expect(refused.code != 0 && refused.errors.contains("is being written by another process"))
    file.unlock()
    let found = try SearchRun(["-i", "i.garlic", "--json", "大蒜"], in: folder)
    #expect(found.objects.count == 1)
    #expect(try SearchRun(arguments, in: folder).code == 0)
    let after = try SearchRun(["-i", "i.garlic", "--json", "大蒜 OR 辣椒"], in: folder)
    #expect(after.objects.map { $0["id"] as? String } == ["b.txt"])
  }

  @Test func searchesAtTheSameTimeShareTheCache() async throws {
    let folder = try Self.corpus()
    let runs = try await withThrowingTaskGroup(of: SearchRun.self) { group in
      for _ in 0..<6 { group.addTask { try SearchRun(["大蒜", "texts"], in: folder) } }
      var runs: [SearchRun] = []
      for try await run in group { runs.append(run) }
      return runs
    }
    for run in runs {
      #expect(run.code == 0)
      #expect(run.errors.isEmpty)
      #expect(run.output == runs[0].output)
    }
  }
}
