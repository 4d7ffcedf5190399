// search eval: how good are the rankings of an index?

import ArgumentParser
import Garlic

struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Measure rankings against relevance judgements.",
    discussion: """
      A line of the queries is 'id <tab> text'. A line of the judgements is 'id <tab> document <tab> \
      relevance', or as in TREC. nDCG uses the judged relevance as the gain, as trec_eval does. \
      Intervals are bootstrapped. --compare adds a paired randomization test.
      """)

  @Option(
    name: [.customShort("i"), .long], help: "The index file.",
    completion: .file(extensions: ["garlic"]))
  var index: String

  @Option(help: "The file of queries.", completion: .file())
  var queries: String

  @Option(help: "The file of relevance judgements.", completion: .file())
  var qrels: String

  @Option(
    name: [.customShort("k"), .customLong("depth")],
    help: "Number of hits to evaluate for each query.")
  var depth = 100

  @Option(
    name: .customLong("run"), help: "Write the rankings to this file, in the TREC format.",
    completion: .file())
  var runFile: String?

  @Option(help: "Compare with this second index.", completion: .file(extensions: ["garlic"]))
  var compare: String?

  @Flag(help: "Print the figures as one JSON object.")
  var json = false

  @OptionGroup var analysis: AnalyzerOptions

  @OptionGroup var expansion: QueryExpansion

  func validate() throws {
    if !(1...100_000).contains(depth) {
      throw ValidationError("--depth \(depth): use a number from 1 to 100000.")
    }
  }

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let collection = try TestCollection(queries: queries, judgements: qrels)
      if collection.topics.isEmpty {
        console.warn("no query of '\(queries)' has a relevant document in '\(qrels)'")
        throw CommandFailure.noHits
      }
      let first = try evaluate(index, collection, console)
      let second = try compare.map { try evaluate($0, collection, console) }
      if let runFile {
        let file = try OutputFile(runFile)
        for line in first.trecLines { try file.write(line + "\n") }
        try file.flush()
      }
      if json {
        try console.print(EvaluationFormat.json(first, other: second, depth: depth))
      } else {
        try report(first, second, collection, console)
      }
    }
  }

  private func evaluate(
    _ path: String, _ collection: TestCollection, _ console: Console
  ) throws -> EvaluationRun {
    let opened = try SearchIndex.open(path, analyzer: analysis.analyzer())
    var options = SearchOptions(limit: depth)
    options.fields = CommandSchema.searchedFields(of: opened.schema)
    try expansion.apply(to: &options)
    var done = 0
    defer { console.setStatus("") }
    return try EvaluationRun(opened.snapshot, collection, options) {
      done += 1
      if done % 50 == 0 { console.setStatus("Searching: \(done) of \(collection.topics.count)") }
    }
  }

  private func report(
    _ first: EvaluationRun, _ second: EvaluationRun?, _ collection: TestCollection,
    _ console: Console
  ) throws {
    try console.print(
      "\(Decimal.count(first.answers.count, "quer", "y", "ies")), \(depth) hits each, linear gain, \(Significance.rounds) bootstrap rounds of seed \(Significance.seed)"
    )
    if collection.unjudgedCount > 0 {
      try console.print(
        "\(Decimal.count(collection.unjudgedCount, "quer", "y", "ies")) without a relevant document left out"
      )
    }
    try console.print("")
    for line in EvaluationFormat.table(first).lines { try console.print(line) }
    try console.print(EvaluationFormat.latency(first))
    if let second, let compare {
      try console.print("\nfirst: '\(index)', second: '\(compare)'; paired randomization test")
      for line in EvaluationFormat.comparison(first, second).lines { try console.print(line) }
      try console.print(EvaluationFormat.latency(second))
    }
    let worst = first.worst(5)
    if !worst.isEmpty { try console.print("\nworst by nDCG@10") }
    for answer in worst {
      for line in EvaluationFormat.lines(answer) { try console.print(line) }
    }
  }
}
