// How are the values of a field laid down by document?

/// Writes a column (FileFormat.md, "Columns").
///
/// The layout is the smallest of three: nothing but values where every document has one, a bit for each
/// document, or the list of documents where few have one. What lies between the least and the greatest value
/// of each block of documents lets a sort or a range pass over the block.
enum ColumnWriter {
  /// Documents whose least and greatest value are kept.
  static let blockSize = 128
  static let headerSize = 40

  /// How it is told which documents have values.
  enum Presence: UInt8 {
    case all = 0
    case bits = 1
    case list = 2
  }

  /// - Complexity: O(documents + values).
  static func column(_ column: ColumnValues) -> [UInt8] {
    let values = column.values
    let documents = column.count
    let with = column.documentsWithValue
    let isSeveral = values.count > with
    let least = values.min() ?? 0
    let greatest = values.max() ?? 0
    let divisor = commonDivisor(values, above: least)
    let bits = PackedNumbers.width(above(greatest, least) / divisor)
    let startBits = isSeveral ? PackedNumbers.width(UInt64(values.count)) : 0
    let presence: Presence =
      with == documents ? .all : with * 32 < documents * 3 / 2 ? .list : .bits
    var out = ByteWriter()
    out.u32(UInt32(documents))
    out.u32(UInt32(with))
    out.u32(UInt32(values.count))
    out.u8(presence.rawValue)
    out.u8(isSeveral ? 1 : 0)
    out.u8(UInt8(bits))
    out.u8(UInt8(startBits))
    out.u64(UInt64(bitPattern: least))
    out.u64(divisor)
    out.u64(UInt64(bitPattern: greatest))
    append(presence, of: column, to: &out)
    var writer = BitWriter()
    if isSeveral {
      var previous: UInt32?
      for start in column.starts where start != previous {
        PackedNumbers.append(UInt64(start), bits: startBits, to: &writer)
        previous = start
      }
      append(&writer, to: &out)
    }
    for value in values {
      PackedNumbers.append(above(value, least) / divisor, bits: bits, to: &writer)
    }
    append(&writer, to: &out)
    if bits > 0 {
      appendBlocks(column, least: least, divisor: divisor, bits: bits, &writer)
      append(&writer, to: &out)
    }
    return out.bytes
  }

  private static func above(_ value: Int64, _ least: Int64) -> UInt64 {
    UInt64(bitPattern: value) &- UInt64(bitPattern: least)
  }

  /// The greatest number that divides what all values are above the least; dates of whole days have many bits less.
  private static func commonDivisor(_ values: [Int64], above least: Int64) -> UInt64 {
    var divisor: UInt64 = 0
    for value in values {
      var a = above(value, least)
      if a == 0 || divisor == 1 { continue }
      if divisor > 0, a % divisor == 0 { continue }
      var b = divisor
      while b != 0 { (a, b) = (b, a % b) }
      divisor = a
    }
    return max(divisor, 1)
  }

  private static func append(
    _ presence: Presence, of column: ColumnValues, to out: inout ByteWriter
  ) {
    switch presence {
    case .all: return
    case .list:
      for document in 0..<column.count where !column[document].isEmpty {
        out.u32(UInt32(document))
      }
    case .bits:
      var words = [UInt64](repeating: 0, count: (column.count + 63) / 64)
      for document in 0..<column.count where !column[document].isEmpty {
        words[document / 64] |= 1 << UInt64(document % 64)
      }
      for word in words { out.u64(word) }
      var rank: UInt32 = 0
      for word in words {
        out.u32(rank)
        rank += UInt32(word.nonzeroBitCount)
      }
    }
    while out.count % 8 != 0 { out.u8(0) }
  }

  private static func append(_ writer: inout BitWriter, to out: inout ByteWriter) {
    writer.finish(onto: &out)
    while out.count % 8 != 0 { out.u8(0) }
  }

  /// The least and the greatest of each block; of one without values the least is above the greatest.
  private static func appendBlocks(
    _ column: ColumnValues, least: Int64, divisor: UInt64, bits: Int, _ writer: inout BitWriter
  ) {
    let most: UInt64 = bits == 64 ? .max : (1 << UInt64(bits)) - 1
    for start in stride(from: 0, to: column.count, by: blockSize) {
      let end = min(start + blockSize, column.count)
      let values = column.values[Int(column.starts[start])..<Int(column.starts[end])]
      let low = values.min().map { above($0, least) / divisor } ?? most
      let high = values.max().map { above($0, least) / divisor } ?? 0
      PackedNumbers.append(low, bits: bits, to: &writer)
      PackedNumbers.append(high, bits: bits, to: &writer)
    }
  }
}
