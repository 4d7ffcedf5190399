// Which number does each document have in a field?

/// Writes the numbers of an integer, double or date field by document: a bit for each document
/// that has one, the least value, and what each value is above it, in as many bits as the widest
/// needs (FileFormat.md, "Columns").
///
/// Doubles are turned into integers that sort as they do.
enum ColumnWriter {
  static func column(_ values: [Int64?]) -> [UInt8] {
    let present = values.compactMap { $0 }
    let least = present.min() ?? 0
    let greatest = present.max() ?? 0
    let span = UInt64(bitPattern: greatest) &- UInt64(bitPattern: least)
    let bits = 64 - span.leadingZeroBitCount
    var out = ByteWriter()
    out.u32(UInt32(values.count))
    out.u8(UInt8(bits))
    out.u64(UInt64(bitPattern: least))
    out.u64(UInt64(bitPattern: greatest))
    var writer = BitWriter()
    for value in values { writer.bits(value == nil ? 0 : 1, 1) }
    out.raw(writer.finish())
    for value in values {
      let above = UInt64(bitPattern: value ?? least) &- UInt64(bitPattern: least)
      writer.bits(above & 0xffff_ffff, UInt64(min(bits, 32)))
      if bits > 32 { writer.bits(above >> 32, UInt64(bits - 32)) }
    }
    out.raw(writer.finish())
    return out.bytes
  }

  static func double(_ sortable: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: sortable >= 0 ? sortable : sortable ^ Int64.max))
  }
}

/// Reads the numbers of a field.
struct Column: Sendable {
  let count: Int
  private let bits: Int
  private let least: UInt64
  let range: ClosedRange<Int64>
  private let section: CheckedSection
  private let view: ByteView

  private static let header = 21

  init(_ section: CheckedSection) throws(IndexError) {
    self.section = section
    view = try section.allBytes()
    count = Int(view.u32(0))
    bits = Int(view.u8(4))
    least = view.u64(5)
    let low = Int64(bitPattern: least)
    let high = Int64(bitPattern: view.u64(13))
    guard bits <= 64, low <= high,
      view.count == Column.header + (count + 7) / 8 + (count * bits + 7) / 8
    else { throw section.corrupt(0, "\(count) values of \(bits) bits in \(view.count) bytes") }
    range = low...high
  }

  /// The value of a document; nil when it has none.
  func value(_ document: Int) -> Int64? {
    guard document >= 0, document < count,
      view.u8(Column.header + document / 8) >> UInt8(document % 8) & 1 == 1
    else { return nil }
    var reader = BitReader(view, position: 8 * (Column.header + (count + 7) / 8) + document * bits)
    var above = UInt64(reader.bits(min(bits, 32)))
    if bits > 32 { above |= UInt64(reader.bits(bits - 32)) << 32 }
    return Int64(bitPattern: least &+ above)
  }
}
