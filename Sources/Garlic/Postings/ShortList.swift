// How are a few documents written?

/// Up to 127 postings as one stream of Rice codes: a list of its own, or the tail of a long one.
///
/// ```
/// k of the gaps 5 bits · k of the frequencies 3 bits · gap, frequency − 1 for each document
/// ```
///
/// In a list of its own the positions follow in the same stream.
enum ShortList {
  /// Writes postings from number `first` to the end.
  ///
  /// - Parameters:
  ///   - after: the document before the first; nil when there is none.
  ///   - positionsFrom: where the positions of `first` begin in `postings.positions`; nil to leave
  ///     them out.
  static func write(
    _ postings: borrowing Postings, from first: Int, after: UInt32?, positionsFrom: Int?,
    norms: [UInt8],
    bits: inout BitWriter, to out: inout ByteWriter
  ) {
    var gaps = InlineArray<128, UInt32>(repeating: 0)
    let count = postings.count - first
    var gapTotal = 0
    var tfTotal = 0
    var next = after.map { $0 &+ 1 } ?? 0
    for i in 0..<count {
      let doc = postings.docs[first &+ i]
      gaps[i] = doc &- next
      gapTotal &+= Int(gaps[i])
      tfTotal &+= Int(postings.tfs[first &+ i] &- 1)
      next = doc &+ 1
    }
    let k = BitWriter.bestParameter(total: gapTotal, count: count, limit: 31) { gaps[$0] }
    var kTF: UInt32 = 0
    if tfTotal > 0 {
      kTF = BitWriter.bestParameter(total: tfTotal, count: count, limit: 7) {
        postings.tfs[first &+ $0] &- 1
      }
    }
    bits.bits(UInt64(k), 5)
    bits.bits(UInt64(kTF), 3)
    for i in 0..<count {
      bits.rice(gaps[i], k)
      bits.rice(postings.tfs[first &+ i] &- 1, kTF)
    }
    guard let positionsFrom else {
      bits.finish(onto: &out)
      return
    }
    writePositions(
      postings, from: first, positionsFrom: positionsFrom, norms: norms, bits: &bits, to: &out)
  }

  static func writePositions(
    _ postings: borrowing Postings, from first: Int, positionsFrom: Int, norms: [UInt8],
    bits: inout BitWriter, to out: inout ByteWriter
  ) {
    let parameters = PositionCode.Parameters()
    var position = positionsFrom
    for i in first..<postings.count {
      let tf = postings.tfs[i]
      PositionCode.write(
        postings.positions, from: position, tf: tf,
        parameter: parameters[norms[Int(postings.docs[i])], tf], into: &bits)
      position &+= Int(tf)
    }
    bits.finish(onto: &out)
  }

  /// Reads `count` postings into `docs` and `tfs`; returns the bit after them.
  static func read(
    _ view: ByteView, count: Int, after: UInt32?, docs: Slab<UInt32>, tfs: Slab<UInt32>
  ) -> Int {
    var reader = BitReader(view)
    let header = reader.bits(8)
    let k = header & 31
    let kTF = header >> 5
    var next = after.map { $0 &+ 1 } ?? 0
    Slab.fill(docs, tfs, count: count) {
      let (gap, more) = reader.ricePair(k, kTF)
      let doc = next &+ gap
      next = doc &+ 1
      return (doc, more &+ 1)
    }
    return reader.position
  }
}
