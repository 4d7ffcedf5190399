// How is a posting list written, so that it is small and can be skipped through?

/// Writes posting lists of one field.
///
/// Lists of fewer than 128 documents are one bit stream (`ShortList`); longer ones are blocks of
/// 128 with tables to skip by (`PostingListLayout`).
struct PostingListWriter: ~Copyable {
  private let norms: [UInt8]
  private let factors: LengthNormalization
  private var bits = BitWriter()
  private var gaps = [UInt32](repeating: 0, count: 128)
  private var frequencies = [UInt32](repeating: 0, count: 128)
  private var best: [UInt16] = []
  private var ranks = ImpactRanks()

  /// - Parameter norms: the norm code of each document of the segment.
  init(norms: [UInt8], factors: LengthNormalization) {
    self.norms = norms
    self.factors = factors
  }

  /// Appends the list of `postings` (two documents at least) to `out`; of use only when it has no more bytes than
  /// 32 bits count.
  mutating func write(_ postings: borrowing Postings, hasPositions: Bool, to out: inout ByteWriter)
  {
    if postings.count < PostingListLayout.blockSize {
      ShortList.write(
        postings, from: 0, after: nil, positionsFrom: hasPositions ? 0 : nil, norms: norms,
        bits: &bits, to: &out)
    } else {
      writeLong(postings, hasPositions: hasPositions, to: &out)
    }
  }

  private mutating func writeLong(
    _ postings: borrowing Postings, hasPositions: Bool, to out: inout ByteWriter
  ) {
    let layout = PostingListLayout(df: postings.count, hasPositions: hasPositions)
    let start = out.count
    var positionBytes = ByteWriter()
    best.removeAll(keepingCapacity: true)
    out.zeros(layout.dataOffset)
    let data = out.count
    var position = 0  // of the next block's first position
    for block in 0..<layout.blocks {
      let first = block * PostingListLayout.blockSize
      let count = block < layout.fullBlocks ? PostingListLayout.blockSize : layout.tail
      out.patch(postings.docs[first + count - 1], at: start + layout.lastOffset + 4 * block)
      out.patch(
        UInt32(truncatingIfNeeded: out.count - data), at: start + layout.startOffset + 4 * block)
      if hasPositions {
        out.patch(
          UInt32(truncatingIfNeeded: positionBytes.count),
          at: start + layout.positionOffsets + 4 * block)
      }
      let impact = bestImpact(postings, first, count)
      out.bytes[start + layout.impactOffset + 2 * block] = UInt8(truncatingIfNeeded: impact)
      out.bytes[start + layout.impactOffset + 2 * block + 1] = UInt8(
        truncatingIfNeeded: impact >> 8)
      let before: UInt32? = first == 0 ? nil : postings.docs[first - 1]
      if block < layout.fullBlocks {
        writeBlock(postings, first, before, to: &out)
        if hasPositions { writePositions(postings, first, &position, to: &positionBytes) }
      } else {
        ShortList.write(
          postings, from: first, after: before, positionsFrom: nil, norms: norms, bits: &bits,
          to: &out)
        if hasPositions {
          ShortList.writePositions(
            postings, from: first, positionsFrom: position, norms: norms, bits: &bits,
            to: &positionBytes)
        }
      }
    }
    ranks.count(best)
    for (slot, rank) in PostingListLayout.ranks.enumerated() {
      let impact = bestImpact(ofRank: rank)
      out.bytes[start + 2 * slot] = UInt8(truncatingIfNeeded: impact)
      out.bytes[start + 2 * slot + 1] = UInt8(truncatingIfNeeded: impact >> 8)
    }
    out.patch(UInt32(truncatingIfNeeded: out.count - start), at: start + 8)
    out.raw(positionBytes.bytes)
  }

  private mutating func writeBlock(
    _ postings: borrowing Postings, _ first: Int, _ before: UInt32?, to out: inout ByteWriter
  ) {
    var previous = before
    for i in 0..<PostingListLayout.blockSize {
      let doc = postings.docs[first + i]
      gaps[i] = previous.map { doc - $0 - 1 } ?? doc
      previous = doc
      frequencies[i] = postings.tfs[first + i] - 1
    }
    PatchedBlock.write(gaps, to: &out)
    PatchedBlock.write(frequencies, to: &out)
  }

  /// The positions of a full block: where those of its 32nd, 64th and 96th document begin (u16 × 3,
  /// in bits; 65,535 when that is too far), then all of them.
  private mutating func writePositions(
    _ postings: borrowing Postings, _ first: Int, _ position: inout Int,
    to positionBytes: inout ByteWriter
  ) {
    let parameters = PositionCode.Parameters()
    for i in 0..<PostingListLayout.blockSize {
      if i > 0, i % 32 == 0 { positionBytes.u16(UInt16(clamping: bits.bitCount)) }
      let doc = postings.docs[first + i]
      let tf = postings.tfs[first + i]
      PositionCode.write(
        postings.positions, from: position, tf: tf, parameter: parameters[norms[Int(doc)], tf],
        into: &bits)
      position &+= Int(tf)
    }
    bits.finish(onto: &positionBytes)
  }

  private mutating func bestImpact(_ postings: borrowing Postings, _ first: Int, _ count: Int)
    -> UInt16
  {
    var top: UInt16 = 0
    for i in first..<first + count {
      let impact = Impact.code(
        factors.impact(tf: postings.tfs[i], norm: norms[Int(postings.docs[i])]))
      best.append(impact)
      top = max(top, impact)
    }
    return top
  }

  /// The impact that at least `rank` documents reach, rounded *down*; 0 when there are fewer.
  private mutating func bestImpact(ofRank rank: Int) -> UInt16 {
    guard let code = ranks.code(ofRank: rank, in: best) else { return 0 }
    // Codes are rounded up; one step below is reached for certain.
    return rank == 1 ? code : code - 1
  }
}
