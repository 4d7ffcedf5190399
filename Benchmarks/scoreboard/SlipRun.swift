// Are slips mended, and correct words left alone?

import Foundation
import Garlic
import GarlicText

/// Breaks words of an index by one slip each and asks for suggestions; then asks for those of rare words, which are
/// correct.
struct SlipRun {
  let index: String
  var seed: UInt64 = 20_261_127
  var count = 500
  var rareCount = 1000

  /// Documents that a word is in at least that is broken, and at most that is rare.
  private static let leastDocuments = 5
  private static let rareDocuments = 3
  /// Characters of a document that are cut into words.
  private static let mostCharacters = 4000

  private enum Script: String, CaseIterable { case latin, han, kana, hangul }

  func run() throws {
    let snapshot = try SearchIndex.open(index).snapshot
    let words = try words(snapshot)
    var random = SplitMix64(state: seed)
    print("\(snapshot.count) documents, seed \(seed)")
    try mend(words, snapshot, &random)
    try leaveAlone(words, snapshot, &random)
  }

  /// The words of the stored texts, by script.
  private func words(_ snapshot: Snapshot) throws -> [Script: [String]] {
    let analyzer = try Analyzer()
    var found: [Script: Set<String>] = [:]
    try snapshot.forEachDocument { document in
      for field in ["title", "body"] {
        let text = String((document[field]?.text ?? "").prefix(SlipRun.mostCharacters))
        for token in (try? analyzer.tokens(in: text)) ?? [] {
          guard let script = SlipRun.script(token) else { continue }
          found[script, default: []].insert(token.text)
        }
        for word in text.split(whereSeparator: { !$0.isLetter }) where word.count > 1 {
          if word.unicodeScalars.allSatisfy({ 0xAC00...0xD7A3 ~= $0.value }) {
            found[.hangul, default: []].insert(String(word))
          }
        }
      }
      return true
    }
    return found.mapValues { $0.sorted() }
  }

  private static func script(_ token: Token) -> Script? {
    let scalars = token.text.unicodeScalars
    switch token.kind {
    case .word:
      return scalars.count > 3 && scalars.allSatisfy({ 0x61...0x7A ~= $0.value }) ? .latin : nil
    case .bigram where token.weight >= 0.5, .cjkWord:
      if scalars.count < 2 { return nil }
      if scalars.allSatisfy({ 0x4E00...0x9FFF ~= $0.value }) { return .han }
      return scalars.count > 2 && scalars.allSatisfy({ 0x3041...0x30FE ~= $0.value }) ? .kana : nil
    default: return nil
    }
  }

  private func mend(
    _ words: [Script: [String]], _ snapshot: Snapshot, _ random: inout SplitMix64
  ) throws {
    let slips = Slip(words[.han] ?? [])
    var (all, allMended) = (0, 0)
    var times: [Double] = []
    for script in Script.allCases {
      var (tried, mended) = (0, 0)
      var missed: [String] = []
      for word in (words[script] ?? []).shuffled(using: &random) {
        if tried == count / Script.allCases.count { break }
        guard let broken = slips.broken(word, using: &random),
          try documents(word, snapshot) >= SlipRun.leastDocuments,
          try documents(broken, snapshot) == 0
        else { continue }
        tried += 1
        let start = Clock.wall()
        let suggestion = try snapshot.suggestion(for: broken)
        times.append(Clock.wall() - start)
        if suggestion?.query == word {
          mended += 1
        } else if missed.count < 12 {
          missed.append("\(broken) → \(suggestion?.query ?? "–") (\(word))")
        }
      }
      (all, allMended) = (all + tried, allMended + mended)
      print("\(script.rawValue): \(mended) of \(tried) mended; \(missed.joined(separator: ", "))")
    }
    let percentiles = Percentiles(times)
    print(
      String(
        format: "all: %d of %d mended, %.1f %%; p50 %.1f ms, p99 %.1f ms", allMended, all,
        100 * Double(allMended) / Double(max(1, all)), percentiles.median * 1e3,
        percentiles[0.99] * 1e3))
  }

  private func leaveAlone(
    _ words: [Script: [String]], _ snapshot: Snapshot, _ random: inout SplitMix64
  ) throws {
    var (tried, changed) = (0, [String]())
    for script in Script.allCases {
      var ofScript = 0
      for word in (words[script] ?? []).shuffled(using: &random) {
        if ofScript == rareCount / Script.allCases.count { break }
        guard 1...SlipRun.rareDocuments ~= (try documents(word, snapshot)) else { continue }
        ofScript += 1
        if let query = try snapshot.suggestion(for: word)?.query {
          changed.append("\(word) → \(query)")
        }
      }
      tried += ofScript
    }
    print(
      "\(changed.count) of \(tried) rare words changed \(changed.prefix(20).joined(separator: ", "))"
    )
  }

  private func documents(_ word: String, _ snapshot: Snapshot) throws -> Int {
    var options = SearchOptions(limit: 0)
    options.mode = .all
    options.counting = .exact
    return try snapshot.search(.text(word), options).total.count
  }
}
