// Do the tools around search and index answer?

import Foundation
import Testing

@Suite struct SubcommandTests {
  @Test func tokens() throws {
    let folder = try TemporaryFolder()
    let run = try SearchRun(["tokens", "大蒜种植"], in: folder)
    #expect(run.code == 0)
    #expect(run.lines[0].hasPrefix("term"))
    #expect(run.lines[1].split(separator: " ").first == "大蒜")
    let json = try SearchRun(["tokens", "--json", "garlic 大蒜"], in: folder)
    #expect(json.objects.first?["term"] as? String == "garlic")
    #expect(json.objects.contains { $0["start"] as? Int == 7 && $0["end"] as? Int == 13 })
  }

  @Test func synonyms() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", "马铃薯的做法")
    try folder.write("b.txt", "西瓜的做法")
    try folder.write("words", "土豆, 马铃薯 # vegetables\n")
    let run = try SearchRun(["--json", "--synonyms", "words", "土豆", "a.txt", "b.txt"], in: folder)
    #expect(run.code == 0)
    #expect(run.objects.compactMap { $0["path"] as? String } == ["a.txt"])
    try folder.write("broken", "a, b\nc\n")
    let broken = try SearchRun(["--synonyms", "broken", "土豆", "a.txt"], in: folder)
    #expect(broken.code == 2)
    #expect(broken.errors.contains("'broken'") && broken.errors.contains("line 2"))
    #expect(
      try SearchRun(["--synonyms", "none", "土豆", "a.txt"], in: folder).errors.contains("none"))
  }

  @Test func pieces() throws {
    let folder = try TemporaryFolder()
    let text = "大蒜种植, ok 😀\r\n\n第二行"
    let run = try SearchRun(["tokens", "--words", "--json"], in: folder, input: text)
    #expect(run.code == 0)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 4)
    #expect(lines[1] == "[]")
    for (line, source) in zip(lines, ["大蒜种植, ok 😀", "", "第二行"]) {
      let pieces =
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [[Int]] ?? []
      var at = 0
      for piece in pieces {
        #expect(piece.count == 2 && piece[0] == at && piece[1] > at)
        at = piece[1]
      }
      #expect(at == source.utf8.count)
    }
    let plain = try SearchRun(["tokens", "--words"], in: folder, input: "大蒜, ok\n")
    #expect(plain.output == "大蒜|,| |ok\n")
    try folder.write("t.txt", text)
    let compared = try SearchRun(["tokens", "--words", "--check-icu", "t.txt"], in: folder)
    #expect(compared.code == 0)
    #expect(compared.output.contains("0 differences"))
  }

  @Test func statsInspectCompactCheck() throws {
    let folder = try ProgramTests.corpus()
    #expect(try SearchRun(["index", "texts", "-o", "my.garlic"], in: folder).code == 0)
    #expect(try SearchRun(["index", "texts", "-o", "my.garlic"], in: folder).code == 0)
    let stats = try SearchRun(["stats", "my.garlic"], in: folder)
    #expect(stats.code == 0)
    #expect(stats.output.contains("documents  5\n"))
    let inspect = try SearchRun(["inspect", "my.garlic"], in: folder)
    #expect(inspect.code == 0)
    #expect(inspect.output.contains("segment "))
    let section = try SearchRun(["inspect", "my.garlic", "--section", "postings"], in: folder)
    #expect(section.output.contains("00 ") || section.output.contains(" 01"))
    #expect(try SearchRun(["inspect", "my.garlic", "--segment", "99"], in: folder).code == 2)
    #expect(try SearchRun(["inspect", "my.garlic", "--section", "zzz"], in: folder).code == 2)
    #expect(try SearchRun(["compact", "my.garlic"], in: folder).code == 0)
    #expect(try SearchRun(["stats", "my.garlic"], in: folder).output.contains("deleted    0\n"))
    for more in [[], ["--deep"]] {
      let check = try SearchRun(["check", "my.garlic"] + more, in: folder)
      #expect(check.code == 0)
      #expect(check.output.contains("no fault"))
    }
  }

  @Test func repair() throws {
    let folder = try ProgramTests.corpus()
    #expect(try SearchRun(["index", "texts", "-o", "my.garlic"], in: folder).code == 0)
    var bytes = try Data(contentsOf: URL(filePath: folder.path + "/my.garlic"))
    let inspect = try SearchRun(["inspect", "my.garlic", "--section", "postings"], in: folder)
    let line = try #require(inspect.lines.first { $0.hasPrefix("postings of body") })
    let offset = try #require(line.split(separator: " ").compactMap { Int($0) }.last)
    bytes[offset] ^= 0x10
    try folder.write("bad.garlic", bytes)
    #expect(try SearchRun(["check", "bad.garlic"], in: folder).code == 1)
    let run = try SearchRun(["check", "bad.garlic", "--repair", "good.garlic"], in: folder)
    #expect(run.code == 1)
    #expect(run.output.contains("5 documents saved"))
    #expect(try SearchRun(["check", "good.garlic", "--deep"], in: folder).code == 0)
    #expect(try SearchRun(["-i", "good.garlic", "大蒜"], in: folder).code == 0)
    #expect(
      try SearchRun(["check", "bad.garlic", "--repair", "good.garlic"], in: folder).code == 2)
  }

  @Test func eval() throws {
    let folder = try ProgramTests.corpus()
    #expect(try SearchRun(["index", "texts", "-o", "my.garlic"], in: folder).code == 0)
    try folder.write("q.tsv", "q1\t大蒜种植\nq2\tニンニク\nq3\t没有\n")
    try folder.write("r.tsv", "q1\tgarlic.txt\t2\nq2\tn2\t1\nq1\tonion.md\t0\n")
    let arguments = ["eval", "-i", "my.garlic", "--queries", "q.tsv", "--qrels", "r.tsv"]
    let run = try SearchRun(
      arguments + ["--run", "out.trec", "--compare", "my.garlic"], in: folder)
    #expect(run.code == 0)
    #expect(run.output.contains("nDCG@10"))
    #expect(run.output.contains("seed"))
    #expect(run.output.contains("1 query without"))
    let trec = try String(contentsOfFile: folder.path + "/out.trec", encoding: .utf8)
    #expect(trec.hasPrefix("q1 Q0 garlic.txt 1 "))
    #expect(trec.split(separator: "\n").allSatisfy { $0.split(separator: " ").count == 6 })
    let json = try #require(try SearchRun(arguments + ["--json"], in: folder).objects.first)
    #expect((json["nDCG@10"] as? [String: Any])?["mean"] as? Double == 1)
    #expect(json["queries"] as? Int == 2)
    try folder.write("r.tsv", "q1\tgarlic.txt\tmuch\n")
    let bad = try SearchRun(arguments, in: folder)
    #expect(bad.code == 2)
    #expect(bad.errors.contains("'r.tsv', line 1"))
    #if os(Linux)
      try folder.write("r.tsv", "q1\tgarlic.txt\t1\n")
      let full = try SearchRun(arguments + ["--run", "/dev/full"], in: folder)
      #expect(full.code == 2)
      #expect(full.errors.contains("No space left"))
    #endif
  }
}
