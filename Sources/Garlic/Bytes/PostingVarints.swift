// How are the postings of a term unpacked that this process has just packed?

/// Postings of one term of a chunk, as `PostingRun` lays them down: `gap << 1 | (tf > 1)`, `tf − 2` if
/// the frequency is above one, gaps between positions if the term keeps them.
enum PostingVarints {
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
    var place = unsafe positions.end
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
          unsafe place.pointee = position
          unsafe place += 1
          tf &-= 1
        } while tf > 0
      }
    }
    unsafe documents.close(at: doc)
    unsafe frequencies.close(at: frequency)
    unsafe positions.close(at: place)
  }
}
