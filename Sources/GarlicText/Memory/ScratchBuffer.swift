// Where do the hot loops keep what they compute? In memory that grows and is never bounds-checked.

/// A growing block of trivially copyable elements that is reused from text to text.
///
/// Indices are not checked: only the files of this folder reach into `base`, each inside the capacity
/// it has asked for.
@safe struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var base: UnsafeMutablePointer<Element>
  private(set) var capacity: Int

  init(capacity: Int = 0) {
    unsafe base = .allocate(capacity: max(capacity, 1))
    self.capacity = max(capacity, 1)
  }

  deinit {
    unsafe base.deallocate()
  }

  /// Makes room for `count` elements and keeps the first `kept` of them.
  mutating func reserve(_ count: Int, keeping kept: Int) {
    if count <= capacity { return }
    let larger = max(count, capacity + capacity / 2)
    let fresh = UnsafeMutablePointer<Element>.allocate(capacity: larger)
    unsafe fresh.update(from: base, count: kept)
    unsafe base.deallocate()
    unsafe base = fresh
    capacity = larger
  }

  /// Gives memory back that one very large text has needed.
  mutating func shrink(to limit: Int) {
    if capacity <= limit { return }
    unsafe base.deallocate()
    unsafe base = .allocate(capacity: limit)
    capacity = limit
  }
}
