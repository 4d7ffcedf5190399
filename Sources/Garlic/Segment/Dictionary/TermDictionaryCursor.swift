// Which term comes next?

/// Walks the terms of a dictionary in order.
struct TermDictionaryCursor {
  private let dictionary: TermDictionary
  private var block: Int
  /// The block after the last that is walked.
  private let endBlock: Int
  private var inBlock = 0
  private var listOffset = 0
  private var reader = TermBlockReader.empty
  /// The current term.
  private(set) var term: [UInt8] = []
  /// Its entry.
  private(set) var entry = TermEntry(df: 0, listOffset: 0, listLength: 0)

  init(_ dictionary: TermDictionary) {
    self.init(dictionary, blocks: 0..<dictionary.blockCount)
  }

  /// A cursor on the terms of some of the blocks, for walks side by side.
  init(_ dictionary: TermDictionary, blocks: Range<Int>) {
    self.dictionary = dictionary
    block = blocks.lowerBound - 1
    endBlock = blocks.upperBound
    term.reserveCapacity(32)
  }

  /// Moves to the next term, at first to the first; false after the last.
  ///
  /// Throws when a term does not come after the one before, as only a damaged dictionary has it: who merges
  /// or counts by terms relies on their order.
  mutating func next() throws(IndexError) -> Bool {
    if reader.left > 0 {
      try read()
      return true
    }
    if block + 1 >= endBlock { return false }
    let before = term
    try open(block + 1)
    try read()
    guard before.isEmpty || before.lexicographicallyPrecedes(term) else { throw disorder() }
    return true
  }

  /// Moves to the first term that is not before `target`; false when there is none.
  mutating func seek(_ target: [UInt8]) throws(IndexError) -> Bool {
    guard dictionary.blockCount > 0 else { return false }
    try open(try dictionary.block(for: target) ?? 0)
    while try next() {
      if !term.lexicographicallyPrecedes(target) { return true }
    }
    return false
  }

  /// How far the walk is: block, and number in the block.
  var location: (block: Int, number: Int) { (block, inBlock) }

  /// What is thrown when a dictionary leads backwards.
  func disorder() -> IndexError {
    dictionary.blocks.corrupt(0, "terms of block \(block) are out of order")
  }

  private mutating func open(_ newBlock: Int) throws(IndexError) {
    block = newBlock
    inBlock = 0
    term.removeAll(keepingCapacity: true)
    listOffset = dictionary.listOffset(newBlock)
    reader = TermBlockReader(
      try dictionary.bytes(ofBlock: newBlock), documentBits: dictionary.documentBits)
  }

  private mutating func read() throws(IndexError) {
    if reader.isKeyed {
      let before = reader.key
      reader.nextKey()
      guard inBlock == 0 || reader.key > before else { throw disorder() }
      KeyedTerm.write(reader.key, to: &term)
    } else {
      let (shared, added, bit) = reader.nextLengths()
      guard shared <= term.count, bit + 8 * added <= 8 * reader.view.count else {
        throw dictionary.cutOff(block)
      }
      // No more than is shared is the same, so that the first byte added tells the order.
      guard
        inBlock == 0 || added > 0 && (shared == term.count || reader.byte(at: bit) > term[shared])
      else { throw disorder() }
      if shared < term.count { term.removeLast(term.count &- shared) }
      for index in 0..<added { term.append(reader.byte(at: bit &+ 8 &* index)) }
    }
    inBlock &+= 1
    guard
      let found = reader.entry(
        keepsPositions: dictionary.keepsPositions(term), listOffset: listOffset, block: block)
    else { throw dictionary.cutOff(block) }
    entry = found
    listOffset &+= found.listLength
  }

  /// The first term of a block.
  static func firstTerm(
    ofBlock block: Int, of dictionary: TermDictionary
  ) throws(IndexError) -> [UInt8] {
    var cursor = TermDictionaryCursor(dictionary)
    try cursor.open(block)
    _ = try cursor.next()
    return cursor.term
  }
}
