// Where do terms stand that are too many to be walked side by side?

import GarlicText

/// The occurrences of any number of terms in one field of a segment as one list, in order.
final class UnionPhrasePart {
  private let memoryBudget: Int
  private var deadline: Deadline
  /// Documents above, positions below; a document of a field without positions once.
  private var occurrences: [UInt64] = []
  private var hasPositions = true
  private var scratch: [UInt32] = []
  private var index = 0
  /// The current document.
  private(set) var doc = PostingCursor.end

  /// - Parameter memoryBudget: memory that occurrences may take, in bytes.
  init(memoryBudget: Int, _ deadline: Deadline) {
    self.memoryBudget = memoryBudget
    self.deadline = deadline
  }

  /// How many there are.
  var count: Int { occurrences.count }

  /// Adds the occurrences of a term.
  /// - Throws: `IndexError.searchTooLarge` when they take more memory than is allowed.
  func add(_ cursor: PostingCursor, norms: ByteView) throws(IndexError) {
    hasPositions = cursor.hasPositions
    while cursor.doc != PostingCursor.end {
      try deadline.tick()
      let document = UInt64(cursor.doc) << 32
      if hasPositions {
        cursor.positions(norms: norms, into: &scratch)
        for position in scratch { occurrences.append(document | UInt64(position)) }
      } else {
        occurrences.append(document)
      }
      let needed = occurrences.count * MemoryLayout<UInt64>.size
      if needed > memoryBudget { throw .searchTooLarge(needed: needed, allowed: memoryBudget) }
      cursor.next()
    }
  }

  /// To be called after the last term; stands on the first document.
  func finish() {
    occurrences.sort()
    update()
  }

  private func update() {
    doc =
      index < occurrences.count
      ? UInt32(truncatingIfNeeded: occurrences[index] >> 32) : PostingCursor.end
  }

  func advance(to target: UInt32) {
    if doc >= target { return }
    let wanted = UInt64(target) << 32
    index = (index..<occurrences.count).gallopingIndex { occurrences[$0] >= wanted }
    update()
  }

  /// Appends the positions in the current document.
  func appendPositions(to out: inout [UInt32]) {
    if !hasPositions { return }
    var at = index
    while at < occurrences.count, occurrences[at] >> 32 == UInt64(doc) {
      out.append(UInt32(truncatingIfNeeded: occurrences[at]))
      at += 1
    }
  }
}
