// What does the dictionary say about this one term?

import GarlicText

extension TermDictionary {
  /// The entry of a term; nil when the field does not have it.
  ///
  /// Terms before it are compared as they are written, without putting one together: how much of the
  /// wanted term the last one began with tells whether the next can be it.
  ///
  /// - Complexity: O(log blocks + 64).
  func entry(of wanted: [UInt8]) throws(IndexError) -> TermEntry? {
    guard blockCount > 0, let block = try block(for: wanted) else { return nil }
    var reader = TermBlockReader(try bytes(ofBlock: block), documentBits: documentBits)
    var listOffset = listOffset(block)
    if reader.isKeyed {
      guard let key = KeyedTerm.key(wanted, 0..<wanted.count) else { return nil }
      guard
        let isFound = reader.seek(
          key, keepsPositions: fieldHasPositions, listBytes: &listOffset)
      else { throw cutOff(block) }
      if !isFound { return nil }
      guard
        let entry = reader.entry(
          keepsPositions: fieldHasPositions, listOffset: listOffset, block: block)
      else { throw cutOff(block) }
      return entry
    }
    var match = FrontCodedMatch(wanted)
    var keepsPositions = fieldHasPositions
    while reader.left > 0 {
      let (shared, added, bit) = reader.nextLengths()
      guard shared <= match.length, bit + 8 * added <= 8 * reader.view.count else {
        throw cutOff(block)
      }
      let start = bit - 8 * shared
      let verdict = match.next(shared: shared, added: added) { reader.byte(at: start + 8 * $0) }
      if verdict == .after { return nil }
      let isFound = verdict == .found
      if shared == 0 {
        keepsPositions = fieldHasPositions && !(added > 0 && reader.byte(at: bit) == Token.wordTag)
      }
      if isFound {
        guard
          let entry = reader.entry(
            keepsPositions: keepsPositions, listOffset: listOffset, block: block)
        else { throw cutOff(block) }
        return entry
      }
      guard let listLength = reader.skipEntry(keepsPositions: keepsPositions) else {
        throw cutOff(block)
      }
      listOffset &+= listLength
    }
    return nil
  }

  /// What is thrown when a block ends inside a term.
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
