// Where do numbers go whose count is not known before?

/// Growing memory for plain values: room is made before, so that appending checks nothing.
@safe
struct GrowingSlab<Element: BitwiseCopyable>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 256) {
    self.capacity = max(16, capacity)
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Makes room for `more` values.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if count &+ more > capacity { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 3 / 2, count + more)
    let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    unsafe moved.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = moved
    capacity = larger
  }

  /// Appends a value for which there is room.
  @inline(__always)
  mutating func append(_ value: Element) {
    assert(count < capacity)
    unsafe base[count] = value
    count &+= 1
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  mutating func removeAll() { count = 0 }

  /// Removes a value; those after it move up.
  mutating func remove(at index: Int) {
    assert(index >= 0 && index < count)
    unsafe (base + index).update(from: base + index + 1, count: count - index - 1)
    count -= 1
  }

  /// Where the values lie, for the code of this folder and until room is made.
  @inline(__always) var pointer: UnsafeMutablePointer<Element> { unsafe base }

  /// Where the next value goes, for the code of this folder and until room is made.
  @inline(__always) var end: UnsafeMutablePointer<Element> { unsafe base + count }

  /// Takes over the values that were written from `end` on, for which there was room.
  @inline(__always)
  mutating func close(at end: UnsafeMutablePointer<Element>) {
    count = unsafe end - base
    assert(count >= 0 && count <= capacity)
  }
}

extension GrowingSlab where Element == UInt8 {
  /// The bytes in memory of their own, cut to their number, with `slack` bytes after them that may
  /// be read.
  func copy(slack: Int = 0) -> MappedBytes {
    let kept = UnsafeMutablePointer<UInt8>.allocate(capacity: max(count + slack, 1))
    unsafe kept.update(from: base, count: count)
    unsafe (kept + count).initialize(repeating: 0, count: slack)
    let view = unsafe ByteView(UnsafeRawBufferPointer(start: kept, count: count))
    return MappedBytes(view: view) {
      unsafe view.withBytes {
        unsafe UnsafeMutableRawPointer(mutating: $0.baseAddress)?.deallocate()
      }
    }
  }
}
