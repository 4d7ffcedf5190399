// Where do hot loops keep their numbers?

/// The memory of slabs, freed when the last copy of the owner goes.
@safe
struct SlabOwner: @unchecked Sendable {
  private let memory: ManagedBuffer<Void, UInt64>

  /// Memory of so many bytes, aligned to 16, in one allocation with what counts the references.
  init(bytes: Int) {
    memory = .create(minimumCapacity: max((bytes + 7) / 8, 8)) { _ in () }
  }

  /// Where the bytes lie, as long as the owner lives.
  @inline(__always) var base: UnsafeMutableRawPointer {
    unsafe memory.withUnsafeMutablePointerToElements { UnsafeMutableRawPointer($0) }
  }
}

/// A fixed block of `count` plain values, without bounds checks in release builds.
///
/// Debug builds check every index. The owner is what counts references; `Slab` itself is what loops
/// index into.
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
    for (index, value) in values.enumerated() {
      unsafe (base + index).initialize(to: value)
    }
  }

  private init(_ base: UnsafeMutablePointer<Element>, count: Int, owner: SlabOwner) {
    self.count = count
    unsafe self.base = base
    self.owner = owner
  }

  /// The part `[start, start + count)`, in the same memory.
  func part(_ start: Int, _ count: Int) -> Slab<Element> {
    precondition(start >= 0 && count >= 0 && start + count <= self.count)
    return unsafe Slab(base + start, count: count, owner: owner)
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
