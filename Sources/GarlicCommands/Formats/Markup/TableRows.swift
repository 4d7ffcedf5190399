// Which cells has a table in a text file?

/// The rows of a table in CSV (RFC 4180), or with tabs between its cells.
struct TableRows {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var at = 0
  /// The line that the next row begins at, from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    self.separator = separator
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next row; nil at the end.
  ///
  /// A quotation mark that is never closed ends with the table.
  mutating func next() -> [[UInt8]]? {
    if at >= bytes.count { return nil }
    var row: [[UInt8]] = []
    var cell: [UInt8] = []
    let quote = UInt8(ascii: "\"")
    var isQuoted = false
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == 0x0A { line += 1 }
      if isQuoted {
        if byte != quote {
          cell.append(byte)
        } else if at < bytes.count, bytes[at] == quote {
          cell.append(quote)
          at += 1
        } else {
          isQuoted = false
        }
        continue
      }
      switch byte {
      case quote where cell.isEmpty: isQuoted = true
      case separator:
        row.append(cell)
        cell = []
      case 0x0A:
        if cell.last == 0x0D { cell.removeLast() }
        return row + [cell]
      default: cell.append(byte)
      }
    }
    return row + [cell]
  }

  /// All rows as text: a line each, tabs between the cells.
  static func text(_ bytes: [UInt8], separator: UInt8) -> String {
    var rows = TableRows(bytes, separator: separator)
    var output: [UInt8] = []
    while let row = rows.next() {
      output += row.joined(separator: [0x09])
      output.append(0x0A)
    }
    return String(decoding: output, as: UTF8.self)
  }
}
