// Is an index whose fields have analyses of their own opened for ever?

import Foundation
import GarlicText
import Testing

@_spi(Measuring) @testable import Garlic

@Suite(.serialized) struct AnalysisGoldenTests {
  static let golden = GoldenTests.folder.appending(path: "Golden/v3-analysis.garlic")
  static let schema = Schema(
    .text("title", weight: 3),
    .text("code", analysis: .init(folds: [.width], segmenter: .disabled)),
    .text("words", analysis: .init(bigrams: false)),
    .text("icu", analysis: .init(segmenter: .icu, bigrams: true)),
    .text("none", analysis: .init(folds: [], filters: [])),
    .keyword("tag", normalization: [.case, .width]), .keyword("low", normalization: .case))

  static let documents: [Document] = [
    Document(
      id: "a",
      [
        "title": "大蒜种植", "code": "GarlicPrice 資料", "words": "garlic 마늘의 가격", "icu": "辣椒",
        "none": "Ａ資料", "tag": ["ＳＷＩＦＴ", "Ｓｗｉｆｔ", "ｶﾞ"], "low": "Ａbc",
      ]),
    Document(id: "b", ["title": "onion", "words": "마늘", "tag": "swift", "low": "ABC"]),
  ]

  /// Makes the golden file where it is missing, and never again.
  @Test func theGoldenFileIsThere() throws {
    if FileManager.default.fileExists(atPath: Self.golden.path) { return }
    let index = try SearchIndex.open(Self.golden.path, schema: Self.schema)
    try index.write { batch in for document in Self.documents { try batch.put(document) } }
  }

  @Test func itIsOpened() throws {
    let snapshot = try SearchIndex.open(Self.golden.path).snapshot
    #expect(snapshot.schema == Self.schema)
    #expect(try snapshot.document(id: "a") == Self.documents[0])
    #expect(try IndexCheck.of(Self.golden.path).isWhole)
    let index = try GoldenTests.underAnyAnalyzer(Self.golden.path)
    for (query, ids) in [
      ("code:GarlicPrice", ["a"]), ("code:garlicprice", []), ("code:資料", ["a"]), ("code:资料", []),
      ("words:마늘", ["b"]), ("words:마늘의", ["a"]), ("icu:辣椒", ["a"]), ("title:大蒜", ["a"]),
      ("none:\"Ａ資料\"", ["a"]), ("none:\"A資料\"", []), ("tag:Swift", ["a", "b"]), ("tag:ガ", ["a"]),
      ("low:abc", ["b"]),
      ("low:ａBC", ["a"]), ("low:ＡBC", ["a"]),
    ] {
      #expect(try index.search(query).map(\.id).sorted() == ids, "\(query)")
    }
  }

  /// Its terms are those that its documents have today, where words are cut as they were.
  @Test func itIsWhatItsDocumentsAskFor() throws {
    let snapshot = try SearchIndex.open(Self.golden.path).snapshot
    let analyzer = try Analyzer()
    if snapshot.commit.manifest.fingerprint != analyzer.fingerprint.encoded { return }
    var expected = IndexDigest(expectedFor: Self.schema)
    for document in Self.documents {
      try expected.add(document, schema: Self.schema, analyzer: analyzer)
    }
    #expect(try IndexDigest(of: snapshot).differences(from: expected) == [])
  }
}
