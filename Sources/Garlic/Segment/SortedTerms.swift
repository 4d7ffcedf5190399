// What are a chunk's terms, in order?

import GarlicText

/// The terms of a chunk other than pairs of characters, sorted and laid end to end.
struct SortedTerms: Sendable {
  private let bytes: [UInt8]
  private let ends: [UInt32]

  /// The terms of `vocabulary`, and for each of its ids the rank in their order.
  static func sorting(_ vocabulary: Vocabulary) -> (terms: SortedTerms, ranks: [UInt32]) {
    let order = vocabulary.idsInOrder()
    var ranks = [UInt32](repeating: 0, count: vocabulary.count)
    var bytes: [UInt8] = []
    var ends: [UInt32] = []
    ends.reserveCapacity(order.count)
    for (rank, id) in order.enumerated() {
      ranks[Int(id)] = UInt32(rank)
      bytes.append(contentsOf: vocabulary.term(id))
      ends.append(UInt32(bytes.count))
    }
    return (SortedTerms(bytes: bytes, ends: ends), ranks)
  }

  var byteCount: Int { bytes.count + 4 * ends.count }

  subscript(rank: UInt32) -> ArraySlice<UInt8> {
    let start = rank == 0 ? 0 : Int(ends[Int(rank) - 1])
    return bytes[start..<Int(ends[Int(rank)])]
  }
}
