// How do the records of a document join those of a chunk?

extension [UInt64] {
  /// Appends all of `other`, each increased by `offset`.
  mutating func append(_ other: [UInt64], adding offset: UInt64) {
    let start = count
    append(contentsOf: other)
    let end = count
    unsafe withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for i in start..<end { unsafe base[i] &+= offset }
    }
  }

  /// Replaces the upper half of each record, a number, by what `table` has for it.
  mutating func mapUpperHalves(_ table: [UInt32]) {
    let end = count
    unsafe withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for i in 0..<end {
        let record = unsafe base[i]
        unsafe base[i] = UInt64(table[Int(record &>> 32)]) &<< 32 | record & 0xffff_ffff
      }
    }
  }
}
