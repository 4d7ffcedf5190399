// How do sorted occurrences wait, compactly, until a segment is written?

/// The sorted terms of one field of a chunk, each with its postings in varints:
/// `gap << 1 | (tf > 1)`, `tf − 2` if the frequency is above one, gaps between positions.
struct PostingRun: Sendable {
  /// Terms in order: pairs of characters by key, other terms by their number in `ranks`' order.
  private(set) var keys: [UInt32] = []
  /// Where each term's postings end.
  private(set) var ends: [UInt32] = []
  let bytes: MappedBytes

  /// Every 256th term by its prefix, with the bytes of postings up to the next sample.
  func samples(_ prefix: (UInt32) -> UInt64) -> [(prefix: UInt64, bytes: Int)] {
    stride(from: 0, to: keys.count, by: 256).map { at in
      let start = at == 0 ? 0 : Int(ends[at - 1])
      return (prefix(keys[at]), Int(ends[min(at + 256, keys.count) - 1]) - start)
    }
  }

  var byteCount: Int { 8 * keys.count + bytes.view.count }

  /// - Parameters:
  ///   - records: sorted by term and ordinal.
  ///   - locator: finds the document of an ordinal.
  ///   - out: an empty slab to write in.
  ///   - keepsPositions: whether the term of a key keeps positions.
  init(
    _ records: borrowing Span<UInt64>, locator: DocumentLocator, in out: inout VarintSlab,
    keepsPositions: (UInt32) -> Bool
  ) {
    var i = 0
    let n = records.count
    while i < n {
      let key = UInt32(truncatingIfNeeded: records[i] &>> 32)
      let positions = keepsPositions(key)
      var previousDoc: UInt32 = 0
      while i < n, UInt32(truncatingIfNeeded: records[i] &>> 32) == key {
        out.reserve(32)
        let doc = locator.document(of: UInt32(truncatingIfNeeded: records[i]))
        let start = locator.start(of: doc)
        let limit = UInt64(key) &<< 32 | UInt64(locator.start(of: doc &+ 1))
        var end = i &+ 1
        while end < n, records[end] < limit { end &+= 1 }
        let tf = end &- i
        out.append(UInt64(doc &- previousDoc) &<< 1 | (tf > 1 ? 1 : 0))
        if tf > 1 { out.append(UInt64(tf &- 2)) }
        previousDoc = doc
        if positions {
          out.reserve(5 &* tf)
          var previous: UInt32 = 0
          for j in i..<end {
            let position = UInt32(truncatingIfNeeded: records[j]) &- start
            out.append(UInt64(position &- previous))
            previous = position
          }
        }
        i = end
      }
      keys.append(key)
      ends.append(UInt32(out.count))
    }
    bytes = out.take()
  }
}
