// How do records get the keys that they are sorted by?

extension [UInt64] {
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
