// Which bytes is this scalar in UTF-8?

/// The Unicode Standard, section 3.9, table 3-6.
@usableFromInline
package enum UTF8Encoding {
  /// Calls `body` with each byte of a scalar that is no surrogate.
  @inlinable @inline(__always)
  package static func forEachByte(of scalar: UInt32, _ body: (UInt8) -> Void) {
    if scalar < 0x80 {
      body(UInt8(truncatingIfNeeded: scalar))
      return
    }
    if scalar < 0x800 {
      body(UInt8(truncatingIfNeeded: 0xC0 | scalar &>> 6))
    } else {
      if scalar < 0x1_0000 {
        body(UInt8(truncatingIfNeeded: 0xE0 | scalar &>> 12))
      } else {
        body(UInt8(truncatingIfNeeded: 0xF0 | scalar &>> 18))
        body(UInt8(truncatingIfNeeded: 0x80 | scalar &>> 12 & 0x3F))
      }
      body(UInt8(truncatingIfNeeded: 0x80 | scalar &>> 6 & 0x3F))
    }
    body(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
  }

  /// The bytes of a scalar of U+0800 to U+FFFF as one number, the first in its upper byte of three.
  @inlinable @inline(__always)
  package static func threeBytes(_ scalar: UInt32) -> UInt32 {
    0xE0_8080 | (scalar &>> 12) &<< 16 | (scalar &>> 6 & 0x3F) &<< 8 | scalar & 0x3F
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar that is no surrogate.
  @inlinable
  package mutating func append(utf8 scalar: UInt32) {
    UTF8Encoding.forEachByte(of: scalar) { append($0) }
  }
}
