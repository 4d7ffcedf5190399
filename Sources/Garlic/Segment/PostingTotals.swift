// What do the postings of a field add up to?

/// Totals of the terms and postings of one field: what is written must add up to what was read.
///
/// They are sums, so those of a merged segment follow from those of its sources, whatever the order in which
/// postings were written. The checksum weighs the sums of a term's documents, frequencies and positions with a
/// hash of the term, so a posting that is lost, added or moved to another term changes it.
struct PostingTotals: Sendable, Equatable {
  /// Different terms.
  var terms: UInt64 = 0
  /// Documents of all terms: Lucene's sumDocFreq.
  var postings: UInt64 = 0
  /// Frequencies of all postings: Lucene's sumTotalTermFreq.
  var occurrences: UInt64 = 0
  /// Of terms, documents, frequencies and positions, modulo 2⁶⁴.
  var checksum: UInt64 = 0

  /// The sums over the postings of one term.
  struct Term {
    var postings: UInt64 = 0
    var documents: UInt64 = 0
    var frequencies: UInt64 = 0
    /// Document number times frequency: frequencies that are exchanged change it.
    var products: UInt64 = 0
    var positions: UInt64 = 0

    /// Adds a posting, without its positions.
    @inline(__always)
    mutating func add(document: UInt32, frequency: UInt32) {
      postings &+= 1
      documents &+= UInt64(document)
      frequencies &+= UInt64(frequency)
      products &+= UInt64(document) &* UInt64(frequency)
    }

    /// The same postings with `offset` added to every document number.
    func moved(by offset: UInt32) -> Term {
      var moved = self
      moved.documents &+= postings &* UInt64(offset)
      moved.products &+= frequencies &* UInt64(offset)
      return moved
    }
  }

  /// Adds the postings of a term.
  ///
  /// - Parameter hash: `TermHash` of the term.
  @inline(__always)
  mutating func add(_ term: Term, hash: UInt64) {
    terms &+= 1
    postings &+= term.postings
    occurrences &+= term.frequencies
    var sum = term.postings &* 0x9e37_79b9_7f4a_7c15
    sum &+= term.documents &* 0xc2b2_ae3d_27d4_eb4f
    sum &+= term.frequencies &* 0x1656_67b1_9e37_79f9
    sum &+= term.products &* 0x27d4_eb2f_1656_67c5
    sum &+= term.positions &* 0x8572_3d5c_d6e8_feb9
    checksum &+= (hash | 1) &* sum
  }

  /// Adds the totals of other postings of the field; terms that both have count twice.
  static func += (sum: inout PostingTotals, other: PostingTotals) {
    sum.terms &+= other.terms
    sum.postings &+= other.postings
    sum.occurrences &+= other.occurrences
    sum.checksum &+= other.checksum
  }

  /// How these totals differ from those that were announced; nil when they do not.
  func difference(from announced: PostingTotals) -> String? {
    if terms != announced.terms { return "\(terms) terms where \(announced.terms) were written" }
    if postings != announced.postings {
      return "\(postings) postings where \(announced.postings) were written"
    }
    if occurrences != announced.occurrences {
      return "\(occurrences) occurrences where \(announced.occurrences) were written"
    }
    return checksum == announced.checksum ? nil : "the checksum of the postings is another one"
  }
}

extension Postings {
  /// The sums over these postings of one term.
  ///
  /// - Parameter hasPositions: whether the term keeps positions.
  func totals(hasPositions: Bool) -> PostingTotals.Term {
    var totals = PostingTotals.Term()
    for i in 0..<count { totals.add(document: docs[i], frequency: tfs[i]) }
    if hasPositions {
      for i in 0..<positions.count { totals.positions &+= UInt64(positions[i]) }
    }
    return totals
  }
}
