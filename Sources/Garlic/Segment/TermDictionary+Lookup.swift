// What does the dictionary say about this one term?

extension TermDictionary {
  /// The entry of a term; nil when the field does not have it.
  ///
  /// Terms before it are compared as they are written, without putting one together: how much of the
  /// wanted term the last one began with tells whether the next can be it.
  ///
  /// - Complexity: O(log blocks + 64).
  func entry(of wanted: [UInt8]) throws(IndexError) -> TermEntry? {
    guard blockCount > 0, let block = try block(for: wanted) else { return nil }
    let view = try bytes(ofBlock: block)
    var listOffset = listOffset(block)
    var offset = 0
    // Bytes of the wanted term that the last one began with, and the last one's length.
    var matched = 0
    var length = 0
    var keepsPositions = fieldHasPositions
    while offset < view.count {
      let head = TermHead(view, &offset)
      guard head.shared <= length, view.holds(offset, head.added) else {
        throw blocks.corrupt(offset, "a term of block \(block) runs out of it")
      }
      // The last term came before the wanted one; this one goes its own way before that shows.
      if head.shared < matched { return nil }
      if head.shared == 0 {
        keepsPositions = fieldHasPositions && !(head.added > 0 && view.u8(offset) == 1)
      }
      length = head.shared &+ head.added
      var isFound = false
      if head.shared == matched {
        let start = offset &- matched
        let limit = min(length, wanted.count)
        while matched < limit, view.u8(start &+ matched) == wanted[matched] { matched &+= 1 }
        if matched == wanted.count {
          if length > matched { return nil }
          isFound = true
        } else if matched < length, view.u8(start &+ matched) > wanted[matched] {
          return nil
        }
      }
      offset &+= head.added
      if head.df == 1 {
        let (doc, tf) = SingleEntry.read(view, &offset)
        if isFound {
          return TermEntry(
            df: 1, listOffset: 0, listLength: 0, singleDoc: doc, singleTF: tf,
            singlePositions: offset, block: block)
        }
        if keepsPositions {
          guard Int(tf) <= view.count - offset else {
            throw blocks.corrupt(offset, "positions of block \(block) run out of it")
          }
          for _ in 0..<tf { _ = SingleEntry.varint(view, &offset) }
        }
      } else {
        let listLength = Int(SingleEntry.varint(view, &offset))
        if isFound {
          return TermEntry(
            df: head.df, listOffset: listOffset, listLength: listLength, block: block)
        }
        listOffset += listLength
      }
    }
    return nil
  }

  /// The bytes of a single entry's positions.
  func singlePositions(_ entry: TermEntry) throws(IndexError) -> ByteView {
    let view = try bytes(ofBlock: entry.block)
    return view.slice(entry.singlePositions, view.count - entry.singlePositions)
  }
}
