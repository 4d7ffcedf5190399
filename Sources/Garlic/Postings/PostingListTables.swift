// What do the tables of a long list say of its blocks?

import GarlicText

/// The bytes of a list of 128 documents and more, and what its tables say.
struct PostingListTables {
  let list: ByteView
  let layout: PostingListLayout

  /// How many blocks there are, the tail included.
  @inline(__always) var blocks: Int { layout.blocks }

  /// The last document of a block.
  @inline(__always)
  func last(_ block: Int) -> UInt32 { list.u32(layout.lastOffset &+ 4 &* block) }

  /// Where the documents of a block begin in the list.
  @inline(__always)
  func start(_ block: Int) -> Int {
    layout.dataOffset &+ Int(list.u32(layout.startOffset &+ 4 &* block))
  }

  /// Has the processor fetch the documents of a block, and most often its frequencies.
  @inline(__always)
  func prefetch(_ block: Int) {
    let start = start(block)
    for line in 0..<4 { list.prefetch(start &+ 64 &* line) }
  }

  /// Where the positions of a block begin in the list.
  @inline(__always)
  func positionStart(_ block: Int) -> Int {
    Int(list.u32(8)) &+ Int(list.u32(layout.positionOffsets &+ 4 &* block))
  }

  /// The best impact in a block, as a code.
  @inline(__always)
  func impact(_ block: Int) -> UInt16 { list.u16(layout.impactOffset &+ 2 &* block) }

  /// The best impact in the blocks from `block` on up to the one that holds the last document before
  /// `limit`, as written.
  func bestImpact(from block: Int, before limit: UInt32) -> Double {
    var best: UInt16 = 0
    var at = block
    while at < blocks {
      best = max(best, impact(at))
      if last(at) >= limit &- 1 { break }
      at &+= 1
    }
    return Impact.value(best)
  }

  /// The impact that at least 1, 10, 100 or 1,000 documents reach (`rank` 0…3), as written.
  func bestImpact(rank: Int) -> Double { Impact.value(list.u16(2 &* rank)) }

  /// The first block from `block` on that ends at or after `target`; the number of blocks when none does.
  @inline(__always)
  func seek(from block: Int, to target: UInt32) -> Int {
    if block >= blocks || last(block) >= target { return block }
    return (block..<blocks).gallopingIndex { last($0) >= target }
  }
}
