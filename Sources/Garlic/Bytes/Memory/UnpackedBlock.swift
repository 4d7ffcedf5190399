// Where do the postings of one block go, and where among them is a document?

/// Memory for the documents and frequencies of a block, and the loops over them.
///
/// After the last document that was written stands `end`. The memory itself ends with another one, which
/// nobody can overwrite: no search runs out of it, whatever the documents are.
struct UnpackedBlock {
  /// What is after all documents.
  static let end = UInt32.max

  /// Room for the documents and the `end` after them.
  let documents: Slab<UInt32>
  /// Room for the frequencies and a slot after the last.
  let frequencies: Slab<UInt32>
  /// The documents with the last `end`, whose index is `documents.count`.
  private let memory: Slab<UInt32>

  /// Memory for so many postings.
  init(postings: Int) {
    // Frequencies begin at a multiple of 16 bytes.
    let room = (postings + 5) & ~3
    memory = Slab<UInt32>(count: room + postings + 1, filledWith: 1)
    memory[room - 1] = UnpackedBlock.end
    documents = memory.part(0, room - 1)
    frequencies = memory.part(room, postings + 1)
  }

  /// The first index from `start` on whose document is not before `target`, where the first `count`
  /// documents are in order and `end` follows.
  @inline(__always)
  func search(from start: Int, count: Int, for target: UInt32) -> Int {
    precondition(start >= 0 && start <= documents.count && count <= documents.count)
    return Self.index(in: memory, from: start, limit: count &- 3, for: target)
  }

  /// The first index from `start` on whose document is not before `target`, if `end` or such a document follows.
  ///
  /// Four at a time; where among the last four it is is summed up and not asked one after another, as the answers are
  /// what no processor can predict.
  ///
  /// - Parameter limit: up to there, without it, three more documents follow.
  @inline(__always)
  private static func index(
    in memory: Slab<UInt32>, from start: Int, limit: Int, for target: UInt32
  ) -> Int {
    var i = start
    while unsafe i < limit && memory[unchecked: i &+ 3] < target { i &+= 4 }
    if i < limit {
      let first = unsafe memory[unchecked: i] < target ? 1 : 0
      let second = unsafe memory[unchecked: i &+ 1] < target ? 1 : 0
      let third = unsafe memory[unchecked: i &+ 2] < target ? 1 : 0
      return i &+ first &+ second &+ third
    }
    while unsafe memory[unchecked: i] < target { i &+= 1 }
    return i
  }

  /// The indices from `i` and `j` on at which two blocks have the same document up to `bound`, or the first
  /// after it; `wanted` is the other's document at `j`, and both have so many in order, and `end` after them.
  ///
  /// It walks with two indices and nothing else.
  static func meet(
    _ mine: UnpackedBlock, from start: Int, count: Int, _ other: UnpackedBlock,
    from otherStart: Int, count otherCount: Int, wanted first: UInt32, through bound: UInt32
  ) -> (Int, Int) {
    precondition(start >= 0 && start <= mine.documents.count && count <= mine.documents.count)
    precondition(otherStart >= 0 && otherStart <= other.documents.count)
    precondition(otherCount <= other.documents.count)
    let a = mine.memory
    let b = other.memory
    let limit = count &- 3
    let otherLimit = otherCount &- 3
    var i = start
    var j = otherStart
    var wanted = first
    while true {
      i = index(in: a, from: i, limit: limit, for: wanted)
      let candidate = unsafe a[unchecked: i]
      if candidate > bound { break }
      j = index(in: b, from: j, limit: otherLimit, for: candidate)
      wanted = unsafe b[unchecked: j]
      if wanted == candidate { break }
    }
    return (i, j)
  }

  /// Sets the bit of each document among the first `count`, from index `start` on, of which there are 64 in a word;
  /// documents beyond the last word are left out.
  func mark(from start: Int, count: Int, in words: inout [UInt64]) {
    precondition(start >= 0 && count <= documents.count)
    unsafe words.withUnsafeMutableBufferPointer { words in
      var i = start
      while i < count {
        let document = unsafe documents[unchecked: i]
        let word = Int(document &>> 6)
        if word < words.count { unsafe words[word] |= 1 &<< UInt64(document & 63) }
        i &+= 1
      }
    }
  }

  /// How many of the first `count` documents, from index `start` on, have a bit that is set, of which there are 64 in a
  /// word; documents beyond the last word have none.
  func marked(from start: Int, count: Int, in words: [UInt64]) -> Int {
    precondition(start >= 0 && count <= documents.count)
    return unsafe words.withUnsafeBufferPointer { words in
      var found: UInt64 = 0
      var i = start
      while i < count {
        let document = unsafe documents[unchecked: i]
        let word = Int(document &>> 6)
        if word < words.count { unsafe found &+= words[word] &>> UInt64(document & 63) & 1 }
        i &+= 1
      }
      return Int(truncatingIfNeeded: found)
    }
  }

  /// Calls `body` with each of the first `count` documents, from index `start` on.
  @inline(__always)
  func forEachDocument(from start: Int, count: Int, _ body: (UInt32) -> Void) {
    precondition(start >= 0 && count <= documents.count)
    var i = start
    while i < count {
      body(unsafe documents[unchecked: i])
      i &+= 1
    }
  }

  /// Calls `body` with each document before `limit` among the first `count`, from index `start` on, and its
  /// frequency; the index of the first that is not before it, or `count`.
  @inline(__always)
  func drain(
    from start: Int, count: Int, before limit: UInt32, _ body: (UInt32, UInt32) -> Void
  ) -> Int {
    precondition(start >= 0 && count <= documents.count && count <= frequencies.count)
    var i = start
    while i < count {
      let document = unsafe documents[unchecked: i]
      if document >= limit { break }
      body(document, unsafe frequencies[unchecked: i])
      i &+= 1
    }
    return i
  }
}
