// What does the dictionary of a field consist of, when it is written?

/// Blocks of terms, and the index that leads to them.
///
/// Of use only when there are no more bytes than 32 bits count.
struct TermBlocks: Sendable {
  /// The most terms of a block: their number is written in six bits.
  static let maximumTerms = 64

  private(set) var bytes = ByteWriter()
  private var prefixes: [UInt64] = []
  private var blockOffsets: [UInt32] = []
  private var listOffsets: [UInt64] = []
  private(set) var termCount = 0

  /// Adds a block of `terms` terms, of which the first has this prefix and whose lists begin at
  /// `lists`; its bytes are what `bits` holds.
  mutating func append(
    _ bits: inout BitWriter, terms: Int, prefix: UInt64, lists: UInt64
  ) {
    prefixes.append(prefix)
    blockOffsets.append(UInt32(truncatingIfNeeded: bytes.count))
    listOffsets.append(lists)
    bits.finish(onto: &bytes)
    termCount += terms
  }

  /// Appends the terms of another dictionary, which come after all of this one; its lists begin at
  /// `lists` of this one's postings.
  mutating func append(_ other: TermBlocks, lists: UInt64) {
    let offset = UInt32(truncatingIfNeeded: bytes.count)
    prefixes += other.prefixes
    blockOffsets += other.blockOffsets.map { $0 &+ offset }
    listOffsets += other.listOffsets.map { $0 + lists }
    bytes.raw(other.bytes.bytes)
    termCount += other.termCount
  }

  /// The term index: terms u64, blocks u32, then the arrays (prefixes u64, list offsets u64, block
  /// offsets u32).
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
