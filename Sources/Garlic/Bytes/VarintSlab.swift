// Where do millions of varints go, fast?

/// Growing memory for varints: room is reserved before, so that appending checks nothing.
@safe
struct VarintSlab: ~Copyable {
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int) {
    self.capacity = max(64, capacity)
    unsafe base = UnsafeMutablePointer<UInt8>.allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Makes room for `bytes` more; a varint takes at most ten.
  @inline(__always)
  mutating func reserve(_ bytes: Int) {
    if count &+ bytes > capacity { grow(bytes) }
  }

  private mutating func grow(_ bytes: Int) {
    let larger = max(capacity * 3 / 2, count + bytes)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    unsafe moved.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }

  @inline(__always)
  mutating func append(_ value: UInt64) {
    assert(count + 10 <= capacity || value < 1 << (7 * UInt64(capacity - count)))
    var v = value
    while v >= 0x80 {
      unsafe base[count] = UInt8(truncatingIfNeeded: v) | 0x80
      count &+= 1
      v &>>= 7
    }
    unsafe base[count] = UInt8(truncatingIfNeeded: v)
    count &+= 1
  }

  /// The bytes in memory of their own, cut to their number; the slab is empty and keeps its memory.
  mutating func take() -> MappedBytes {
    let kept = UnsafeMutablePointer<UInt8>.allocate(capacity: max(count, 1))
    unsafe kept.update(from: base, count: count)
    let view = unsafe ByteView(UnsafeRawBufferPointer(start: kept, count: count))
    count = 0
    return MappedBytes(view: view) {
      unsafe view.withBytes {
        unsafe UnsafeMutableRawPointer(mutating: $0.baseAddress)?.deallocate()
      }
    }
  }
}
