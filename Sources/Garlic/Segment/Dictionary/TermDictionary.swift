// Is this term in the field, and where are its documents?

import GarlicText

/// The terms of one field of a segment, sorted by their bytes.
struct TermDictionary: Sendable {
  let termCount: Int
  let blockCount: Int
  private let indexSection: CheckedSection
  private let index: ByteView
  let blocks: CheckedSection
  let fieldHasPositions: Bool
  /// Bits of a document number in the entries.
  let documentBits: Int

  private static let header = 16

  /// - Parameter documentCount: of the segment, on which the width of document numbers depends.
  /// - Throws: `IndexError.corrupt` when the term index is not one.
  init(
    index section: CheckedSection, blocks: CheckedSection, fieldHasPositions: Bool,
    documentCount: Int
  ) throws(IndexError) {
    let view = try section.allBytes()
    let blockCount = Int(view.u32(8))
    guard view.count == TermDictionary.header + 20 * blockCount else {
      throw section.corrupt(8, "\(blockCount) blocks do not fit into \(view.count) bytes")
    }
    let terms = view.u64(0)
    // Memory is taken by this number: no more may be claimed than the blocks can hold.
    guard terms >= UInt64(blockCount), terms <= UInt64(blockCount * TermBlocks.maximumTerms) else {
      throw section.corrupt(0, "\(terms) terms do not fit into \(blockCount) blocks")
    }
    indexSection = section
    index = view
    termCount = Int(terms)
    self.blockCount = blockCount
    self.blocks = blocks
    self.fieldHasPositions = fieldHasPositions
    documentBits = BitPacking.width(UInt32(max(documentCount - 1, 0)))
  }

  @inline(__always)
  private func prefix(_ block: Int) -> UInt64 { index.u64(TermDictionary.header &+ 8 &* block) }

  func listOffset(_ block: Int) -> Int {
    Int(truncatingIfNeeded: index.u64(TermDictionary.header &+ 8 &* (blockCount &+ block)))
  }

  /// The first term of every few blocks by its prefix, with the bytes of the lists up to the next.
  func samples(every interval: Int) -> [(prefix: UInt64, bytes: Int)] {
    stride(from: 0, to: blockCount, by: max(1, interval)).map { block in
      let next = min(block + max(1, interval), blockCount - 1)
      return (prefix(block), min(max(64, listOffset(next) &- listOffset(block)), 1 << 32))
    }
  }

  /// The checked bytes of a block.
  func bytes(ofBlock block: Int) throws(IndexError) -> ByteView {
    let at = TermDictionary.header + 16 * blockCount + 4 * block
    let start = Int(index.u32(at))
    let end = block + 1 < blockCount ? Int(index.u32(at + 4)) : blocks.count
    guard start <= end else {
      throw blocks.corrupt(start, "block \(block) ends before it begins")
    }
    return try blocks.bytes(start, end - start)
  }

  /// Whether terms of this kind keep positions: words of Chinese and Japanese, which the bigrams of
  /// characters cover, do not.
  @inline(__always)
  func keepsPositions(_ term: [UInt8]) -> Bool { fieldHasPositions && term.first != Token.wordTag }

  /// The last block whose first term is not after `term`; nil when there is none.
  func block(for term: [UInt8]) throws(IndexError) -> Int? {
    let wanted = TermPrefix.of(term[...])
    var block = (0..<blockCount).partitioningIndex { prefix($0) >= wanted }
    // Blocks of the same prefix are told apart by their whole first terms.
    while block < blockCount, prefix(block) == wanted {
      let first = try TermDictionaryCursor.firstTerm(ofBlock: block, of: self)
      if term.lexicographicallyPrecedes(first) { break }
      block += 1
    }
    return block == 0 ? nil : block - 1
  }
}
