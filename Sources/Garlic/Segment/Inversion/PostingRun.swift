// How do sorted occurrences wait, compactly, until a segment is written?

/// The sorted terms of one field of a chunk, each with its postings as `PostingVarints`.
struct PostingRun: Sendable {
  /// Terms in order: bigrams by key, other terms by their number in `ranks`' order.
  let keys: [UInt32]
  /// Where each term's postings end.
  let ends: [UInt32]
  let bytes: MappedBytes

  /// Every few terms one by its prefix, with the bytes of postings up to the next sample.
  func samples(
    every interval: Int, _ prefix: (UInt32) -> UInt64
  ) -> [(prefix: UInt64, bytes: Int)] {
    let interval = max(1, interval)
    return stride(from: 0, to: keys.count, by: interval).map { at in
      let start = at == 0 ? 0 : Int(ends[at - 1])
      return (prefix(keys[at]), Int(ends[min(at + interval, keys.count) - 1]) - start)
    }
  }

  var byteCount: Int { 8 * keys.count + bytes.count }

  /// - Parameters:
  ///   - records: sorted by term and ordinal.
  ///   - locator: finds the document of an ordinal.
  ///   - out: an empty slab to write in.
  ///   - keepsPositions: whether the term of a key keeps positions.
  init(
    _ records: borrowing Span<UInt64>, locator: DocumentLocator, in out: inout VarintSlab,
    keepsPositions: (UInt32) -> Bool
  ) {
    var keys: [UInt32] = []
    var ends: [UInt32] = []
    PostingVarints.encode(
      records, into: &out,
      bounds: { ordinal in
        let document = locator.document(of: ordinal)
        return (document, locator.start(of: document), locator.start(of: document &+ 1))
      }, keepsPositions: keepsPositions
    ) { key, end in
      keys.append(key)
      ends.append(UInt32(end))
    }
    // Copies of just their size: they wait for long, and growing arrays are up to twice as large.
    self.keys = keys.map { $0 }
    self.ends = ends.map { $0 }
    bytes = out.take()
  }
}
