// How fast is Garlic beside other engines, on the same documents and queries?

import Foundation
import Garlic

@main
struct Scoreboard {
  static let usage = """
    scoreboard index DOCS.tsv INDEX THREADS [MB]
                                                lines id \\t title \\t body, and the memory for writing them; prints
                                                one JSON line
    scoreboard pipeline RECORDS.jsonl [memory=MB] [THREADS…]
                                                indexes on one thread and on two, measures each piece of work and
                                                simulates these numbers of threads (1 2 4 8 16), each with as
                                                many processors
    scoreboard query INDEX QUERIES.tsv [ASKED]  lines kind \\t text \\t term|term|…; a line a query; ASKED is
                                                best, count or both
    scoreboard first INDEX QUERIES.tsv [NUMBER] opens the index and asks the query of this line, 0 unless set,
                                                as the first and only one of the process
    scoreboard snippets INDEX QUERIES.tsv       shows the best ten hits of each query: documents and snippets
    scoreboard agree INDEX DOCS.tsv [COUNT]     skipping against looking at everything
    scoreboard sizes INDEX                      where the bytes go
    scoreboard commits FOLDER MEMORY [DOCS…]    small commits into indexes of 1, 10 and 100 MB in FOLDER
                                                and in MEMORY, a folder of files in memory; lines of
                                                DOCS as above or of JSON
    scoreboard report FOLDER [MB [DOCS…]]       speed, sizes, memory and latency, and how they grow up to MB
                                                (160) of text; draws FOLDER/growth.svg
    scoreboard amplification FOLDER COMMITS [DOCS…]
                                                what so many small commits write
    scoreboard paths SOURCE…                    every path to an index of the same documents: folders of
                                                *.jsonl, corpus=MB, random=COUNT, and *.garlic files of
                                                the same documents by older releases
    scoreboard columns FOLDER [COUNT] [SEED] [DOCS]
                                                filters, sorting, facets and groups over COUNT (1,000,000)
                                                documents with values, drawn from SEED, with pieces of DOCS
    scoreboard columns-again FOLDER [ROW]       the same searches of the index in FOLDER, or those whose row has
                                                this in its name
    scoreboard columns-agree SOURCE… [COUNT]    COUNT (10,000) random searches with filters, sorting, facets and
                                                groups over the documents of paths, beside plain loops
    scoreboard joining SOURCE… [COUNT]          COUNT (10,000) random searches over the documents of paths in one
                                                file, merged from eight, and in 1, 3 and 8 parts, as one and in
                                                two rounds: all must be the same; and the times of each
    scoreboard puts FOLDER [COUNT]              COUNT (1,000) tasks put a document each, joined into common commits
                                                and each in a commit of its own
    scoreboard completion INDEX [COUNT] [SEED]  the time of a completion at each key press, while fixed texts and
                                                COUNT (200) titles of the index are typed
    scoreboard typed TITLES [COUNT] [SEED]      COUNT (20,000) of the titles, one a line, typed in full, by their
                                                beginnings, by sounds and initials and with slips: how many
                                                are within the first five
    scoreboard slips INDEX [SEED]               500 words of the index, each broken by one slip: how many are
                                                mended; and how many of 1,000 rare ones are changed
    """

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    switch (arguments.first, arguments.count) {
    case ("commits", 3...):
      try CommitRun(
        folder: arguments[2], memory: arguments[3], documents: Array(arguments.dropFirst(3))
      ).run()
    case ("index", 4...5):
      var run = IndexingRun(
        documents: arguments[2], index: arguments[3], threads: Int(arguments[4]) ?? 1)
      if arguments.count > 4 { run.memory = Int(arguments[5]) }
      try run.run()
    case ("report", 2...):
      try Report(
        folder: arguments[2], megabytes: arguments.count > 2 ? Int(arguments[3]) ?? 160 : 160,
        documents: Array(arguments.dropFirst(3))
      ).run()
    case ("amplification", 3...):
      try AmplificationRun(
        folder: arguments[2], documents: Array(arguments.dropFirst(3)),
        commits: arguments[3].split(separator: ",").compactMap { Int($0) }
      ).run()
    case ("agree", 3), ("agree", 4):
      try Agreement(
        index: arguments[2], documents: arguments[3],
        count: arguments.count > 3 ? Int(arguments[4]) ?? 10_000 : 10_000
      ).run()
    case ("puts", 2...3):
      try PutRun(
        folder: arguments[2], count: arguments.count > 2 ? Int(arguments[3]) ?? 1000 : 1000
      ).run()
    case ("paths", 2...):
      if try !PathRun(sources: Array(arguments.dropFirst())).run() { exit(1) }
    case ("columns", 2...5):
      var run = ColumnRun(folder: arguments[2])
      if arguments.count > 2 { run.count = Int(arguments[3]) ?? run.count }
      if arguments.count > 3 { run.seed = UInt64(arguments[4]) ?? run.seed }
      if arguments.count > 4 { run.passages = arguments[5] }
      try run.run()
    case ("columns-agree", 2...):
      var sources = Array(arguments.dropFirst())
      let count = sources.last.flatMap { Int($0) }
      if count != nil { sources.removeLast() }
      try ColumnAgreement(sources: sources, count: count ?? 10_000).run()
    case ("joining", 2...):
      var sources = Array(arguments.dropFirst())
      let count = sources.last.flatMap { Int($0) }
      if count != nil { sources.removeLast() }
      if try !JoiningRun(sources: sources, count: count ?? 10_000).run() { exit(1) }
    case ("columns-again", 2...3):
      try ColumnRun(folder: arguments[2]).timeAgain(
        only: arguments.count > 2 ? arguments[3] : nil)
    case ("completion", 2...4):
      var run = CompletionRun(index: arguments[2])
      if arguments.count > 2 { run.count = Int(arguments[3]) ?? run.count }
      if arguments.count > 3 { run.seed = UInt64(arguments[4]) ?? run.seed }
      try run.run()
    case ("typed", 2...4):
      var run = TypedRun(titles: arguments[2])
      if arguments.count > 2 { run.count = Int(arguments[3]) ?? run.count }
      if arguments.count > 3 { run.seed = UInt64(arguments[4]) ?? run.seed }
      try run.run()
    case ("slips", 2...3):
      var run = SlipRun(index: arguments[2])
      if arguments.count > 2 { run.seed = UInt64(arguments[3]) ?? run.seed }
      try run.run()
    case ("pipeline", 2...):
      var run = PipelineRun(records: arguments[2])
      var numbers = Array(arguments.dropFirst(2))
      if let first = numbers.first, first.hasPrefix("memory=") {
        run.memory = Int(first.dropFirst(7))
        numbers.removeFirst()
      }
      if !numbers.isEmpty { run.threads = numbers.compactMap { Int($0) }.filter { $0 > 0 } }
      try run.run()
    case ("sizes", 2):
      try Sizes(index: arguments[2]).run()
    case ("first", 3...4):
      try QueryRun(index: arguments[2], queries: arguments[3]).runFirst(
        arguments.count > 3 ? Int(arguments[4]) ?? 0 : 0)
    case ("snippets", 3):
      try SnippetRun(index: arguments[2], queries: arguments[3]).run()
    case ("query", 3...4):
      var run = QueryRun(index: arguments[2], queries: arguments[3])
      if arguments.count > 3 { run.question = .init(rawValue: arguments[4]) ?? .best }
      try run.run()
    default:
      FileHandle.standardError.write(Data((usage + "\n").utf8))
      exit(64)
    }
  }
}
