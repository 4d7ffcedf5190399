// Which documents match at least so many of these?

/// OR, and "at least m of n": a binary heap of the parts by their current documents.
final class DisjunctionMatcher: Matcher {
  /// A part beside its current document, so that the order is told without a look at the part.
  private struct Entry {
    var doc: UInt32
    let part: Matcher
  }

  private var heap: [Entry]
  private let all: [Matcher]
  private let minimum: Int
  private let deadline: Deadline

  init(_ parts: [Matcher], minimum: Int = 1, _ deadline: Deadline) throws(IndexError) {
    self.deadline = deadline
    all = parts
    heap = parts.filter { $0.doc != PostingCursor.end }.map { Entry(doc: $0.doc, part: $0) }
    self.minimum = max(1, minimum)
    super.init()
    for root in (0..<heap.count / 2).reversed() { sift(root) }
    try findMatch()
  }

  private func findMatch() throws(IndexError) {
    var steps = 0
    while let top = heap.first, top.doc != PostingCursor.end {
      steps &+= 1
      if steps & 1023 == 0 { try deadline.check() }
      if minimum == 1 || matching(top.doc) >= minimum {
        doc = top.doc
        return
      }
      try step(past: top.doc)
    }
    doc = PostingCursor.end
  }

  private func matching(_ document: UInt32) -> Int {
    all.reduce(0) { $0 + ($1.doc == document ? 1 : 0) }
  }

  private func step(past document: UInt32) throws(IndexError) {
    while let top = heap.first, top.doc == document {
      try top.part.next()
      heap[0].doc = top.part.doc
      sift(0)
    }
  }

  private func sift(_ start: Int) { heap.sink(start) { $0.doc < $1.doc } }

  override var cost: Int { all.reduce(0) { $0 + $1.cost } }

  override func next() throws(IndexError) {
    if doc == PostingCursor.end { return }
    try step(past: doc)
    try findMatch()
  }

  override func advance(to target: UInt32) throws(IndexError) {
    if doc >= target { return }
    while let top = heap.first, top.doc < target {
      try top.part.advance(to: target)
      heap[0].doc = top.part.doc
      sift(0)
    }
    try findMatch()
  }

  override func score() throws(IndexError) -> Double {
    var sum = 0.0
    for part in all where part.doc == doc { sum += try part.score() }
    return sum
  }
}
