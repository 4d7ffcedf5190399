// Does the command line search indexes of programs whose fields are analyzed differently?

import Garlic
import GarlicText
import Testing

@Suite struct FieldAnalysisCommandTests {
  /// Changes nothing.
  struct Same: TokenFilter {
    let fingerprint = "same 1"
    func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] { tokens }
  }

  @Test func analysesAreShownAndSearched() throws {
    let folder = try TemporaryFolder()
    let index = try SearchIndex.open(
      "\(folder.path)/own.garlic",
      schema: Schema(
        .text("title"), .text("words", analysis: .init(bigrams: false)),
        .keyword("tag", normalization: [.case, .width])))
    try index.write { batch in
      try batch.put(id: "a", ["title": "大蒜", "words": "北京大学", "tag": "ＳＷＩＦＴ"])
    }
    let fields = try SearchRun(["fields", "own.garlic"], in: folder)
    #expect(fields.output.contains("analysis"), "\(fields)")
    #expect(fields.output.contains("bigrams off"), "\(fields)")
    #expect(fields.output.contains("normalized by case+width"), "\(fields)")
    for (query, count) in [("words:北京大学", 1), ("words:京大", 0), ("tag:Swift", 1), ("北京", 1)] {
      let run = try SearchRun(["-i", "own.garlic", "--json", query], in: folder)
      #expect(run.objects.count == count, "\(query): \(run)")
    }
  }

  @Test func aFilterThatIsMissingIsNamed() throws {
    let folder = try TemporaryFolder()
    let index = try SearchIndex.open(
      "\(folder.path)/own.garlic", schema: Schema(.text("body")),
      analyzer: try Analyzer(filters: [Same()]))
    try index.write { try $0.put(id: "a", ["body": "大蒜"]) }
    let run = try SearchRun(["-i", "own.garlic", "大蒜"], in: folder)
    #expect(run.code != 0)
    #expect(run.errors.contains("'same 1'"), "\(run)")
  }
}
