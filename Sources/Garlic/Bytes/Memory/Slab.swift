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

/// A fixed block of `count` plain values.
///
/// The owner is what counts references; `Slab` itself is what loops index into. Loops that know that their
/// indices are in range live in this folder and take `unchecked`.
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
      precondition(index >= 0 && index < count)
      return unsafe base[index]
    }
    nonmutating set {
      precondition(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  /// A value whose index the caller knows to be in range; only debug builds check it.
  @unsafe @inline(__always)
  subscript(unchecked index: Int) -> Element {
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

  /// Replaces the first `n` values of two slabs by what `next` gives for each place.
  @inline(__always)
  static func fill(
    _ a: Slab<Element>, _ b: Slab<Element>, count n: Int, _ next: () -> (Element, Element)
  ) {
    precondition(n >= 0 && n <= a.count && n <= b.count)
    for i in 0..<n {
      let (first, second) = next()
      unsafe a[unchecked: i] = first
      unsafe b[unchecked: i] = second
    }
  }

  func fill(_ value: Element, from start: Int, count n: Int) {
    precondition(start >= 0 && n >= 0 && start + n <= count)
    unsafe (base + start).update(repeating: value, count: n)
  }
}
