// How long was the field, in one byte?

/// Lengths of fields as one byte: exact below 40, with eight steps an octave above, rounded down.
enum Norm {
  // The codes are written into index files: never change them.
  /// The least length that is rounded.
  static let exact = 40

  /// The code of a length.
  @inline(__always)
  static func code(_ length: Int) -> UInt8 {
    if length < exact { return UInt8(max(0, length)) }
    let octave = Int.bitWidth - 1 - length.leadingZeroBitCount  // 5 for 32…63
    let mantissa = (length &>> (octave &- 3)) & 7
    return UInt8(clamping: exact &+ (octave &- 5) &* 8 &+ mantissa &- 2)
  }

  /// The length that a code stands for.
  static func length(_ code: UInt8) -> Int {
    let c = Int(code)
    if c < exact { return c }
    let step = c - exact + 2
    return (8 + step % 8) << (2 + step / 8)
  }

  /// `length` for all codes.
  static let lengths: [Int] = (0..<256).map { length(UInt8($0)) }

  /// The sum of the lengths that codes stand for, and how many of them are not zero.
  static func lengths(of codes: [UInt8]) -> (sum: UInt64, documents: UInt32) {
    var sum: UInt64 = 0
    var documents: UInt32 = 0
    for code in codes where code > 0 {
      sum += UInt64(lengths[Int(code)])
      documents += 1
    }
    return (sum, documents)
  }
}
