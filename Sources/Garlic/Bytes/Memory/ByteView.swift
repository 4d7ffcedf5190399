// Which bytes are at this offset of the mapped file?

internal import CProcessor

/// Bytes that somebody else keeps alive: a window into a mapped file or into a buffer.
///
/// Loads beyond the end read as zero. A damaged file is caught by its checksums before it is
/// decoded; should one pass them all the same, a decoder then meets zeros, never foreign memory.
/// All integers of the format are little-endian, as are the processors Garlic runs on.
@safe
package struct ByteView: @unchecked Sendable {
  package let base: UnsafeRawPointer?
  package let count: Int

  package static let empty = ByteView()

  package init() {
    unsafe base = nil
    count = 0
  }

  package init(_ buffer: UnsafeRawBufferPointer) {
    unsafe base = buffer.baseAddress
    count = unsafe buffer.baseAddress == nil ? 0 : buffer.count
  }

  private init(base: UnsafeRawPointer?, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  /// The part `[offset, offset + length)`, cut off where this view ends.
  @inline(__always)
  package func slice(_ offset: Int, _ length: Int) -> ByteView {
    guard offset >= 0, length > 0, offset < count, let base = unsafe base else { return .empty }
    return unsafe ByteView(base: base + offset, count: min(length, count &- offset))
  }

  /// Whether `[offset, offset + length)` lies inside.
  @inline(__always)
  package func holds(_ offset: Int, _ length: Int) -> Bool {
    offset >= 0 && length >= 0 && offset <= count && length <= count &- offset
  }

  @inline(__always)
  package func load<T: BitwiseCopyable & FixedWidthInteger>(_ offset: Int, as type: T.Type) -> T {
    if !canLoad(MemoryLayout<T>.size, at: offset) { return 0 }
    return unsafe base.unsafelyUnwrapped.loadUnaligned(fromByteOffset: offset, as: type)
  }

  @inline(__always) package func u8(_ offset: Int) -> UInt8 { load(offset, as: UInt8.self) }
  @inline(__always) package func u16(_ offset: Int) -> UInt16 { load(offset, as: UInt16.self) }
  @inline(__always) package func u32(_ offset: Int) -> UInt32 { load(offset, as: UInt32.self) }
  @inline(__always) package func u64(_ offset: Int) -> UInt64 { load(offset, as: UInt64.self) }

  /// Up to eight bytes from `offset`, zeros after the end: what a bit reader refills from.
  @inline(__always)
  package func window(_ offset: Int) -> UInt64 {
    if canLoad(8, at: offset) {
      return unsafe base.unsafelyUnwrapped.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }
    return lastWindow(offset)
  }

  /// Has the processor fetch the line of cache that an offset is in, and does not wait for it.
  @inline(__always)
  func prefetch(_ offset: Int) {
    guard offset >= 0, offset < count, let base = unsafe base else { return }
    unsafe prefetch_line(base + offset)
  }

  /// The LEB128 varint at `offset`, which is moved after it.
  @inline(__always)
  func varint(_ offset: inout Int) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = u8(offset)
      offset &+= 1
      value |= UInt64(byte & 127) &<< shift
      if byte < 128 { break }
      shift &+= 7
    }
    return value
  }

  /// Whether so many bytes lie at `offset`.
  ///
  /// One comparison, whose right side loops keep. Where bytes are, there is a base.
  @inline(__always)
  private func canLoad(_ size: Int, at offset: Int) -> Bool {
    UInt(bitPattern: offset) < UInt(bitPattern: max(count &- (size &- 1), 0))
  }

  /// Out of line, so that loops over bits stay small.
  @inline(never)
  private func lastWindow(_ offset: Int) -> UInt64 {
    var word: UInt64 = 0
    var shift: UInt64 = 0
    var at = offset
    while at < count, shift < 64 {
      word |= UInt64(u8(at)) &<< shift
      shift &+= 8
      at &+= 1
    }
    return word
  }

  package func withBytes<R, E: Error>(_ body: (UnsafeRawBufferPointer) throws(E) -> R) throws(E)
    -> R
  {
    try unsafe body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// A copy of the bytes.
  package var array: [UInt8] {
    guard let base = unsafe base else { return [] }
    return unsafe [UInt8](UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Appends the bytes to an array.
  func append(to out: inout [UInt8]) {
    if let base = unsafe base {
      unsafe out.append(contentsOf: UnsafeRawBufferPointer(start: base, count: count))
    }
  }

  /// Whether these are the bytes of an array.
  func equals(_ other: [UInt8]) -> Bool {
    unsafe other.withUnsafeBytes { unsafe compare(ByteView($0)) } == 0
  }

  /// The bytes as text, with U+FFFD for what is not UTF-8.
  var string: String {
    guard let base = unsafe base else { return "" }
    return unsafe String(decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// Lexicographic order of the bytes: negative, zero or positive.
  package func compare(_ other: ByteView) -> Int {
    let n = min(count, other.count)
    if n > 0, let a = unsafe base, let b = unsafe other.base {
      let order = unsafe compareMemory(a, b, n)
      if order != 0 { return order }
    }
    return count - other.count
  }
}

extension [UInt8] {
  /// Appends the elements of an array without counting a reference to it.
  @inline(__always)
  mutating func append(copying other: borrowing [UInt8]) {
    unsafe other.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }

  /// Appends the upper `count` bytes of a number, the highest first.
  @inline(__always)
  mutating func append(prefix: UInt64, count: Int) {
    unsafe Swift.withUnsafeBytes(of: prefix.bigEndian) { bytes in
      unsafe append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes.prefix(count)))
    }
  }
}
