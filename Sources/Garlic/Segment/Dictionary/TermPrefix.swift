// How are terms compared by one number?

import GarlicText

/// The first eight bytes of a term as one number that sorts as the bytes do.
enum TermPrefix {
  /// A term for an error message.
  static func text(_ term: [UInt8]) -> String {
    "'\(String(decoding: term.first == Token.wordTag ? term[1...] : term[...], as: UTF8.self))'"
  }

  @inline(__always)
  static func of(_ term: ArraySlice<UInt8>) -> UInt64 {
    var prefix: UInt64 = 0
    var shift: UInt64 = 56
    for byte in term.prefix(8) {
      prefix |= UInt64(byte) &<< shift
      shift = shift &- 8
    }
    return prefix
  }

  /// The least of all terms that have this prefix: its bytes without the zeros at the end, which stand for
  /// nothing in a shorter term.
  static func leastTerm(_ prefix: UInt64) -> [UInt8] {
    let count = 8 - prefix.trailingZeroBitCount / 8
    return (0..<count).map { UInt8(truncatingIfNeeded: prefix &>> UInt64(56 &- 8 &* $0)) }
  }
}
