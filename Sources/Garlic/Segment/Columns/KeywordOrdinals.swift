// Which keyword is this ordinal, and which ordinal is this keyword?

import GarlicText

/// The terms of a keyword field by their number in the dictionary.
///
/// - Complexity: made in O(blocks of the dictionary), of which four bytes each are kept.
struct KeywordOrdinals: Sendable {
  private let dictionary: TermDictionary
  /// The number of the first term of each block.
  private let firsts: [UInt32]

  /// - Throws: `IndexError.corrupt` when the blocks hold another number of terms than the index says.
  init(_ dictionary: TermDictionary) throws(IndexError) {
    self.dictionary = dictionary
    var firsts: [UInt32] = []
    firsts.reserveCapacity(dictionary.blockCount)
    var count = 0
    for block in 0..<dictionary.blockCount {
      firsts.append(UInt32(count))
      let reader = TermBlockReader(
        try dictionary.bytes(ofBlock: block), documentBits: dictionary.documentBits)
      count += reader.left
    }
    guard count == dictionary.termCount else {
      throw dictionary.blocks.corrupt(
        0, "\(count) terms where the term index has \(dictionary.termCount)")
    }
    self.firsts = firsts
  }

  /// The number of terms.
  var count: Int { dictionary.termCount }

  /// The term of an ordinal.
  ///
  /// - Throws: `IndexError.corrupt` when there is none.
  /// - Complexity: O(log blocks + terms of a block).
  func term(_ ordinal: Int) throws(IndexError) -> [UInt8] {
    guard ordinal >= 0, ordinal < count else {
      throw dictionary.blocks.corrupt(0, "there is no term \(ordinal) of \(count)")
    }
    let block = firsts.indices.partitioningIndex { Int(firsts[$0]) > ordinal } - 1
    var cursor = TermDictionaryCursor(dictionary, blocks: block..<block + 1)
    for _ in 0...(ordinal - Int(firsts[block])) { _ = try cursor.next() }
    return cursor.term
  }

  /// Calls `body` with the terms of ascending ordinals, each block being read once.
  func forEach(
    _ ordinals: [Int], _ body: (Int, [UInt8]) throws(IndexError) -> Void
  ) throws(IndexError) {
    var open: (block: Int, next: Int, cursor: TermDictionaryCursor)?
    for ordinal in ordinals {
      guard ordinal >= 0, ordinal < count else {
        throw dictionary.blocks.corrupt(0, "there is no term \(ordinal) of \(count)")
      }
      let block = firsts.indices.partitioningIndex { Int(firsts[$0]) > ordinal } - 1
      var at =
        open.flatMap { $0.block == block && $0.next <= ordinal ? $0 : nil }
        ?? (
          block: block, next: Int(firsts[block]),
          cursor: TermDictionaryCursor(dictionary, blocks: block..<block + 1)
        )
      while at.next <= ordinal {
        _ = try at.cursor.next()
        at.next += 1
      }
      try body(ordinal, at.cursor.term)
      open = at
    }
  }

  /// The ordinal of the first term that is not before `term`, and whether it is that term; the number of terms
  /// when all are before it.
  func lowerBound(_ term: [UInt8]) throws(IndexError) -> (ordinal: Int, isFound: Bool) {
    guard let block = try dictionary.block(for: term) else { return (0, false) }
    var cursor = TermDictionaryCursor(dictionary, blocks: block..<block + 1)
    var ordinal = Int(firsts[block])
    while try cursor.next() {
      if !cursor.term.lexicographicallyPrecedes(term) { return (ordinal, cursor.term == term) }
      ordinal += 1
    }
    return (ordinal, false)
  }
}
