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
    if let documentBits {
      return try entry(of: wanted, in: PackedTermBlock(view, documentBits: documentBits), block)
    }
    var listOffset = listOffset(block)
    var offset = 0
    var match = FrontCodedMatch(wanted)
    var keepsPositions = fieldHasPositions
    while offset < view.count {
      let head = TermHead(view, &offset)
      guard head.shared <= match.length, view.holds(offset, head.added) else { throw cutOff(block) }
      let start = offset &- head.shared
      let verdict = match.next(shared: head.shared, added: head.added) { view.u8(start &+ $0) }
      if verdict == .behind { return nil }
      let isFound = verdict == .found
      if head.shared == 0 {
        keepsPositions = fieldHasPositions && !(head.added > 0 && view.u8(offset) == 1)
      }
      offset &+= head.added
      if head.df == 1 {
        let (doc, tf) = SingleEntry.read(view, &offset)
        if isFound {
          return TermEntry(
            df: 1, listOffset: 0, listLength: 0, singleDoc: doc, singleTF: tf,
            singlePositions: 8 * offset, block: block)
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
        listOffset &+= listLength
      }
    }
    return nil
  }

  /// The same in a packed block.
  private func entry(
    of wanted: [UInt8], in packed: PackedTermBlock, _ block: Int
  ) throws(IndexError) -> TermEntry? {
    var packed = packed
    var listOffset = listOffset(block)
    if packed.isKeyed {
      guard let key = KeyedTerm.key(wanted, 0..<wanted.count) else { return nil }
      guard
        let isFound = packed.seek(
          key, keepsPositions: fieldHasPositions, listBytes: &listOffset)
      else { throw cutOff(block) }
      if !isFound { return nil }
      guard
        let entry = packed.entry(
          keepsPositions: fieldHasPositions, listOffset: listOffset, block: block)
      else { throw cutOff(block) }
      return entry
    }
    var match = FrontCodedMatch(wanted)
    var keepsPositions = fieldHasPositions
    while packed.left > 0 {
      let (shared, added, bit) = packed.nextLengths()
      guard shared <= match.length, bit + 8 * added <= 8 * packed.view.count else {
        throw cutOff(block)
      }
      let start = bit - 8 * shared
      let verdict = match.next(shared: shared, added: added) { packed.byte(at: start + 8 * $0) }
      if verdict == .behind { return nil }
      let isFound = verdict == .found
      if shared == 0 {
        keepsPositions = fieldHasPositions && !(added > 0 && packed.byte(at: bit) == 1)
      }
      if isFound {
        guard
          let entry = packed.entry(
            keepsPositions: keepsPositions, listOffset: listOffset, block: block)
        else { throw cutOff(block) }
        return entry
      }
      guard let listLength = packed.skipEntry(keepsPositions: keepsPositions) else {
        throw cutOff(block)
      }
      listOffset &+= listLength
    }
    return nil
  }

  /// What is thrown when a packed block ends inside a term.
  func cutOff(_ block: Int) -> IndexError {
    blocks.corrupt(0, "a term of block \(block) runs out of it")
  }

  /// The positions of a single entry.
  func singlePositions(_ entry: TermEntry) throws(IndexError) -> SinglePositions {
    SinglePositions(
      view: try bytes(ofBlock: entry.block), bit: entry.singlePositions,
      parameter: entry.singleParameter)
  }
}
