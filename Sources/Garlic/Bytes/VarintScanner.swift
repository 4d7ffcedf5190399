// What are the varints that this process has just written?

/// Reads what a `VarintSlab` holds, without checks: it never reads a file.
@safe
struct VarintScanner {
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
    guard var place = unsafe at else { return 0 }
    var byte = unsafe place.pointee
    unsafe place += 1
    var value = UInt64(byte & 127)
    var shift: UInt64 = 7
    while byte >= 128 {
      byte = unsafe place.pointee
      unsafe place += 1
      value |= UInt64(byte & 127) &<< shift
      shift &+= 7
    }
    unsafe at = place
    return value
  }
}
