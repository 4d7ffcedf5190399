// What are a chunk's terms, in order?

import GarlicText

/// The terms of a chunk other than bigrams, sorted and laid end to end.
struct SortedTerms: Sendable {
  private let bytes: MappedBytes
  private let ends: [UInt32]

  /// No terms.
  static let none = SortedTerms(bytes: MappedBytes.holding([]), ends: [])

  /// The terms of `vocabulary`, and for each of its ids the rank in their order.
  static func sorting(_ vocabulary: Vocabulary) -> (terms: SortedTerms, ranks: [UInt32]) {
    let order = vocabulary.idsInOrder()
    var ranks = [UInt32](repeating: 0, count: vocabulary.count)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(vocabulary.termByteCount)
    var ends: [UInt32] = []
    ends.reserveCapacity(order.count)
    for (rank, id) in order.enumerated() {
      ranks[Int(id)] = UInt32(rank)
      vocabulary.append(id, to: &bytes)
      ends.append(UInt32(bytes.count))
    }
    return (SortedTerms(bytes: MappedBytes.holding(bytes), ends: ends), ranks)
  }

  var byteCount: Int { bytes.count + 4 * ends.count }

  @inline(__always)
  private func range(_ rank: UInt32) -> Range<Int> {
    (rank == 0 ? 0 : Int(ends[Int(rank) - 1]))..<Int(ends[Int(rank)])
  }

  subscript(rank: UInt32) -> [UInt8] { withView(of: rank) { $0.array } }

  /// The bytes of a term.
  @inline(__always)
  func withView<Result>(of rank: UInt32, _ body: (ByteView) -> Result) -> Result {
    let range = range(rank)
    return bytes.withView { body($0.slice(range.lowerBound, range.count)) }
  }

  /// The first eight bytes of a term, as `TermPrefix` has them, and its length.
  @inline(__always)
  func prefix(_ rank: UInt32) -> (prefix: UInt64, length: Int) {
    let range = range(rank)
    let word = bytes.withView { $0.window(range.lowerBound) }.byteSwapped
    let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* min(range.count, 8))
    return (unused == 64 ? 0 : (word &>> unused) &<< unused, range.count)
  }

  /// The ranks of all segmented words of Chinese and Japanese: they follow one another, as all begin with the tag.
  var wordRanks: Range<UInt32> {
    func first(notBefore bound: UInt64) -> UInt32 {
      UInt32((0..<ends.count).partitioningIndex { prefix(UInt32($0)).prefix >= bound })
    }
    let tag = UInt64(Token.wordTag)
    return first(notBefore: tag << 56)..<first(notBefore: (tag + 1) << 56)
  }

  /// Whether a term is a segmented word of Chinese or Japanese.
  func isWord(_ rank: UInt32) -> Bool {
    let range = range(rank)
    return !range.isEmpty && bytes.withView { $0.u8(range.lowerBound) } == Token.wordTag
  }
}
