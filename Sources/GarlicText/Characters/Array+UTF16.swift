// How is a scalar written in UTF-16?

extension [UInt16] {
  /// Appends the one or two code units of a scalar.
  mutating func append(utf16 scalar: UInt32) {
    if scalar < 0x1_0000 {
      append(UInt16(scalar))
    } else {
      append(UInt16(0xD7C0 + scalar >> 10))
      append(UInt16(0xDC00 + scalar & 0x3FF))
    }
  }
}
