// What may a word of Hangul mean that no document has, as it is not typed to its end?

import GarlicText

extension Snapshot {
  /// The most words that half-typed Hangul stands for.
  private static let mostHalfTyped = 20
  /// Longer words are typed to their ends, or are other words.
  private static let longestHalfTyped = 8

  /// Hits of the words that begin as a query of Hangul that finds nothing, or have its letters as initials: ㅁㄴ and
  /// 마느 for 마늘, as `complete` offers them.
  ///
  /// - Parameters:
  ///   - text: a query text that nothing matches.
  ///   - options: those of its search.
  /// - Returns: hits with a diagnostic that names the words; nil where the text is another one, or nothing begins so.
  /// - Throws: the errors of a search.
  package func halfTyped(
    _ text: String, _ options: SearchOptions
  ) throws(IndexError) -> SearchResults? {
    let scalars = text.unicodeScalars
    guard options.mode == .standard, options.ranking == .standard, options.statistics == nil,
      (2...Self.longestHalfTyped).contains(scalars.count),
      scalars.allSatisfy({ Jamo.isSyllable($0.value) || Self.isLetter($0) }),
      scalars.contains(where: Self.isLetter) || scalars.last.map(Self.mayGoOn) == true
    else { return nil }
    let words = try complete(
      text, in: options.fields, limit: Self.mostHalfTyped, deadline: options.deadline)
    guard let first = words.first else { return nil }
    let query = words.count == 1 ? first.query : .or(words.map(\.query))
    let shown = words.prefix(3).map(\.text).joined(separator: ", ")
    let diagnostic = QueryDiagnostic(
      offset: 0, length: text.utf8.count, kind: .halfTyped,
      message: "no document has '\(text)' as it stands: found is what it may begin, as \(shown)")
    return try Searcher(self, query, options).run(query, diagnostics: [diagnostic])
  }

  /// A consonant by itself.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    (0x3131...0x314E).contains(scalar.value)
  }

  /// Whether a syllable has no last consonant yet: 28 syllables in a row differ by that (The Unicode Standard, section
  /// 3.12).
  private static func mayGoOn(_ scalar: Unicode.Scalar) -> Bool {
    (scalar.value - 0xAC00) % 28 == 0
  }
}
