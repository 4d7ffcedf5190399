// How many documents have all of several terms, when that is all that is asked?

/// Counts the documents that have all of several terms of one list each, without their frequencies and lengths.
///
/// Lists of about the same length become sets with a bit for each document, of which words are intersected: a posting
/// costs setting a bit. A longer list is asked for the documents of the rarest term and passed over where that has none.
struct ConjunctionCount {
  private let view: SegmentView
  private let terms: BorrowedObjects<TermMatcher>
  /// How many of the terms, rarest first, become sets; 0 where the second is too long.
  private let sets: Int

  /// Setting the bits of a list takes less time than the search for the documents of another one in it, up to so many
  /// times its documents.
  static let postingsPerSearch = 6

  /// - Parameters:
  ///   - terms: at least two, at their first documents, each with one list; they are used up.
  ///   - postingsPerSearch: a list of so many times the documents of the rarest term does not become a set.
  init(view: SegmentView, terms: [TermMatcher], postingsPerSearch: Int = Self.postingsPerSearch) {
    var ordered = terms
    ordered.sort { $0.cost < $1.cost }
    self.view = view
    self.terms = BorrowedObjects(ordered)
    let longest = ordered[0].cost * postingsPerSearch
    let near = ordered.prefix { $0.cost < longest }.count
    sets = near < 2 ? 0 : near
  }

  /// - Complexity: O(postings of the sets + documents / 64), or O(d · log d') for the d documents of the rarest term and
  ///   the postings d' of a block.
  /// - Throws: `IndexError.deadlineExceeded`, `.cancelled`.
  func documents(_ deadline: inout Deadline) throws(IndexError) -> Int {
    sets > 0 ? try countedBySets(&deadline) : try countedByLead(&deadline)
  }

  private func countedBySets(_ deadline: inout Deadline) throws(IndexError) -> Int {
    // Of the last list documents are counted and their bits not set.
    let countsLast = sets == terms.count && view.test == nil && view.part == nil
    var common = try set(0, &deadline)
    for number in 1..<(countsLast ? sets - 1 : sets) {
      let words = try set(number, &deadline)
      for index in common.indices { common[index] &= words[index] }
    }
    if countsLast {
      view.deleted.clear(in: &common)
      return try countedOfLast(common, &deadline)
    }
    var count = 0
    for document in DocumentSet(words: common).documents {
      try deadline.tick()
      if hasRest(document, from: sets), isWanted(document) { count += 1 }
    }
    return count
  }

  /// The documents of a term, with a bit for each document of the segment.
  private func set(_ number: Int, _ deadline: inout Deadline) throws(IndexError) -> [UInt64] {
    var words = [UInt64](repeating: 0, count: (view.reader.documentCount + 63) / 64)
    while terms.with(number, { $0.markBlock(in: &words) }) { try deadline.tick() }
    return words
  }

  /// How many documents of the longest list have a bit that is set.
  private func countedOfLast(
    _ words: [UInt64], _ deadline: inout Deadline
  ) throws(IndexError) -> Int {
    var count = 0
    while let found = terms.with(terms.count - 1, { $0.markedInBlock(words) }) {
      try deadline.tick()
      count &+= found
    }
    return count
  }

  /// Documents that are gone through between two looks at the clock.
  private static let part: UInt32 = 1 << 16

  private func countedByLead(_ deadline: inout Deadline) throws(IndexError) -> Int {
    let countsAll = terms.count == 2 && view.isWhole
    var count = 0
    while true {
      try deadline.check()
      let target = terms.with(0) { $0.listDoc }
      if target >= view.end { return count }
      let limit = target &+ min(Self.part, view.end &- target) &- 1
      while terms.with(0, { lead in terms.with(1) { lead.meet($0, through: limit) } }) {
        let document = terms.with(0) { $0.listDoc }
        if countsAll || hasRest(document, from: 2) && isWanted(document) { count &+= 1 }
        terms.with(0) { $0.nextInList() }
      }
    }
  }

  /// Whether the terms from one on have a document, which is not before that which was asked for last.
  private func hasRest(_ document: UInt32, from first: Int) -> Bool {
    var number = first
    while number < terms.count {
      let found = terms.with(number) { term in
        term.advance(to: document)
        return term.doc
      }
      if found != document { return false }
      number &+= 1
    }
    return true
  }

  private func isWanted(_ document: UInt32) -> Bool {
    document >= view.start && document < view.end && !view.deleted.contains(document)
      && view.admits(document)
  }
}
