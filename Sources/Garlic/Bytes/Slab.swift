// Where do hot loops keep their numbers?

/// A fixed block of memory for plain values, without bounds checks in release builds.
///
/// Debug builds check every index. The owner is a class, so a slab is freed when the last copy of
/// the reference goes; `Slab` itself is what loops index into.
@safe
final class SlabOwner: @unchecked Sendable {
  let base: UnsafeMutableRawPointer

  init(bytes: Int) {
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: max(bytes, 64), alignment: 16)
  }

  deinit { unsafe base.deallocate() }
}

/// `count` plain values in memory of their own.
@safe
struct Slab<Element: BitwiseCopyable>: @unchecked Sendable {
  let count: Int
  private let base: UnsafeMutablePointer<Element>
  private let owner: SlabOwner

  init(count: Int, filledWith value: Element) {
    self.count = count
    owner = SlabOwner(bytes: count * MemoryLayout<Element>.stride)
    unsafe base = owner.base.bindMemory(to: Element.self, capacity: count)
    unsafe base.initialize(repeating: value, count: count)
  }

  /// A copy of `values`.
  init(_ values: [Element]) {
    count = values.count
    owner = SlabOwner(bytes: count * MemoryLayout<Element>.stride)
    unsafe base = owner.base.bindMemory(to: Element.self, capacity: count)
    for (place, value) in values.enumerated() {
      unsafe (base + place).initialize(to: value)
    }
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  /// Where the values lie, for the code of this folder and as long as the slab lives.
  @inline(__always) var pointer: UnsafeMutablePointer<Element> { unsafe base }

  func fill(_ value: Element, from start: Int, count n: Int) {
    precondition(start >= 0 && n >= 0 && start + n <= count)
    unsafe (base + start).update(repeating: value, count: n)
  }
}
