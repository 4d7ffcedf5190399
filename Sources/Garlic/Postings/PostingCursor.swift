// Which document comes next in a list, and what does it know about the term?

/// Walks the documents of one term in one field of a segment, in order.
///
/// `doc` is the current document, `PostingCursor.end` after the last. `advance(to:)` moves to the
/// first document at or after a target and never back: with a target at or before the current
/// document nothing moves. `seekBlock(to:)` moves only the skip tables, for a look at bounds.
final class PostingCursor {
  static let end = UnpackedBlock.end

  let df: Int
  let hasPositions: Bool
  private let tables: PostingListTables
  private let single: SinglePositions?
  /// Whether the list has blocks, with tables to skip by.
  let isLong: Bool
  private let postings: UnpackedBlock

  /// The current document.
  private(set) var doc: UInt32 = 0
  /// Which posting of the unpacked block is current, and how many it has.
  private var index = 0
  private var unpacked = 0
  /// The unpacked block, and the block that `seekBlock` stands at.
  private var block = -1
  private var ahead = 0
  /// The byte after the documents of the unpacked block; frequencies of a full block begin here.
  private var dataEnd = 0
  private var hasFrequencies = false
  private var positionsBit = 0
  /// The posting of the unpacked block whose positions begin at `positionBit`: after what was read last.
  private var positionIndex = Int.max
  private let parameters = PositionCode.Parameters()
  private var positionBit = 0

  /// A cursor on a written list, at its first document.
  init(list: ByteView, df: Int, hasPositions: Bool) {
    self.df = df
    self.hasPositions = hasPositions
    tables = PostingListTables(
      list: list, layout: PostingListLayout(df: df, hasPositions: hasPositions))
    single = nil
    isLong = df >= PostingListLayout.blockSize
    postings = UnpackedBlock(postings: min(df, PostingListLayout.blockSize))
    if isLong {
      unpack(0)
    } else {
      positionsBit = ShortList.read(
        list, count: df, after: nil, docs: postings.documents, tfs: postings.frequencies)
      begin(count: df)
      hasFrequencies = true
    }
  }

  /// A cursor on the single posting that a dictionary entry holds.
  init(single doc: UInt32, tf: UInt32, positions: SinglePositions, hasPositions: Bool) {
    df = 1
    self.hasPositions = hasPositions
    single = positions
    tables = PostingListTables(
      list: .empty, layout: PostingListLayout(df: 1, hasPositions: hasPositions))
    isLong = false
    postings = UnpackedBlock(postings: 1)
    postings.documents[0] = doc
    postings.frequencies[0] = tf
    begin(count: 1)
    hasFrequencies = true
  }

  private func begin(count: Int) {
    postings.documents[count] = PostingCursor.end
    unpacked = count
    index = 0
    doc = postings.documents[0]
    block = 0
  }

  /// How often the term occurs in the current document.
  @inline(__always)
  var tf: UInt32 {
    if !hasFrequencies { unpackFrequencies() }
    return postings.frequencies[index]
  }

  /// Moves to the next document.
  @inline(__always)
  func next() {
    index &+= 1
    if index < unpacked {
      doc = postings.documents[index]
    } else {
      nextBlock()
    }
  }

  private func nextBlock() {
    if doc == PostingCursor.end {
      index = unpacked
      return
    }
    if isLong, block &+ 1 < tables.blocks {
      unpack(block &+ 1)
    } else {
      doc = PostingCursor.end
      index = unpacked
    }
  }

  /// Moves to the first document that is not before `target`.
  @inline(__always)
  func advance(to target: UInt32) {
    if doc >= target { return }
    advanceFurther(to: target)
  }

  /// Moves both cursors to the first document that they have in common, from where they stand on;
  /// false when there is none up to `limit`: this one then stands at its first document after it.
  ///
  /// In blocks that both have unpacked it walks with two indices and nothing else.
  func meet(_ other: PostingCursor, through limit: UInt32) -> Bool {
    while doc <= limit, doc != PostingCursor.end {
      other.advance(to: doc)
      if other.doc == doc { return true }
      if other.doc == PostingCursor.end {
        index = unpacked
        doc = PostingCursor.end
        return false
      }
      if other.doc > postings.documents[unpacked &- 1] {
        advance(to: other.doc)
        continue
      }
      let bound = min(limit, other.postings.documents[other.unpacked &- 1])
      // A block's last document, or what stands after it, ends each search.
      let (i, j) = UnpackedBlock.meet(
        postings, from: index, count: unpacked, other.postings, from: other.index,
        count: other.unpacked, wanted: other.doc, through: bound)
      other.index = j
      other.doc = other.postings.documents[j]
      if i < unpacked {
        index = i
        doc = postings.documents[i]
      } else {
        nextBlock()
      }
    }
    return false
  }

  private func advanceFurther(to target: UInt32) {
    if target > postings.documents[unpacked &- 1] {
      advanceBlock(to: target)
      if doc >= target { return }
    }
    index = postings.search(from: index &+ 1, count: unpacked, for: target)
    doc = postings.documents[index]
  }

  /// Unpacks the block that holds the first document not before `target`, which the unpacked one does
  /// not.
  private func advanceBlock(to target: UInt32) {
    if isLong {
      if ahead < block { ahead = block }
      seekBlock(to: target)
      if ahead < tables.blocks {
        unpack(ahead)
        return
      }
    }
    doc = PostingCursor.end
    index = unpacked
  }

  private func unpack(_ newBlock: Int) {
    block = newBlock
    positionIndex = .max
    ahead = newBlock
    let start = tables.start(newBlock)
    let before: UInt32? = newBlock == 0 ? nil : tables.last(newBlock &- 1)
    if newBlock < tables.layout.fullBlocks {
      // Gaps are one less than the distance, and the first document is 0 after nothing.
      dataEnd = PatchedBlock.read(tables.list, start, adding: 1, into: postings.documents)
      BitPacking.accumulate(postings.documents, from: before ?? .max)
      hasFrequencies = false
      begin(count: PostingListLayout.blockSize)
    } else {
      let rest = tables.list.slice(start, tables.list.count &- start)
      let tail = tables.layout.tail
      _ = ShortList.read(
        rest, count: tail, after: before, docs: postings.documents, tfs: postings.frequencies)
      hasFrequencies = true
      begin(count: tail)
    }
    block = newBlock
  }

  private func unpackFrequencies() {
    hasFrequencies = true
    PatchedBlock.read(tables.list, dataEnd, adding: 1, into: postings.frequencies)
  }
}

// Bounds, for pruning.
extension PostingCursor {
  /// Moves the skip tables to the block that would hold `target`, and no documents.
  @inline(__always)
  func seekBlock(to target: UInt32) {
    if isLong { ahead = tables.seek(from: ahead, to: target) }
  }

  /// Has the processor fetch the block that `seekBlock` stands at, if it is not the unpacked one.
  @inline(__always)
  func prefetchBlock() {
    if isLong, ahead != block, ahead < tables.blocks { tables.prefetch(ahead) }
  }

  /// The last document of the block that `seekBlock` stands at; `end` when bounds know no blocks.
  @inline(__always)
  var blockEnd: UInt32 {
    isLong && ahead < tables.blocks ? tables.last(ahead) : PostingCursor.end
  }

  /// The best impact in the block that `seekBlock` stands at, as written; nil for a short list.
  @inline(__always)
  var blockImpact: Double? {
    if !isLong { return nil }
    return ahead < tables.blocks ? Impact.value(tables.impact(ahead)) : 0
  }

  /// The best impact in the blocks from the one that `seekBlock` stands at up to the one that holds
  /// the last document before `limit`, as written.
  func bestImpact(before limit: UInt32) -> Double {
    tables.bestImpact(from: ahead, before: limit)
  }

  /// The impact that at least 1, 10, 100 or 1,000 documents reach (`rank` 0…3), as written; nil for
  /// a short list.
  ///
  /// Rank 0 is an upper bound for all documents.
  func bestImpact(rank: Int) -> Double? { isLong ? tables.bestImpact(rank: rank) : nil }

  /// Frequencies and documents of a short list, for bounds that are computed.
  func forEachUnpacked(_ body: (UInt32, UInt32) -> Void) {
    _ = postings.drain(from: 0, count: unpacked, before: PostingCursor.end, body)
  }
}

// Whole blocks, for loops that score one after another.
extension PostingCursor {
  /// Calls `body` with each document before `limit` that lies in the unpacked block, and its
  /// frequency, and moves to the first that does not.
  @inline(__always)
  func drainBlock(before limit: UInt32, _ body: (UInt32, UInt32) -> Void) {
    if doc >= limit { return }
    if !hasFrequencies { unpackFrequencies() }
    index = postings.drain(from: index, count: unpacked, before: limit, body)
    if index < unpacked { doc = postings.documents[index] } else { nextBlock() }
  }

  /// Calls `body` with each document from the current one on that lies in the unpacked block, and moves to the first
  /// that does not; frequencies are not read.
  @inline(__always)
  func drainDocuments(_ body: (UInt32) -> Void) {
    if doc == PostingCursor.end { return }
    postings.forEachDocument(from: index, count: unpacked, body)
    index = unpacked
    nextBlock()
  }

  /// How many documents from the current one on that lie in the unpacked block have a bit that is set; moves to the
  /// first that does not lie there.
  ///
  /// - Parameter words: a bit for each document of the segment.
  func markedInBlock(_ words: [UInt64]) -> Int {
    if doc == PostingCursor.end { return 0 }
    let found = postings.marked(from: index, count: unpacked, in: words)
    index = unpacked
    nextBlock()
    return found
  }

  /// Sets the bit of each document from the current one on that lies in the unpacked block, and moves to the first
  /// that does not; frequencies are not read.
  ///
  /// - Parameter words: a bit for each document of the segment.
  func markBlock(in words: inout [UInt64]) {
    if doc == PostingCursor.end { return }
    postings.mark(from: index, count: unpacked, in: &words)
    index = unpacked
    nextBlock()
  }
}

// Positions.
extension PostingCursor {
  /// Has the processor fetch where the positions of the unpacked block begin.
  func prefetchPositions() {
    if isLong { tables.list.prefetch(tables.positionStart(block)) }
  }

  /// Puts the positions of the term in the current document into `out`, ascending.
  ///
  /// - Parameter norms: the field's norm codes, on which the code of positions depends.
  func positions(norms: ByteView, into out: inout [UInt32]) {
    out.removeAll(keepingCapacity: true)
    out.reserveCapacity(32)
    if !hasPositions || index >= unpacked { return }
    let count = tf
    if let single {
      single.read(tf: count, into: &out)
      return
    }
    var positionsStart = 0
    var from = 0
    var bit = 0
    if !isLong {
      bit = positionsBit
    } else {
      positionsStart = tables.positionStart(block)
      if block < tables.layout.fullBlocks {
        // Three checkpoints lead near the document.
        for checkpoint in 0..<min(3, index / 32) {
          let at = tables.list.u16(positionsStart &+ 2 &* checkpoint)
          if at == .max { break }
          from = (checkpoint &+ 1) &* 32
          bit = Int(at)
        }
        bit &+= 48
      }
    }
    if positionIndex <= index, positionIndex > from {
      from = positionIndex
      bit = positionBit
    }
    let view = tables.list.slice(positionsStart, tables.list.count &- positionsStart)
    var reader = BitReader(view, position: bit)
    for i in from..<index {
      let tf = postings.frequencies[i]
      PositionCode.skip(
        &reader, tf: tf, parameter: parameters[norms.u8(Int(postings.documents[i])), tf])
    }
    PositionCode.read(
      &reader, tf: count, parameter: parameters[norms.u8(Int(doc)), count], into: &out)
    positionIndex = index &+ 1
    positionBit = reader.position
  }
}
