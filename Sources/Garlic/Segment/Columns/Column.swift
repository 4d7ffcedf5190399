// Which values does each document have in a field?

import GarlicText

/// Reads a column: the numbers of an integer, double or date field, or the ordinals of the keywords of a
/// document in the dictionary of its segment (FileFormat.md, "Columns").
///
/// Doubles are integers that sort as they do, see ``NumberValue``.
final class Column: Sendable {
  /// Documents of the segment.
  let count: Int
  /// Documents that have a value.
  let documentsWithValue: Int
  /// All values.
  let valueCount: Int
  /// Whether a document has more than one value.
  let hasSeveral: Bool
  /// The least and the greatest value; 0 and 0 when there is none.
  let range: ClosedRange<Int64>
  private let least: UInt64
  private let divisor: UInt64
  private let presence: ColumnWriter.Presence
  private let isPlain: Bool
  private let owner: Owner
  private let present: ByteView
  private let ranks: ByteView
  private let starts: PackedNumbers
  private let packed: PackedNumbers
  private let blocks: PackedNumbers?

  /// What keeps the bytes in memory.
  private enum Owner: Sendable {
    case section(CheckedSection)
    case bytes(MappedBytes)
  }

  convenience init(_ section: CheckedSection) throws(IndexError) {
    let view = try section.allBytes()
    do throws(DecodingError) {
      try self.init(view, .section(section))
    } catch { throw section.corrupt(error.offset, error.reason) }
  }

  /// A column that was made in memory by ``ColumnWriter``.
  convenience init(_ bytes: [UInt8]) throws(DecodingError) {
    let mapped = MappedBytes.holding(bytes)
    try self.init(mapped.withView { $0 }, .bytes(mapped))
  }

  private init(_ view: ByteView, _ owner: Owner) throws(DecodingError) {
    self.owner = owner
    count = Int(view.u32(0))
    documentsWithValue = Int(view.u32(4))
    valueCount = Int(view.u32(8))
    hasSeveral = view.u8(13) == 1
    let bits = Int(view.u8(14))
    let startBits = Int(view.u8(15))
    least = view.u64(16)
    divisor = view.u64(24)
    let low = Int64(bitPattern: least)
    let high = Int64(bitPattern: view.u64(32))
    guard let presence = ColumnWriter.Presence(rawValue: view.u8(12)), low <= high,
      documentsWithValue <= count, valueCount >= documentsWithValue,
      hasSeveral == (valueCount > documentsWithValue), bits <= 56 || bits == 64,
      startBits <= 32, view.u8(13) <= 1, presence != .all || documentsWithValue == count
    else {
      throw DecodingError(offset: 0, reason: "a column of \(count) documents that is none")
    }
    self.presence = presence
    isPlain = presence == .all && !hasSeveral
    range = low...high
    var at = ColumnWriter.headerSize
    func take(_ length: Int) -> ByteView {
      let part = view.slice(at, length)
      at += (length + 7) / 8 * 8
      return part
    }
    switch presence {
    case .all:
      present = .empty
      ranks = .empty
    case .list:
      present = take(4 * documentsWithValue)
      ranks = .empty
    case .bits:
      let words = (count + 63) / 64
      let table = take(12 * words)
      present = table.slice(0, 8 * words)
      ranks = table.slice(8 * words, 4 * words)
    }
    starts = PackedNumbers(
      hasSeveral
        ? take(PackedNumbers.byteCount(documentsWithValue + 1, bits: startBits)) : .empty,
      bits: startBits)
    packed = PackedNumbers(take(PackedNumbers.byteCount(valueCount, bits: bits)), bits: bits)
    let blockCount = (count + ColumnWriter.blockSize - 1) / ColumnWriter.blockSize
    blocks =
      bits > 0
      ? PackedNumbers(take(PackedNumbers.byteCount(2 * blockCount, bits: bits)), bits: bits) : nil
    guard at == view.count else {
      throw DecodingError(
        offset: 0, reason: "\(valueCount) values of \(bits) bits in \(view.count) bytes")
    }
  }

  /// Where a document stands among those that have a value; nil when it has none.
  @inline(__always)
  func rank(_ document: Int) -> Int? {
    if presence == .all { return document < count ? document : nil }
    return sparseRank(document)
  }

  private func sparseRank(_ document: Int) -> Int? {
    if presence == .bits {
      let word = present.u64(8 &* (document &>> 6))
      let bit: UInt64 = 1 &<< UInt64(document & 63)
      if word & bit == 0 { return nil }
      return Int(ranks.u32(4 &* (document &>> 6))) &+ (word & (bit &- 1)).nonzeroBitCount
    }
    let place = (0..<documentsWithValue).partitioningIndex { Int(present.u32(4 &* $0)) >= document }
    return place < documentsWithValue && Int(present.u32(4 &* place)) == document ? place : nil
  }

  /// The offsets of the values of a document; empty when it has none.
  @inline(__always)
  func offsets(_ document: Int) -> Range<Int> {
    if isPlain { return document < count ? document..<document &+ 1 : 0..<0 }
    guard let rank = rank(document) else { return 0..<0 }
    if !hasSeveral { return rank..<rank &+ 1 }
    let start = Int(truncatingIfNeeded: starts[rank])
    let end = min(Int(truncatingIfNeeded: starts[rank &+ 1]), valueCount)
    return start..<max(start, end)
  }

  /// The value at an offset.
  @inline(__always)
  func value(at offset: Int) -> Int64 {
    Int64(bitPattern: least &+ packed[offset] &* divisor)
  }

  /// The values where each document has just one, for plain loops; valid as long as the column lives.
  @inline(__always)
  var plain: PlainColumn? {
    isPlain ? PlainColumn(packed: packed, least: least, divisor: divisor, count: count) : nil
  }

  /// The least value of a document; nil when it has none.
  @inline(__always)
  func least(_ document: Int) -> Int64? {
    let offsets = offsets(document)
    return offsets.isEmpty ? nil : value(at: offsets.lowerBound)
  }

  /// The greatest value of a document; nil when it has none.
  @inline(__always)
  func greatest(_ document: Int) -> Int64? {
    let offsets = offsets(document)
    return offsets.isEmpty ? nil : value(at: offsets.upperBound &- 1)
  }

  /// All values of a document, ascending.
  func values(_ document: Int) -> [Int64] { offsets(document).map { value(at: $0) } }

  /// Whether a document has a value in a range.
  @inline(__always)
  func hasValue(_ document: Int, in range: ClosedRange<Int64>) -> Bool {
    for offset in offsets(document) {
      let value = value(at: offset)
      if value > range.upperBound { return false }
      if value >= range.lowerBound { return true }
    }
    return false
  }

  /// What lies between the least and the greatest value of a block of ``ColumnWriter/blockSize`` documents; nil
  /// when none of them has a value.
  @inline(__always)
  func range(ofBlock block: Int) -> ClosedRange<Int64>? {
    guard let blocks else { return valueCount > 0 ? range : nil }
    let low = blocks[2 &* block]
    let high = blocks[2 &* block &+ 1]
    if low > high { return nil }
    let lower = Int64(bitPattern: least &+ low &* divisor)
    let upper = Int64(bitPattern: least &+ high &* divisor)
    return lower <= upper ? lower...upper : nil
  }

  /// What lies between the least and the greatest value of some documents, as their blocks say: perhaps more than
  /// they have; nil when none of them has a value.
  func range(ofDocuments documents: ClosedRange<Int>) -> ClosedRange<Int64>? {
    let size = ColumnWriter.blockSize
    guard let blocks else { return valueCount > 0 ? range : nil }
    var low = UInt64.max
    var high = UInt64.zero
    for block in documents.lowerBound / size...min(documents.upperBound, count - 1) / size {
      let first = blocks[2 &* block]
      let last = blocks[2 &* block &+ 1]
      if first <= last {
        low = min(low, first)
        high = max(high, last)
      }
    }
    if low > high { return nil }
    let lower = Int64(bitPattern: least &+ low &* divisor)
    let upper = Int64(bitPattern: least &+ high &* divisor)
    return lower <= upper ? lower...upper : range
  }

  /// Whether every document has a value.
  var isFull: Bool { documentsWithValue == count }

  /// The values of all documents.
  var all: ColumnValues {
    var result = ColumnValues()
    for document in 0..<count { result.append(ascending: values(document)[...]) }
    return result
  }
}
