// Which number stands for a term of one or two characters?

import GarlicText

/// Keys of terms of one or two characters of three bytes each, as most of Chinese text are.
///
/// A key is `first << 16 | second`, the second 0 where there is none. Keys sort as the terms do.
enum KeyedTerm {
  /// The key of the bytes `range`; nil for other terms.
  @inline(__always)
  static func key(_ bytes: [UInt8], _ range: Range<Int>) -> UInt32? {
    guard range.count == 3 || range.count == 6,
      let first = character(bytes, range.lowerBound)
    else { return nil }
    if range.count == 3 { return first << 16 }
    guard let second = character(bytes, range.lowerBound + 3) else { return nil }
    return first << 16 | second
  }

  @inline(__always)
  private static func character(_ bytes: [UInt8], _ at: Int) -> UInt32? {
    let lead = bytes[at]
    let middle = bytes[at + 1]
    let last = bytes[at + 2]
    guard lead & 0xf0 == 0xe0, middle & 0xc0 == 0x80, last & 0xc0 == 0x80 else { return nil }
    let value = UInt32(lead & 15) << 12 | UInt32(middle & 63) << 6 | UInt32(last & 63)
    // Anything less would be written in fewer bytes, and have another key.
    return value >= 0x800 ? value : nil
  }

  /// Replaces `out` by the bytes of a key's term.
  static func write(_ key: UInt32, to out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    append(key >> 16, to: &out)
    if key & 0xffff != 0 { append(key & 0xffff, to: &out) }
  }

  private static func append(_ character: UInt32, to out: inout [UInt8]) {
    let bytes = UTF8Encoding.threeBytes(character)
    out.append(UInt8(truncatingIfNeeded: bytes &>> 16))
    out.append(UInt8(truncatingIfNeeded: bytes &>> 8))
    out.append(UInt8(truncatingIfNeeded: bytes))
  }
}
