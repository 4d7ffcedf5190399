// What did somebody mean whose query finds nothing?

extension Snapshot {
  /// What may be meant by a query that finds nothing in full.
  ///
  /// Each word that no document has is replaced by the nearest word of the index within two edits, of several the
  /// one that most documents have; the edits of Hangul are letters of syllables. Words that the index has are never
  /// changed, nor is anything but words that stand by themselves: no phrases, fields or patterns. What is suggested
  /// finds something.
  ///
  /// - Parameters:
  ///   - text: the query text, see <doc:QueryLanguage>.
  ///   - fields: fields to search where the query names none; nil for all text fields.
  ///   - deadline: when to end with `IndexError.deadlineExceeded`; nil for no deadline.
  /// - Returns: nil when the query finds something, or when all of its words are in the index.
  /// - Throws: the errors of a search.
  /// - Complexity: O(terms of the dictionaries) for each unknown word.
  public func suggestion(
    for text: String, in fields: [String]? = nil, deadline: ContinuousClock.Instant? = nil
  ) throws(IndexError) -> Suggestion? {
    var options = SearchOptions(limit: 0)
    options.mode = .all
    options.counting = .exact
    options.fields = fields
    options.deadline = deadline
    if try search(text, options).total.count > 0 { return nil }
    return try SuggestionSearch(self, fields, options).suggestion(for: text)
  }
}
