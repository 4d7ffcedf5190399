// Is a person told what was left out, and what was probably meant?

import Foundation
import Garlic
import Testing

@testable import GarlicCommands

@Suite struct HintTests {
  @Test func misspelledSubcommands() throws {
    let folder = try ProgramTests.corpus()
    let usage = try SearchRun(["idnex", "texts", "-o", "i.garlic"], in: folder)
    #expect(usage.code == 64)
    #expect(usage.errors.hasPrefix("search: did you mean 'search index'?\n"))
    _ = try SearchRun(["index", "texts", "-o", "i.garlic"], in: folder)
    let query = try SearchRun(["compcat", "texts"], in: folder)
    #expect(query.code == 1)
    #expect(query.errors == "search: did you mean 'search compact'?\n")
    for (word, name) in [("serach", "search"), ("stat", "stats"), ("explian", "explain")] {
      #expect(
        Hint.subcommand(like: word)?.english
          == "did you mean 'search\(name == "search" ? "" : " \(name)")'?"
      )
    }
    for word in ["大蒜", "index", "garlic", "text"] { #expect(Hint.subcommand(like: word) == nil) }
    #expect(Hint.edits(Array("ca".utf8), Array("abc".utf8)) == 3)
    #expect(Hint.edits(Array("serach".utf8), Array("search".utf8)) == 1)
    #expect(Hint.edits([], Array("ab".utf8)) == 2)
  }

  @Test func forgottenOptionAndQuotes() throws {
    let folder = try ProgramTests.corpus()
    _ = try SearchRun(["index", "texts", "-o", "i.garlic"], in: folder)
    let words = try SearchRun(["大蒜", "价格"], in: folder)
    #expect(words.code == 2)
    #expect(
      words.errors == """
        search: there is no file or folder '价格'
        search: a query of several words is put between quotation marks: search '大蒜 价格'

        """)
    #expect(
      try SearchRun(["i.garlic", "大蒜"], in: folder).errors.hasSuffix(
        "search: 'i.garlic' is an index: search -i i.garlic 大蒜\n"))
    #expect(
      try SearchRun(["大蒜", "i.garlic"], in: folder).errors.contains(
        "'i.garlic' is an index: search -i i.garlic 大蒜"))
    #expect(!(try SearchRun(["大蒜", "no/where"], in: folder).errors.contains("quotation")))
    #expect(try SearchRun(["大蒜", "texts", "-n1", "--json"], in: folder).objects.count == 1)
  }

  @Test func suggestionsArePrintedWhenAskedFor() throws {
    let folder = try ProgramTests.corpus()
    try folder.write("texts/bread.txt", "garlic bread")
    let person = try SearchRun(["garlc", "texts"], in: folder)
    #expect(person.code == 1)
    #expect(person.errors.contains("did you mean 'garlic'? ("))
    let program = try SearchRun(["garlc", "texts", "--json", "--suggest"], in: folder)
    #expect(program.code == 1)
    #expect(program.output.hasPrefix(#"{"suggestion":{"query":"garlic","hits":"#))
    #expect(program.output.split(separator: "\n").count == 1)
    // Every line is a hit unless more is asked for.
    #expect(try SearchRun(["garlc", "texts", "--json"], in: folder).output.isEmpty)
    #expect(try SearchRun(["garlc", "texts", "--suggest"], in: folder).code == 64)
  }

  @Test func fewHitsOfAMistypedQueryAreTold() throws {
    let folder = try ProgramTests.corpus()
    try folder.write("texts/bread.txt", "garlic bread")
    // Only a part of the query is found.
    let run = try SearchRun(["garlc bread", "texts", "--json", "--suggest"], in: folder)
    #expect(run.code == 0)
    #expect(
      run.output.split(separator: "\n").last?.hasPrefix(#"{"suggestion":{"query":"garlic bread","#)
        == true)
    let known = try SearchRun(["garlic bread", "texts", "--json", "--suggest"], in: folder)
    #expect(known.code == 0 && !known.output.contains("suggestion"))
  }

  @Test func documentsLikeOneOfTheIndex() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "r.jsonl",
      """
      {"id": "a", "title": "garlic soup", "body": "garlic soup with onions", "category": "Soups"}
      {"id": "b", "title": "onion soup", "body": "onion soup simmers", "category": "Soups"}
      {"id": "c", "title": "rates", "body": "the bank raised its rates", "category": "Money matters"}
      """)
    #expect(try SearchRun(["index", "r.jsonl", "-o", "i.garlic"], in: folder).code == 0)
    let run = try SearchRun(["-i", "i.garlic", "--like-id", "a", "--json"], in: folder)
    #expect(run.code == 0)
    #expect(run.output.contains("\"b\"") && !run.output.contains("\"id\":\"a\""))
    #expect(try SearchRun(["-i", "i.garlic", "--like-id", "x"], in: folder).code == 2)
    #expect(
      try SearchRun(["-i", "i.garlic", "--like-id", "a", "--like", "r.jsonl"], in: folder).code
        == 64)

    let snapshot = try SearchIndex.open(folder.path + "/i.garlic").snapshot
    #expect(try QueryCompletion.candidates(in: snapshot, typed: "soup -cat") == ["soup -category:"])
    #expect(
      try QueryCompletion.candidates(in: snapshot, typed: "category:") == [
        "category:Soups", "category:\"Money matters\"",
      ])
    #expect(
      try QueryCompletion.candidates(in: snapshot, typed: "x category:so") == ["x category:Soups"])
    #expect(try QueryCompletion.candidates(in: snapshot, typed: "title:so").isEmpty)
    #expect(QueryCompletion.candidates(["search", "-i", "none.garlic"], typed: "c").isEmpty)
    #expect(QueryCompletion.candidates(["search"], typed: "c").isEmpty)
  }

  @Test func documentsLikeAFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("texts/soup.txt", "garlic soup with onions, simmered slowly")
    try folder.write("texts/bank.txt", "the bank raised its rates")
    try folder.write("like.txt", "How long does onion soup simmer? Onions and garlic.")
    let run = try SearchRun(["--like", "like.txt", "texts", "--json"], in: folder)
    #expect(run.objects.count == 1)
    #expect(run.output.contains("soup.txt"))
    #expect(try SearchRun(["index", "texts", "-o", "i.garlic"], in: folder).code == 0)
    let explained = try SearchRun(["explain", "-i", "i.garlic", "--like", "like.txt"], in: folder)
    #expect(explained.code == 0)
    #expect(explained.output.contains("soup^"))
    #expect(try SearchRun(["--like", "like.txt", "-i", "i.garlic"], in: folder).code == 0)
    #expect(try SearchRun(["--like", "missing.txt", "texts"], in: folder).code == 2)
    #expect(try SearchRun(["explain", "-i", "i.garlic"], in: folder).code == 64)
  }

  @Test func foldersWithoutText() throws {
    let folder = try TemporaryFolder()
    for name in ["a.7z", "b.7z", "c.png", "x.tmp", ".gitignore"] {
      try folder.write("d/\(name)", name == ".gitignore" ? "*.tmp\n" : "text")
    }
    try folder.write("d/y.dat", [0, 1, 2])
    let run = try SearchRun(["大蒜", "d"], in: folder)
    #expect(run.code == 1)
    #expect(
      run.errors
        == "search: there is no text to search: 3 files are of kinds that are not read (.7z, .png), 1 is left out by .gitignore or .ignore, 1 file holds no text\n"
    )
  }

  @Test func manyTroublesAreOneLine() throws {
    let folder = try TemporaryFolder()
    for number in 0..<8 {
      try folder.write("\(number).txt", Array("大蒜 garlic 大蒜种植的价格".utf8) + [0xFF, 0x20])
      try folder.write("\(number).jsonl", "{\"body\":\"大蒜\"}\nbad\n")
    }
    let first = try SearchRun(["大蒜", "--count"], in: folder)
    #expect(
      first.errors == """
        search: 8 files have malformed sequences, 8 in all, which are replaced by U+FFFD (the first is '0.txt')
        search: 8 lines of 8 files are left out (the first is 0.jsonl:2: byte 0: a value is expected)

        """
        || first.errors.split(separator: "\n").count == 2)
    // What stays lost is told again, in short.
    let second = try SearchRun(["大蒜", "--count"], in: folder)
    #expect(
      second.errors
        == "search: 16 files have malformed text, lines that are no records, or cannot be read; --no-cache tells which\n"
    )
  }

  @Test func namesWithLineEnds() throws {
    let folder = try TemporaryFolder()
    try folder.write("d/a\nb.txt", "大蒜")
    try folder.write("d/tab\tbed.txt", "大蒜")
    let first = try SearchRun(["大蒜", "d"], in: folder)
    #expect(
      first.lines.filter { $0.hasPrefix("    d/") } == ["    d/a b.txt", "    d/tab bed.txt"])
    let cache = folder.path + "/.cache/garlic"
    func stamps() throws -> [Date] {
      try FileManager.default.contentsOfDirectory(atPath: cache).filter { $0.hasSuffix(".garlic") }
        .compactMap {
          try FileManager.default.attributesOfItem(atPath: "\(cache)/\($0)")[.modificationDate]
            as? Date
        }
    }
    let before = try stamps()
    #expect(before.count == 1)
    #expect(try SearchRun(["大蒜", "d"], in: folder).output == first.output)
    #expect(try stamps() == before)
  }

  @Test func changesOfTheSameSizeAndTime() throws {
    let folder = try TemporaryFolder()
    let time = [FileAttributeKey.modificationDate: Date(timeIntervalSince1970: 1e9)]
    for (text, found) in [("大蒜", "1\n"), ("辣椒", "0\n"), ("大蒜", "1\n")] {
      try folder.write("a.txt", text)
      try FileManager.default.setAttributes(time, ofItemAtPath: folder.path + "/a.txt")
      #expect(try SearchRun(["大蒜", "--count"], in: folder).output == found)
    }
  }
}
