// Which text do these characters make?

extension String {
  /// The text of characters, one after another.
  ///
  /// - Complexity: O(characters); appending them to a text one by one takes many times as long.
  init(scalars: some Collection<Unicode.Scalar>) {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(scalars.count * 3)
    for scalar in scalars { utf8.append(scalar) }
    self.init(decoding: utf8, as: UTF8.self)
  }
}

extension [UInt8] {
  /// Appends the UTF-8 form of a character.
  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    func byte(_ shift: UInt32, _ lead: UInt8 = 0x80, _ mask: UInt32 = 0x3F) -> UInt8 {
      lead | UInt8(truncatingIfNeeded: value >> shift & mask)
    }
    switch value {
    case 0..<0x80: append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      append(byte(6, 0xC0, 0x1F))
      append(byte(0))
    case 0x800..<0x1_0000:
      append(byte(12, 0xE0, 0x0F))
      append(byte(6))
      append(byte(0))
    default:
      append(byte(18, 0xF0, 0x07))
      append(byte(12))
      append(byte(6))
      append(byte(0))
    }
  }
}
