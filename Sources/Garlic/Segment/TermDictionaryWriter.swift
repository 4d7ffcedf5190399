// How are a million sorted terms written, so that one of them is found fast?

/// Writes the terms of one field in order: 64 to a block, each as what it adds to the term before,
/// and an index of the blocks (FileFormat.md, "Dictionary").
struct TermDictionaryWriter: Sendable {
  static let blockTerms = 64

  private(set) var blocks = ByteWriter()
  private var prefixes: [UInt64] = []
  private var blockOffsets: [UInt32] = []
  private var listOffsets: [UInt64] = []
  private var previous: [UInt8] = []
  private var inBlock = 0
  private(set) var termCount = 0

  /// Adds a term of one document.
  mutating func add(
    _ term: [UInt8], single postings: borrowing Postings, hasPositions: Bool, lists: UInt64
  ) {
    begin(term, df: 1, lists: lists)
    SingleEntry.write(postings, hasPositions: hasPositions, to: &blocks)
  }

  /// Adds a term whose list of `length` bytes begins at `lists` in the postings section.
  mutating func add(_ term: [UInt8], df: Int, length: Int, lists: UInt64) {
    begin(term, df: df, lists: lists)
    blocks.varint(length)
  }

  private mutating func begin(_ term: [UInt8], df: Int, lists: UInt64) {
    if inBlock == TermDictionaryWriter.blockTerms { inBlock = 0 }
    var shared = 0
    if inBlock == 0 {
      prefixes.append(TermPrefix.of(term[...]))
      blockOffsets.append(UInt32(blocks.count))
      listOffsets.append(lists)
    } else {
      let limit = min(previous.count, term.count)
      while shared < limit, previous[shared] == term[shared] { shared += 1 }
    }
    TermHead(shared: shared, added: term.count - shared, df: df).write(to: &blocks)
    blocks.raw(term[shared...])
    previous.removeAll(keepingCapacity: true)
    previous.append(contentsOf: term)
    inBlock += 1
    termCount += 1
  }

  /// Appends the terms of another dictionary, which come behind all of this one; its lists begin at
  /// `lists` of this one's postings.
  mutating func append(_ other: TermDictionaryWriter, lists: UInt64) {
    let offset = UInt32(blocks.count)
    prefixes += other.prefixes
    blockOffsets += other.blockOffsets.map { $0 + offset }
    listOffsets += other.listOffsets.map { $0 + lists }
    blocks.raw(other.blocks.bytes)
    termCount += other.termCount
  }

  /// The term index: terms u64, blocks u32, then the arrays (prefixes u64, block offsets u32, list
  /// offsets u64).
  func index() -> [UInt8] {
    var out = ByteWriter()
    out.u64(UInt64(termCount))
    out.u32(UInt32(prefixes.count))
    out.u32(0)
    for prefix in prefixes { out.u64(prefix) }
    for offset in listOffsets { out.u64(offset) }
    for offset in blockOffsets { out.u32(offset) }
    return out.bytes
  }
}

/// The first eight bytes of a term as one number that sorts as the bytes do.
enum TermPrefix {
  /// A term for an error message.
  static func text(_ term: [UInt8]) -> String {
    "'\(String(decoding: term.first == 1 ? term[1...] : term[...], as: UTF8.self))'"
  }

  @inline(__always)
  static func of(_ term: ArraySlice<UInt8>) -> UInt64 {
    var prefix: UInt64 = 0
    var shift: UInt64 = 56
    for byte in term.prefix(8) {
      prefix |= UInt64(byte) &<< shift
      shift = shift &- 8
    }
    return prefix
  }
}
