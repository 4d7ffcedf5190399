// What else is looked for in place of words of a query?

import GarlicText

extension QueryAnalysis {
  /// Finds the synonyms of words, or of runs of characters, inside one text.
  func addSynonyms(to text: inout AnalyzedText) throws(IndexError) {
    guard let synonyms, !synonyms.isEmpty else { return }
    let table = try synonyms.table(analyzer)
    let utf8 = Array(text.text.utf8)
    for match in table.matches(in: [text.tokens], findsForms: inflectsEnglish) {
      let typed = text.tokens.filter {
        match.start <= $0.range.lowerBound && $0.range.upperBound <= match.end
      }
      for alternative in match.alternatives
      where text.synonyms.count < Synonyms.mostAlternatives {
        let runs = try QueryRun.runs(of: alternative, by: analyzer)
        if runs.isEmpty { continue }
        text.synonyms.append((alternative, runs, typed))
        let whole = Self.replacing(match.start..<match.end, of: utf8, with: alternative)
        text.others.append((try QueryRun.runs(of: whole, by: analyzer), Planner.synonymShare))
      }
    }
  }

  /// The text with a part of it replaced; a space keeps words in letters apart that were none before.
  private static func replacing(
    _ range: Range<Int>, of utf8: [UInt8], with other: String
  ) -> String {
    var bytes = Array(utf8[..<range.lowerBound])
    let isLetter = { (byte: UInt8?) in byte.map { $0 | 0x20 &- 0x61 < 26 } ?? false }
    if isLetter(bytes.last), isLetter(other.utf8.first) { bytes.append(0x20) }
    bytes += other.utf8
    if isLetter(bytes.last), range.upperBound < utf8.count, isLetter(utf8[range.upperBound]) {
      bytes.append(0x20)
    }
    return String(decoding: bytes + utf8[range.upperBound...], as: UTF8.self)
  }

  /// Clauses side by side; those that together are something with synonyms as one part.
  func withSynonyms(
    _ clauses: [Query], _ scope: Scope
  ) throws(IndexError) -> [AnalyzedQuery] {
    var parts: [AnalyzedQuery] = []
    for clause in clauses { parts.append(try analyzed(clause, scope)) }
    guard let synonyms, !synonyms.isEmpty, !scope.isExact else { return parts }
    // Clauses that together are one are known by how the first of the fields cut them.
    let known =
      analyzers.isUniform
      ? analyzer : analyzers.parts(of: scope.fields, in: schema).first?.analyzer ?? analyzer
    let table = try synonyms.table(known)
    var result: [AnalyzedQuery] = []
    var at = 0
    while at < parts.count {
      // A row of texts as they were typed.
      var end = at
      while end < parts.count, case .text = parts[end] { end += 1 }
      if end == at {
        result.append(parts[at])
        at += 1
        continue
      }
      result += try joined(Array(parts[at..<end]), table, scope)
      at = end
    }
    return result
  }

  private func joined(
    _ texts: [AnalyzedQuery], _ table: SynonymTable, _ scope: Scope
  ) throws(IndexError) -> [AnalyzedQuery] {
    let tokens = texts.map { $0.typed?.tokens ?? [] }
    var result: [AnalyzedQuery] = []
    var at = 0
    for match in table.matches(in: tokens, findsForms: inflectsEnglish)
    where match.texts.count > 1 {
      result += texts[at..<match.texts.lowerBound]
      at = match.texts.upperBound + 1
      var alternatives: [AnalyzedText] = []
      for alternative in match.alternatives.prefix(Synonyms.mostAlternatives) {
        let text = try self.alternative(alternative, scope)
        if !text.isEmpty { alternatives.append(text) }
      }
      result.append(.synonym(Array(texts[match.texts]), alternatives))
    }
    return result + texts[at...]
  }

  /// A text in quotes, with its synonyms where they were asked for there.
  func phrase(
    _ text: String, _ slop: Int, _ prefix: Bool, _ scope: Scope
  ) throws(IndexError) -> AnalyzedQuery {
    let typed = try self.text(text, scope)
    let phrase = AnalyzedQuery.phrase(typed, slop: slop, prefix: prefix)
    guard let synonyms, synonyms.appliesToPhrases, !prefix, !scope.isExact else { return phrase }
    var found = typed
    try addSynonyms(to: &found)
    if found.others.isEmpty { return phrase }
    return .or(
      [phrase]
        + found.others.map {
          .boosted(
            .phrase(
              AnalyzedText(text: text, runs: $0.runs, isValue: false), slop: slop, prefix: false),
            $0.share)
        })
  }
}
