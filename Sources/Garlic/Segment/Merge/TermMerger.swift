// In which order do the terms of many sources come?

import GarlicText

/// Joins sorted term streams: a binary heap of their current terms, equal terms in the order of
/// their sources (Knuth, TAOCP 3, section 5.4.1).
struct TermMerger {
  /// A stream by its current term.
  private struct Entry: BitwiseCopyable {
    var prefix: UInt64
    /// The term's length in bytes in the upper half, the stream's number in the lower: what decides
    /// between terms that are their prefixes.
    var order: UInt64

    @inline(__always)
    init(_ stream: TermCursor, _ number: Int) {
      prefix = stream.prefix
      order = UInt64(truncatingIfNeeded: stream.length) &<< 32 | UInt64(truncatingIfNeeded: number)
    }

    @inline(__always) var length: Int { Int(truncatingIfNeeded: order &>> 32) }
    @inline(__always) var number: Int { Int(truncatingIfNeeded: order & 0xffff_ffff) }
  }

  private let heap: Slab<Entry>
  private var count = 0
  private let streams: BorrowedObjects<TermCursor>

  init(_ streams: [TermCursor]) throws(IndexError) {
    self.streams = BorrowedObjects(streams)
    var entries: [Entry] = []
    for (number, stream) in streams.enumerated() where try stream.next() {
      entries.append(Entry(stream, number))
    }
    heap = Slab(entries)
    count = entries.count
    for root in (0..<count / 2).reversed() { sift(root) }
  }

  /// The next term with all its postings; false after the last.
  /// - Parameter hasPositions: whether terms keep positions, but for words of Chinese and Japanese.
  mutating func next(
    term: inout [UInt8], postings: inout Postings, hasPositions: Bool
  ) throws(IndexError) -> Bool {
    if count == 0 { return false }
    let top = heap[0]
    streams.with(top.number) { $0.copyTerm(into: &term) }
    postings.removeAll()
    let positions = hasPositions && !(top.length > 0 && top.prefix &>> 56 == UInt64(Token.wordTag))
    var number = top.number
    while true {
      let entry = try streams.with(number) { (stream) throws(IndexError) -> Entry? in
        try stream.append(to: &postings, keepsPositions: positions)
        return try stream.next() ? Entry(stream, number) : nil
      }
      if let entry {
        heap[0] = entry
      } else {
        count -= 1
        heap[0] = heap[count]
      }
      sift(0)
      if count == 0 || heap[0].prefix != top.prefix || heap[0].length != top.length { break }
      number = heap[0].number
      if top.length > 8, !streams.with(number, { $0.isAt(term) }) { break }
    }
    return true
  }

  @inline(__always)
  private func precedes(_ a: Entry, _ b: Entry) -> Bool {
    if a.prefix != b.prefix { return a.prefix < b.prefix }
    // Terms of up to eight bytes are their prefixes.
    if a.length <= 8 || b.length <= 8 { return a.order < b.order }
    return longPrecedes(a, b)
  }

  @inline(never)
  private func longPrecedes(_ a: Entry, _ b: Entry) -> Bool {
    let order = streams.with(a.number) { x in streams.with(b.number) { y in x.compare(y) } }
    return order != 0 ? order < 0 : a.number < b.number
  }

  private func sift(_ start: Int) { heap.sink(start, ofFirst: count) { precedes($0, $1) } }
}
