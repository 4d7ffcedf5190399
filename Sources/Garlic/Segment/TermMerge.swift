// In which order do the terms of many sources come?

import GarlicText

/// Joins sorted term streams: a binary heap of their current terms, equal terms in the order of
/// their sources (Knuth, TAOCP 3, section 5.4.1).
struct TermMerge {
  /// A stream by its current term.
  private struct Entry {
    var prefix: UInt64
    /// The term's length in bytes.
    var length: UInt32
    var number: Int32
  }

  private var heap: [Entry] = []
  private let streams: [TermStream]

  init(_ streams: [TermStream]) throws(IndexError) {
    self.streams = streams
    for (number, stream) in streams.enumerated() where try stream.next() {
      heap.append(TermMerge.entry(of: stream, Int32(number)))
    }
    for root in (0..<heap.count / 2).reversed() { sift(root) }
  }

  @inline(__always)
  private static func entry(of stream: TermStream, _ number: Int32) -> Entry {
    Entry(prefix: stream.prefix, length: UInt32(stream.length), number: number)
  }

  /// The next term with all its postings; false behind the last.
  /// - Parameter hasPositions: whether terms keep positions, but for words of Chinese and Japanese.
  mutating func next(
    term: inout [UInt8], postings: inout Postings, hasPositions: Bool
  ) throws(IndexError) -> Bool {
    guard let top = heap.first else { return false }
    let first = streams[Int(top.number)]
    first.copyTerm(into: &term)
    postings.removeAll()
    let positions = hasPositions && !(top.length > 0 && top.prefix &>> 56 == UInt64(Token.wordTag))
    let prefix = top.prefix
    let length = top.length
    // The first stream stays on the term until the others are done, to be compared with.
    var current = first
    while true {
      try current.append(to: &postings, keepsPositions: positions)
      if try current.next() {
        heap[0] = TermMerge.entry(of: current, heap[0].number)
      } else {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
      }
      sift(0)
      guard let top = heap.first, top.prefix == prefix, top.length == length else { break }
      current = streams[Int(top.number)]
      if length > 8, current.term != term { break }
    }
    return true
  }

  @inline(__always)
  private func precedes(_ a: Entry, _ b: Entry) -> Bool {
    if a.prefix != b.prefix { return a.prefix < b.prefix }
    // Terms of up to eight bytes are their prefixes.
    if a.length <= 8 || b.length <= 8 {
      return a.length != b.length ? a.length < b.length : a.number < b.number
    }
    return longPrecedes(a, b)
  }

  @inline(never)
  private func longPrecedes(_ a: Entry, _ b: Entry) -> Bool {
    let x = streams[Int(a.number)].term
    let y = streams[Int(b.number)].term
    if x.lexicographicallyPrecedes(y) { return true }
    if y.lexicographicallyPrecedes(x) { return false }
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
