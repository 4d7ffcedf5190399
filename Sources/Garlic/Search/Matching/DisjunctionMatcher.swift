// Which documents match at least so many of these?

/// OR, and "at least m of n": a binary heap of the parts by their current documents.
final class DisjunctionMatcher: Matcher {
  private let parts: BorrowedObjects<Matcher>
  /// The current document of each part above the part's number, so that the order is told without a look at the part.
  private let heap: Slab<UInt64>
  private let minimum: Int
  private let totalCost: Int
  private let deadline: Deadline

  init(_ parts: [Matcher], minimum: Int = 1, _ deadline: Deadline) throws(IndexError) {
    self.deadline = deadline
    self.parts = BorrowedObjects(parts)
    totalCost = parts.reduce(0) { $0 + $1.cost }
    heap = Slab(parts.enumerated().map { Self.entry($1.doc, of: $0) })
    self.minimum = max(1, minimum)
    super.init()
    for root in (0..<heap.count / 2).reversed() { sift(root) }
    try findMatch()
  }

  @inline(__always)
  private static func entry(_ document: UInt32, of part: Int) -> UInt64 {
    UInt64(document) &<< 32 | UInt64(truncatingIfNeeded: part)
  }

  /// The first document that any part stands on; the end where there is no part.
  @inline(__always)
  private var first: UInt32 {
    heap.count == 0 ? PostingCursor.end : UInt32(truncatingIfNeeded: heap[0] &>> 32)
  }

  private func findMatch() throws(IndexError) {
    var steps = 0
    var candidate = first
    while candidate != PostingCursor.end {
      steps &+= 1
      if steps & 1023 == 0 { try deadline.check() }
      if minimum == 1 || matching(candidate) >= minimum { break }
      try step(past: candidate)
      candidate = first
    }
    doc = candidate
  }

  private func matching(_ document: UInt32) -> Int {
    var count = 0
    for part in 0..<parts.count where parts.with(part, { $0.doc == document }) { count &+= 1 }
    return count
  }

  private func step(past document: UInt32) throws(IndexError) {
    while first == document {
      try moveFirst { (part) throws(IndexError) in try part.next() }
    }
  }

  /// Moves the part that stands first, and puts it where it then belongs.
  @inline(__always)
  private func moveFirst(_ move: (Matcher) throws(IndexError) -> Void) throws(IndexError) {
    let number = Int(heap[0] & 0xffff_ffff)
    let document = try parts.with(number) { (part) throws(IndexError) in
      try move(part)
      return part.doc
    }
    heap[0] = Self.entry(document, of: number)
    sift(0)
  }

  private func sift(_ start: Int) { heap.sink(start, ofFirst: heap.count) { $0 < $1 } }

  override var cost: Int { totalCost }

  override func next() throws(IndexError) {
    if doc == PostingCursor.end { return }
    try step(past: doc)
    try findMatch()
  }

  override func advance(to target: UInt32) throws(IndexError) {
    if doc >= target { return }
    while first < target {
      try moveFirst { (part) throws(IndexError) in try part.advance(to: target) }
    }
    try findMatch()
  }

  override func score() throws(IndexError) -> Double {
    var sum = 0.0
    for part in 0..<parts.count {
      sum += try parts.with(part) { (part) throws(IndexError) in
        part.doc == doc ? try part.score() : 0
      }
    }
    return sum
  }
}
