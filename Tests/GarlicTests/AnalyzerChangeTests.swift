// What becomes of an index whose documents were cut by another analyzer than the one it is opened with?

import TestSupport
import Testing

@testable import Garlic
@testable import GarlicText

@Suite struct AnalyzerChangeTests {
  static func words(_ list: String...) throws -> Analyzer {
    var words = UserWords()
    for word in list { words.insert(word, cost: 1) }
    return try Analyzer(Analyzer.Options(), userWords: words)
  }

  static func fill(_ index: SearchIndex, _ ids: String...) throws {
    try index.write { batch in
      for id in ids { try batch.put(id: id, ["body": "小明吃羊肚菌汤"]) }
    }
  }

  static func ids(_ index: SearchIndex, _ query: String) throws -> [String] {
    try index.search(query).map(\.id).sorted()
  }

  /// User words are taken up by opening: documents of before and after are searched and written.
  @Test func userWordsAreTakenUp() throws {
    let storage = MemoryStorage()
    let old = try SearchIndex.open("words", on: storage, schema: .titleAndBody)
    try Self.fill(old, "a")
    #expect(try old.analyzerDifferences().isEmpty)
    let new = try SearchIndex.open(
      "words", on: storage, schema: .titleAndBody, analyzer: try Self.words("羊肚菌汤"))
    #expect(try Self.ids(new, "羊肚菌汤") == ["a"])
    #expect(try new.analyzerDifferences().map { $0.prefix(10) } == ["user words"])
    try Self.fill(new, "b")
    for query in ["羊肚菌汤", "羊肚菌", "小明", "肚菌", "菌"] {
      #expect(try Self.ids(new, query) == ["a", "b"], "\(query)")
    }
    #expect(try new.analyzerDifferences().count == 1)
    // Who has the former words goes on, too.
    try old.refresh()
    try Self.fill(old, "c")
    #expect(try Self.ids(old, "羊肚菌汤") == ["a", "b", "c"])
    let made = AnalyzerFingerprint.all(encoded: old.snapshot.commit.manifest.fingerprint)
    #expect(made.count == 2)
    // What several analyzers cut cannot be compared with what one would.
    let check = try IndexCheck.of("words", on: storage, deep: true)
    #expect(Set(check.faults.map(\.section)) == ["deep check"])
    #expect(try IndexCheck.of("words", on: storage, deep: false).isWhole)
    try new.refresh()
    #expect(try new.rebuild() == 3)
    #expect(try new.analyzerDifferences().isEmpty)
    #expect(
      try IndexCheck.of("words", on: storage, deep: true, analyzer: try Self.words("羊肚菌汤")).isWhole)
  }

  /// An index of another version of ICU, or another dictionary, is searched and written as it is.
  @Test func anotherVersionOfTheDictionaryLocksNobodyOut() throws {
    let storage = MemoryStorage()
    let index = try SearchIndex.open("icu", on: storage, schema: .titleAndBody)
    try Self.fill(index, "a")
    try Self.sign("icu", on: storage) { encoded in
      // The version stands behind 28 bytes and its length.
      encoded[29] = UInt8(ascii: "1")
      encoded[4] ^= 1
    }
    let reopened = try SearchIndex.open("icu", on: storage, schema: .titleAndBody)
    #expect(try reopened.analyzerDifferences().count == 2)
    try Self.fill(reopened, "b")
    #expect(try Self.ids(reopened, "羊肚菌汤") == ["a", "b"])
    #expect(try reopened.rebuild() == 2)
    #expect(try reopened.analyzerDifferences().isEmpty)
    #expect(try Self.ids(reopened, "羊肚菌汤") == ["a", "b"])
  }

  /// Other folds would find nothing, so they need another index.
  @Test func anotherAnalyzerIsTakenUpByRebuilding() throws {
    let storage = MemoryStorage()
    let index = try SearchIndex.open("folds", on: storage, schema: .titleAndBody)
    try Self.fill(index, "a")
    var options = Analyzer.Options()
    options.foldsScripts = false
    let other = try Analyzer(options)
    let wrong = try SearchIndex.open("folds", on: storage, schema: .titleAndBody, analyzer: other)
    #expect(throws: IndexError.self) { try wrong.search("羊肚菌") }
    #expect(throws: IndexError.self) { try Self.fill(wrong, "b") }
    #expect(try Self.ids(index, "湯") == ["a"])
    #expect(try index.rebuild(analyzer: other) == 1)
    #expect(try Self.ids(index, "羊肚菌") == ["a"])
    #expect(try Self.ids(index, "湯") == [])
    try Self.fill(index, "b")
    try wrong.refresh()
    #expect(try Self.ids(wrong, "羊肚菌") == ["a", "b"])
    let standard = try SearchIndex.open("folds", on: storage, schema: .titleAndBody)
    #expect(throws: IndexError.self) { try standard.search("羊肚菌") }
  }

  /// Segments that are taken over keep the name of what cut them.
  @Test func joinedIndexesRememberTheirAnalyzers() throws {
    let one = try SearchIndex.inMemory(schema: .titleAndBody, analyzer: try Self.words("小明吃"))
    try Self.fill(one, "a")
    let other = try SearchIndex.inMemory(schema: .titleAndBody)
    try Self.fill(other, "b")
    let both = try Snapshot(joining: [one.snapshot, other.snapshot])
    #expect(try both.search("羊肚菌").count == 2)
    try other.merge([one.snapshot])
    #expect(try other.analyzerDifferences().count == 1)
    #expect(try Self.ids(other, "羊肚菌") == ["a", "b"])
  }

  /// Gives an index another fingerprint.
  static func sign(
    _ path: String, on storage: MemoryStorage, _ change: (inout [UInt8]) -> Void
  ) throws {
    let file = try storage.open(path, writable: true)
    let commit = try Commit.last(of: file)
    var manifest = commit.manifest
    change(&manifest.fingerprint)
    _ = try CommitWriter(file: file, last: commit.slot).commit(manifest)
  }
}
