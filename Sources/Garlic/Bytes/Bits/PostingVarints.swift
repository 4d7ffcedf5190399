// How do postings lie in memory, compactly, until this process writes them?

/// Postings of one term of a chunk: `gap << 1 | (tf > 1)`, `tf − 2` if the frequency is above one, gaps
/// between positions if the term keeps them.
enum PostingVarints {
  /// The document that an ordinal lies in, its first ordinal, and the one after its last.
  typealias Bounds = (document: UInt32, start: UInt32, end: UInt32)

  /// Two varints for a document of up to 33 and 32 bits, and one for its only position.
  private static let mostBytes = 15

  /// Appends the postings of sorted records, `key << 32 | ordinal`, one key after another.
  ///
  /// - Parameters:
  ///   - bounds: finds the document of an ordinal.
  ///   - keepsPositions: whether the term of a key keeps positions.
  ///   - ended: gets each key, and where its postings end.
  @inline(__always)
  static func encode(
    _ records: borrowing Span<UInt64>, into out: inout VarintSlab,
    bounds: (UInt32) -> Bounds, keepsPositions: (UInt32) -> Bool,
    ended: (_ key: UInt32, _ end: Int) -> Void
  ) {
    // Memory that is not written costs nothing.
    out.reserve(mostBytes * records.count)
    let first = unsafe out.first
    var at = unsafe out.end
    unsafe records.withUnsafeBufferPointer { records in
      let n = records.count
      var i = 0
      while i < n {
        let key = unsafe UInt32(truncatingIfNeeded: records[i] &>> 32)
        let upper = UInt64(key) &<< 32
        let positions = keepsPositions(key)
        var previousDocument: UInt32 = 0
        repeat {
          let bounds = unsafe bounds(UInt32(truncatingIfNeeded: records[i]))
          let limit = upper | UInt64(bounds.end)
          var end = i &+ 1
          while end < n, unsafe records[end] < limit { end &+= 1 }
          let tf = end &- i
          let gap = UInt64(bounds.document &- previousDocument)
          unsafe VarintSlab.write(gap &<< 1 | (tf > 1 ? 1 : 0), at: &at)
          if tf > 1 { unsafe VarintSlab.write(UInt64(tf &- 2), at: &at) }
          previousDocument = bounds.document
          if positions {
            var previous = bounds.start
            repeat {
              let ordinal = unsafe UInt32(truncatingIfNeeded: records[i])
              unsafe VarintSlab.write(UInt64(ordinal &- previous), at: &at)
              previous = ordinal
              i &+= 1
            } while i < end
          }
          i = end
        } while unsafe i < n && records[i] &- upper < 1 &<< 32
        ended(key, unsafe at - first)
      }
    }
    unsafe out.close(at: at)
  }

  /// Appends the postings in the bytes `range` of a `VarintSlab`'s memory, documents counted from
  /// `base`.
  static func decode(
    _ view: ByteView, _ range: Range<Int>, from base: UInt32, keepsPositions: Bool,
    documents: inout GrowingSlab<UInt32>, frequencies: inout GrowingSlab<UInt32>,
    positions: inout GrowingSlab<UInt32>
  ) {
    // Every number is a byte at least.
    documents.reserve(range.count)
    frequencies.reserve(range.count)
    positions.reserve(range.count)
    var numbers = VarintScanner(view, range)
    var document = base
    var doc = unsafe documents.end
    var frequency = unsafe frequencies.end
    var next = unsafe positions.end
    while !numbers.isAtEnd {
      let head = numbers.next()
      document = document &+ UInt32(truncatingIfNeeded: head &>> 1)
      unsafe doc.pointee = document
      unsafe doc += 1
      var tf: UInt32 = 1
      if head & 1 != 0 { tf = UInt32(truncatingIfNeeded: numbers.next()) &+ 2 }
      unsafe frequency.pointee = tf
      unsafe frequency += 1
      if keepsPositions {
        var position: UInt32 = 0
        repeat {
          position = position &+ UInt32(truncatingIfNeeded: numbers.next())
          unsafe next.pointee = position
          unsafe next += 1
          tf &-= 1
        } while tf > 0
      }
    }
    unsafe documents.close(at: doc)
    unsafe frequencies.close(at: frequency)
    unsafe positions.close(at: next)
  }
}
