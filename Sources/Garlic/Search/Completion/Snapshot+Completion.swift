// How does a program ask for completions?

extension Snapshot {
  /// What continues what somebody types: words of text fields, values of keyword fields, and titles.
  ///
  /// The last word is completed; documents must have the earlier ones. Words are folded as the index folds them.
  /// Initials and half-typed syllables stand for Hangul words, Latin letters for kana
  /// and, as pinyin, for Chinese characters. When nothing continues a
  /// Latin word of four letters and more, one edit is forgiven. See <doc:WhileTyping>.
  ///
  /// - Parameters:
  ///   - typed: what was typed so far.
  ///   - fields: fields to take words and values from; nil for all text and keyword fields.
  ///   - limit: the most completions.
  ///   - filter: a query that documents must match as well.
  ///   - similarSounds: whether in pinyin z, c, s and n stand for zh, ch, sh and ng, too, and the other way round.
  ///   - deadline: when to end with `IndexError.deadlineExceeded`; nil for no deadline.
  /// - Returns: completions, those of most documents first, then by text. Up to half of them are titles.
  /// - Throws: `IndexError.invalidArgument` for a field that there is not and a negative limit; the errors of a
  ///   search.
  /// - Complexity: O(terms that begin as the last word does), and a search for each of a bounded number of them.
  public func complete(
    _ typed: String, in fields: [String]? = nil, limit: Int = 10, filter: Query? = nil,
    similarSounds: Bool = false, deadline: ContinuousClock.Instant? = nil
  ) throws(IndexError) -> [Completion] {
    if limit < 0 { throw .invalidArgument("limit \(limit) must not be negative") }
    var options = SearchOptions(limit: 0)
    options.deadline = deadline
    options.filter = filter
    var search = try CompletionSearch(
      self, fields: fields, limit: limit, similarSounds: similarSounds, options)
    return limit == 0 ? [] : try search.completions(of: typed)
  }
}
