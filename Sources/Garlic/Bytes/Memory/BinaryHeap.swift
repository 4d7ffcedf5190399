// Which of these comes first, while they come and go?

// A binary heap is a buffer in which no element precedes its parent (Knuth, TAOCP 3, section 5.2.3). `precedes`
// may not reach for the buffer's owner.
extension UnsafeMutableBufferPointer {
  /// Moves an element away from the root until no child precedes it.
  @inline(__always)
  func sink(_ start: Int, _ precedes: (Element, Element) -> Bool) {
    guard let base = baseAddress, start >= 0, start < count else { return }
    let element = unsafe (base + start).move()
    var hole = start
    while true {
      var child = 2 &* hole &+ 1
      if child >= count { break }
      if child &+ 1 < count, unsafe precedes(base[child &+ 1], base[child]) { child &+= 1 }
      if unsafe !precedes(base[child], element) { break }
      unsafe (base + hole).moveInitialize(from: base + child, count: 1)
      hole = child
    }
    unsafe (base + hole).initialize(to: element)
  }

  /// Moves an element to the root until its parent does not follow it.
  @inline(__always)
  func rise(_ start: Int, _ precedes: (Element, Element) -> Bool) {
    guard let base = baseAddress, start >= 0, start < count else { return }
    let element = unsafe (base + start).move()
    var hole = start
    while hole > 0 {
      let parent = (hole &- 1) / 2
      if unsafe !precedes(element, base[parent]) { break }
      unsafe (base + hole).moveInitialize(from: base + parent, count: 1)
      hole = parent
    }
    unsafe (base + hole).initialize(to: element)
  }
}

extension Array {
  /// Moves an element of a binary heap away from the root until no child precedes it.
  ///
  /// - Complexity: O(log count).
  @inline(__always)
  mutating func sink(_ index: Int, _ precedes: (Element, Element) -> Bool) {
    unsafe withUnsafeMutableBufferPointer { unsafe $0.sink(index, precedes) }
  }

  /// Moves an element of a binary heap to the root until its parent does not follow it.
  ///
  /// - Complexity: O(log count).
  @inline(__always)
  mutating func rise(_ index: Int, _ precedes: (Element, Element) -> Bool) {
    unsafe withUnsafeMutableBufferPointer { unsafe $0.rise(index, precedes) }
  }
}

extension Slab {
  /// Moves an element of the binary heap of the first `count` away from the root until no child precedes it.
  ///
  /// - Complexity: O(log count).
  @inline(__always)
  func sink(_ index: Int, ofFirst count: Int, _ precedes: (Element, Element) -> Bool) {
    precondition(count >= 0 && count <= self.count)
    unsafe UnsafeMutableBufferPointer(start: pointer, count: count).sink(index, precedes)
  }
}
