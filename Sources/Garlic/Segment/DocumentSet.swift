// Which documents of a segment are these?

/// A set of documents of a segment, one bit each: those that are deleted, or that a filter leaves out.
struct DocumentSet: Sendable, Equatable {
  private var words: [UInt64] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  func contains(_ document: UInt32) -> Bool {
    let word = Int(document &>> 6)
    return word < words.count && words[word] &>> UInt64(document & 63) & 1 != 0
  }

  /// Whether the document was not in the set.
  @discardableResult
  mutating func insert(_ document: UInt32) -> Bool {
    if contains(document) { return false }
    let word = Int(document >> 6)
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(document & 63)
    count += 1
    return true
  }

  /// The documents, ascending.
  var documents: [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(count)
    for (i, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(UInt32(i * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return result
  }

  /// All documents below `count`.
  init(all count: Int) {
    words = [UInt64](repeating: .max, count: count / 64)
    if count % 64 > 0 { words.append((1 << UInt64(count % 64)) - 1) }
    self.count = count
  }

  init() {}

  /// The documents whose bits are set.
  init(words: [UInt64]) {
    self.words = words
    for word in words { count += word.nonzeroBitCount }
  }

  /// Calls `body` with each word of 64 documents below `count` that are not in the set, and the first of them.
  @inline(__always)
  func forEachMissingWord<E: Error>(
    of count: Int, _ body: (UInt32, UInt64) throws(E) -> Void
  ) throws(E) {
    var start = 0
    while start < count {
      let index = start &>> 6
      var rest = index < words.count ? ~words[index] : .max
      if count &- start < 64 { rest &= (1 &<< UInt64(count &- start)) &- 1 }
      if rest != 0 { try body(UInt32(start), rest) }
      start &+= 64
    }
  }

  /// Takes a document out of the set.
  mutating func remove(_ document: UInt32) {
    if !contains(document) { return }
    words[Int(document >> 6)] &= ~(1 << UInt64(document & 63))
    count -= 1
  }

  /// Adds the documents of another set.
  ///
  /// - Complexity: O(documents / 64).
  mutating func formUnion(_ other: DocumentSet) {
    if words.count < other.words.count {
      words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
    }
    count = 0
    for index in words.indices {
      if index < other.words.count { words[index] |= other.words[index] }
      count += words[index].nonzeroBitCount
    }
  }

  /// The documents below `count` that are not in the set, ascending.
  func documents(missingOf count: Int) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(max(0, count - self.count))
    forEachMissingWord(of: count) { start, word in
      var rest = word
      while rest != 0 {
        result.append(start &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount))
        rest &= rest &- 1
      }
    }
    return result
  }

  /// How many documents are not in another set.
  ///
  /// - Complexity: O(documents / 64).
  func count(besides other: DocumentSet) -> Int {
    if other.isEmpty { return count }
    var result = 0
    for index in words.indices {
      let out = index < other.words.count ? other.words[index] : 0
      result += (words[index] & ~out).nonzeroBitCount
    }
    return result
  }

  /// Clears the bits of the documents, of which there are 64 in a word.
  ///
  /// - Complexity: O(documents / 64).
  func clear(in words: inout [UInt64]) {
    for index in 0..<min(words.count, self.words.count) { words[index] &= ~self.words[index] }
  }

  /// Memory in use, in bytes.
  var byteCount: Int { 8 * words.count }
}
