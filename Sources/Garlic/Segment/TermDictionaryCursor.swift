// Which term comes next?

/// Walks the terms of a dictionary in order.
struct TermDictionaryCursor {
  private let dictionary: TermDictionary
  private var view = ByteView.empty
  private var offset = 0
  private var block = -1
  private var inBlock = 0
  private var listOffset = 0
  /// The current term.
  private(set) var term: [UInt8] = []
  /// Its entry.
  private(set) var entry = TermEntry(df: 0, listOffset: 0, listLength: 0)

  init(_ dictionary: TermDictionary) {
    self.dictionary = dictionary
    term.reserveCapacity(32)
  }

  /// Moves to the next term, at first to the first; false behind the last.
  mutating func next() throws(IndexError) -> Bool {
    if offset >= view.count {
      if block + 1 >= dictionary.blockCount { return false }
      try open(block + 1)
    }
    try read()
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

  private mutating func open(_ newBlock: Int) throws(IndexError) {
    block = newBlock
    view = try dictionary.bytes(ofBlock: newBlock)
    offset = 0
    inBlock = 0
    term.removeAll(keepingCapacity: true)
    listOffset = dictionary.listOffset(newBlock)
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
        df: 1, listOffset: 0, listLength: 0, singleDoc: doc, singleTF: tf, singlePositions: offset,
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
      listOffset += length
    }
    inBlock &+= 1
  }

  /// The first term of a block.
  static func firstTerm(_ view: ByteView) throws(IndexError) -> [UInt8] {
    var offset = 0
    let head = TermHead(view, &offset)
    return view.slice(offset, head.added).array
  }
}
