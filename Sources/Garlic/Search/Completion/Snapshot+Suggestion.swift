// What did somebody mean whose query finds nothing?

extension Snapshot {
  /// What may be meant by a query that finds nothing in full, or little.
  ///
  /// Each word that no document has is replaced by the nearest word of the index within two edits, of several the
  /// one that most documents have; the edits of Hangul are letters of syllables. Chinese is
  /// corrected by sound: 大算 to 大蒜. Chinese characters that are no word and are in no more than a thousandth of the
  /// documents are replaced where twenty times as many have the other word, and Latin words with two letters swapped
  /// where 200 times as many have it. Words are joined and split, and read by the keys of the other layout. Other
  /// words that the index has are never changed, nor is anything but words that stand by themselves: no phrases,
  /// fields or patterns. What is suggested finds something.
  ///
  /// - Parameters:
  ///   - text: the query text, see <doc:QueryLanguage>.
  ///   - fields: fields to search where the query names none; nil for all text fields.
  ///   - deadline: when to end with `IndexError.deadlineExceeded`; nil for no deadline.
  /// - Returns: nil when the query finds enough, or when all of its words are in the index.
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
    let known = try search(text, options).total.count
    if known > 0, known * SuggestionSearch.littleShare > count { return nil }
    let suggestion = try SuggestionSearch(self, fields, options).suggestion(for: text)
    if known == 0 { return suggestion }
    guard let suggestion, suggestion.documents >= SuggestionSearch.leastRatio * known else {
      return nil
    }
    return suggestion
  }
}
