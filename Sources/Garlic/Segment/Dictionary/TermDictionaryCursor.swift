// Which term comes next?

/// Walks the terms of a dictionary in order.
struct TermDictionaryCursor {
  private let dictionary: TermDictionary
  private var view = ByteView.empty
  private var offset = 0
  private var block: Int
  /// The block after the last that is walked.
  private let endBlock: Int
  private var inBlock = 0
  private var listOffset = 0
  /// The block, where it is packed.
  private var packed: PackedTermBlock?
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

  /// Moves to the next term, at first to the first; false behind the last.
  mutating func next() throws(IndexError) -> Bool {
    if isBlockRead {
      if block + 1 >= endBlock { return false }
      try open(block + 1)
    }
    if packed == nil { try read() } else { try readPacked() }
    return true
  }

  private var isBlockRead: Bool { packed.map { $0.left == 0 } ?? (offset >= view.count) }

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
  var place: (block: Int, number: Int) { (block, inBlock) }

  /// What is thrown when a dictionary leads backwards.
  func disorder() -> IndexError {
    dictionary.blocks.corrupt(0, "terms of block \(block) are out of order")
  }

  private mutating func open(_ newBlock: Int) throws(IndexError) {
    block = newBlock
    view = try dictionary.bytes(ofBlock: newBlock)
    offset = 0
    inBlock = 0
    term.removeAll(keepingCapacity: true)
    listOffset = dictionary.listOffset(newBlock)
    packed = dictionary.documentBits.map { PackedTermBlock(view, documentBits: $0) }
  }

  private mutating func read() throws(IndexError) {
    let head = TermHead(view, &offset)
    let shared = head.shared
    let added = head.added
    let df = head.df
    guard shared <= term.count, view.holds(offset, added) else {
      throw dictionary.blocks.corrupt(offset, "a term of block \(block) runs out of it")
    }
    if shared < term.count { term.removeLast(term.count &- shared) }
    for i in 0..<added { term.append(view.u8(offset &+ i)) }
    offset &+= added
    if df == 1 {
      let (doc, tf) = SingleEntry.read(view, &offset)
      entry = TermEntry(
        df: 1, listOffset: 0, listLength: 0, singleDoc: doc, singleTF: tf,
        singlePositions: 8 * offset,
        block: block)
      if dictionary.keepsPositions(term) {
        guard Int(tf) <= view.count - offset else {
          throw dictionary.blocks.corrupt(offset, "positions of block \(block) run out of it")
        }
        for _ in 0..<tf { _ = SingleEntry.varint(view, &offset) }
      }
    } else {
      let length = Int(SingleEntry.varint(view, &offset))
      entry = TermEntry(df: df, listOffset: listOffset, listLength: length, block: block)
      listOffset &+= length
    }
    inBlock &+= 1
  }

  private mutating func readPacked() throws(IndexError) {
    guard var packed else { return }
    if packed.isKeyed {
      packed.nextKey()
      KeyedTerm.write(packed.key, to: &term)
    } else {
      let (shared, added, bit) = packed.nextLengths()
      guard shared <= term.count, bit + 8 * added <= 8 * view.count else {
        throw dictionary.cutOff(block)
      }
      if shared < term.count { term.removeLast(term.count &- shared) }
      for place in 0..<added { term.append(packed.byte(at: bit &+ 8 &* place)) }
    }
    inBlock &+= 1
    guard
      let found = packed.entry(
        keepsPositions: dictionary.keepsPositions(term), listOffset: listOffset, block: block)
    else { throw dictionary.cutOff(block) }
    entry = found
    listOffset &+= found.listLength
    self.packed = packed
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
