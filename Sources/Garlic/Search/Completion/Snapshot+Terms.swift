// Which terms begin so?

extension Snapshot {
  /// Calls `body` with each term that begins so and the documents that it is in, segment after segment.
  func forEachTerm(
    of fields: [Int], from prefix: [UInt8], _ deadline: Deadline, _ body: ([UInt8], Int) -> Void
  ) throws(IndexError) {
    for view in views {
      for field in fields {
        try view.forEachTerm(field, from: prefix, deadline) { (terms) throws(IndexError) in
          body(terms.term, terms.entry.df)
          return true
        }
      }
    }
  }

  /// The terms that begin so and are in most documents, those of several segments and fields added up.
  ///
  /// The dictionaries are walked side by side, so that no term is kept that is not among the best so far.
  ///
  /// - Complexity: O(terms that begin so · dictionaries).
  func mostFrequentTerms(
    of fields: [Int], from prefix: [UInt8], _ count: Int, _ deadline: Deadline
  ) throws(IndexError) -> [(term: [UInt8], df: Int)] {
    var deadline = deadline
    var cursors: [TermDictionaryCursor] = []
    for view in views {
      for field in fields {
        guard let dictionary = try view.reader.dictionary(field) else { continue }
        var cursor = TermDictionaryCursor(dictionary)
        if try cursor.seek(prefix), cursor.term.starts(with: prefix) { cursors.append(cursor) }
      }
    }
    var best: [(term: [UInt8], df: Int)] = []
    var least = 0
    while !cursors.isEmpty {
      try deadline.tick()
      var first = 0
      for other in cursors.indices.dropFirst()
      where cursors[other].term.lexicographicallyPrecedes(cursors[first].term) { first = other }
      let isAlone = cursors.count == 1
      let term = isAlone ? [] : cursors[first].term
      var df = cursors[first].entry.df
      if !isAlone {
        df = 0
        for cursor in cursors where cursor.term == term { df += cursor.entry.df }
      }
      if df > least || best.count < count {
        best.append((isAlone ? cursors[0].term : term, df))
        if best.count >= 4 * count {
          best = Self.first(count, of: best)
          least = best.last?.df ?? 0
        }
      }
      if isAlone {
        guard try cursors[0].next(), cursors[0].term.starts(with: prefix) else { break }
        continue
      }
      for index in cursors.indices.reversed() where cursors[index].term == term {
        if try !cursors[index].next() || !cursors[index].term.starts(with: prefix) {
          cursors.remove(at: index)
        }
      }
    }
    return Self.first(count, of: best)
  }

  private static func first(
    _ count: Int, of terms: [(term: [UInt8], df: Int)]
  ) -> [(term: [UInt8], df: Int)] {
    Array(
      terms.sorted {
        $0.df != $1.df ? $0.df > $1.df : $0.term.lexicographicallyPrecedes($1.term)
      }.prefix(count))
  }
}
