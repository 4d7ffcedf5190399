// What do the numbers of a segment of version 2 say?

/// Reads a section of numbers as format version 2 has them: a bit for each document, then a number for each.
enum NumberSection {
  private static let header = 21

  /// The same as a column of today.
  ///
  /// - Throws: `IndexError.corrupt`.
  /// - Complexity: O(documents), once a segment.
  static func column(_ section: CheckedSection) throws(IndexError) -> Column {
    let view = try section.allBytes()
    let count = Int(view.u32(0))
    let bits = Int(view.u8(4))
    let least = view.u64(5)
    guard bits <= 64, Int64(bitPattern: least) <= Int64(bitPattern: view.u64(13)),
      view.count == header + (count + 7) / 8 + (count * bits + 7) / 8
    else { throw section.corrupt(0, "\(count) values of \(bits) bits in \(view.count) bytes") }
    var reader = BitReader(view, position: 8 * (header + (count + 7) / 8))
    var values = ColumnValues()
    for document in 0..<count {
      var above = UInt64(reader.bits(min(bits, 32)))
      if bits > 32 { above |= UInt64(reader.bits(bits - 32)) << 32 }
      let has = view.u8(header + document / 8) >> UInt8(document % 8) & 1 == 1
      values.append(ascending: has ? [Int64(bitPattern: least &+ above)] : [])
    }
    do throws(DecodingError) {
      return try Column(ColumnWriter.column(values))
    } catch { throw section.corrupt(error.offset, error.reason) }
  }
}
