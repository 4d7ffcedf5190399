// In which order do the terms of many sources come?

/// Joins sorted term streams: a binary heap of their current terms, equal terms in the order of
/// their sources (Knuth, TAOCP 3, section 5.4.1).
struct TermMerge {
  private struct Entry {
    var prefix: UInt64
    var number: Int32
  }

  private var heap: [Entry] = []
  private let streams: [TermStream]

  init(_ streams: [TermStream]) throws(IndexError) {
    self.streams = streams
    for (number, stream) in streams.enumerated() where try stream.next() {
      heap.append(Entry(prefix: stream.prefix, number: Int32(number)))
    }
    for root in (0..<heap.count / 2).reversed() { sift(root) }
  }

  /// The next term with all its postings; false behind the last.
  mutating func next(
    term: inout [UInt8], postings: inout Postings, keepsPositions: ([UInt8]) -> Bool
  ) throws(IndexError) -> Bool {
    guard let top = heap.first else { return false }
    let first = streams[Int(top.number)]
    term = first.term
    postings.removeAll()
    let positions = keepsPositions(term)
    let prefix = top.prefix
    let length = first.length
    // The first stream stays on the term until the others are done, to be compared with.
    var current = first
    while true {
      try current.append(to: &postings, keepsPositions: positions)
      if try current.next() {
        heap[0].prefix = current.prefix
      } else {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
      }
      sift(0)
      guard let top = heap.first, top.prefix == prefix else { break }
      current = streams[Int(top.number)]
      if current.length != length || (length > 8 && current.term != term) { break }
    }
    return true
  }

  @inline(__always)
  private func precedes(_ a: Entry, _ b: Entry) -> Bool {
    if a.prefix != b.prefix { return a.prefix < b.prefix }
    let x = streams[Int(a.number)]
    let y = streams[Int(b.number)]
    if x.precedes(y) { return true }
    if y.precedes(x) { return false }
    return a.number < b.number
  }

  private mutating func sift(_ start: Int) {
    let n = heap.count
    if start >= n { return }
    let entry = heap[start]
    var hole = start
    while true {
      var child = 2 * hole + 1
      if child >= n { break }
      if child + 1 < n, precedes(heap[child + 1], heap[child]) { child += 1 }
      if !precedes(heap[child], entry) { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = entry
  }
}
