// How does a program ask for completions?

import GarlicText

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
  ///   - weight: a field of numbers or dates by which titles are ranked, the greatest first; nil for the shortest
  ///     first.
  ///   - similarSounds: whether in pinyin z, c, s and n stand for zh, ch, sh and ng, too, and the other way round.
  ///   - otherLayout: whether, where nothing else is found, Latin letters are taken for the keys of Hangul, and the
  ///     other way round: `aksmf` for 마늘.
  ///   - deadline: when to end with `IndexError.deadlineExceeded`; nil for no deadline.
  /// - Returns: completions: titles that begin with what was typed and are little longer, then words, those of most
  ///   documents first, and other titles by turns. Of words and titles each gets at least half of the list where
  ///   there are enough.
  /// - Throws: `IndexError.invalidArgument` for a field that there is not, a weight that is no number and a negative
  ///   limit; the errors of a search.
  /// - Complexity: O(terms and titles that begin as what was typed does), and a search for each of a bounded number
  ///   of them; O(1) for what was asked before without a filter.
  public func complete(
    _ typed: String, in fields: [String]? = nil, limit: Int = 10, filter: Query? = nil,
    weight: String? = nil, similarSounds: Bool = false, otherLayout: Bool = false,
    deadline: ContinuousClock.Instant? = nil
  ) throws(IndexError) -> [Completion] {
    if limit < 0 { throw .invalidArgument("limit \(limit) must not be negative") }
    var options = SearchOptions(limit: 0)
    options.deadline = deadline
    options.filter = filter
    try Deadline(options).check()
    let key = CompletionCache.Key(
      typed: typed, fields: fields, limit: limit, weight: weight, similarSounds: similarSounds,
      otherLayout: otherLayout)
    let cache = try context().completions
    if filter == nil, let known = cache[key] { return known }
    let searches = try CompletionSearch.all(
      self, fields: fields, limit: limit, weight: weight, similarSounds: similarSounds, options)
    if limit == 0 { return [] }
    var (found, isFinal) = try CompletionSearch.completions(of: typed, by: searches)
    if otherLayout, found.isEmpty,
      let other = HangulKeys.hangul(ofKeys: typed) ?? HangulKeys.keys(ofHangul: typed)
    {
      (found, isFinal) = try CompletionSearch.completions(of: other, by: searches)
      found = found.map {
        Completion(text: $0.text, highlights: [], documents: $0.documents, query: $0.query)
      }
    }
    if filter == nil, isFinal { cache[key] = found }
    return found
  }

  /// Reads the titles that completions offer into memory, for a process that answers key presses.
  ///
  /// Without it they are read in the background from the second completion on, and until they are, titles come from
  /// the best documents of the words that were found. A commit adds its own titles. See <doc:WhileTyping> for what
  /// they take.
  ///
  /// - Parameter weight: the field of numbers that will rank them; nil for none.
  /// - Throws: `IndexError.invalidArgument` for a field that there is not or that has no numbers, `.corrupt`.
  /// - Complexity: O(bytes stored) for segments whose titles are not read yet.
  public func prepareCompletions(weight: String? = nil) throws(IndexError) {
    let searches = try CompletionSearch.all(
      self, fields: nil, limit: 1, weight: weight, similarSounds: false, SearchOptions(limit: 0))
    for search in searches {
      let fields = try TitleCompletions.fields(of: self, by: search.analyzer)
      if fields.isEmpty { continue }
      try titles.prepare(
        views.map(\.reader), fields: fields, weight: search.weight, by: search.analyzer)
    }
  }

  /// Bytes of memory that titles for completions take at this time, of all snapshots of the index.
  public var completionByteCount: Int { titles.byteCount }
}
