// Where does each part of a posting list lie?

/// The layout of a list of 128 documents and more (FileFormat.md, "Long lists").
///
/// ```
/// best       u16 × 4     impacts: the best, the 10th, the 100th and the 1,000th best
/// positions  u32         where the positions begin, from the start of the list
/// last       u32 × B     the last document of each block
/// start      u32 × B     where each block's documents begin, from the end of the tables
/// offsets    u32 × B     where each block's positions begin, from `positions`; if there are any
/// impact     u16 × B     the best impact in each block
/// ```
///
/// B counts the full blocks of 128 and, if documents are left, the tail.
struct PostingListLayout {
  static let blockSize = BitPacking.blockSize

  let fullBlocks: Int
  let tail: Int
  let blocks: Int
  let lastOffset = 12
  let startOffset: Int
  let positionOffsets: Int
  let impactOffset: Int
  /// Where the blocks begin.
  let dataOffset: Int

  init(df: Int, hasPositions: Bool) {
    fullBlocks = df / PostingListLayout.blockSize
    tail = df % PostingListLayout.blockSize
    blocks = fullBlocks + (tail > 0 ? 1 : 0)
    startOffset = lastOffset + 4 * blocks
    positionOffsets = startOffset + 4 * blocks
    impactOffset = positionOffsets + (hasPositions ? 4 * blocks : 0)
    dataOffset = impactOffset + 2 * blocks
  }

  /// How many of the best impacts are kept, and of which rank.
  static let ranks = [1, 10, 100, 1000]
}
