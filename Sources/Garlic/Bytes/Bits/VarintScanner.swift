// What are the varints that this process has just written?

/// Reads what a `VarintSlab` holds, without checks: it never reads a file.
@safe
struct VarintScanner {
  /// Bytes after the last varint that may be read.
  static let slack = 1

  private var at: UnsafePointer<UInt8>?
  private let end: UnsafePointer<UInt8>?

  /// Reads the bytes `range` of a view, which end with the end of a varint.
  init(_ view: ByteView, _ range: Range<Int>) {
    precondition(view.holds(range.lowerBound, range.count))
    unsafe at = (view.base?.assumingMemoryBound(to: UInt8.self)).map {
      unsafe $0 + range.lowerBound
    }
    unsafe end = (view.base?.assumingMemoryBound(to: UInt8.self)).map {
      unsafe $0 + range.upperBound
    }
  }

  @inline(__always) var isAtEnd: Bool { unsafe at == end }

  @inline(__always)
  mutating func next() -> UInt64 {
    guard var next = unsafe at else { return 0 }
    // One byte or two, without a branch that would be guessed.
    let two = UInt16(littleEndian: unsafe UnsafeRawPointer(next).loadUnaligned(as: UInt16.self))
    let isLong = two &>> 7 & 1
    var value = UInt64(two & 0x7f | (two &>> 8 & 0x7f) &<< 7 & (0 &- isLong))
    unsafe next += 1 &+ Int(isLong)
    if isLong &<< 15 & two == 0 {
      unsafe at = next
      return value
    }
    var shift: UInt64 = 14
    var byte: UInt8 = 128
    while byte >= 128 {
      byte = unsafe next.pointee
      unsafe next += 1
      value |= UInt64(byte & 127) &<< shift
      shift &+= 7
    }
    unsafe at = next
    return value
  }
}
