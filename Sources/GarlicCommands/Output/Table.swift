// How are columns aligned when some characters are twice as wide as others?

import GarlicText

/// Rows of cells, aligned by the columns that they take in a terminal.
struct Table {
  enum Alignment {
    case left
    case right
  }

  private var rows: [[String]] = []
  private let alignments: [Alignment]

  /// A table of these columns: heading and alignment.
  init(_ columns: [(heading: String, alignment: Alignment)]) {
    alignments = columns.map(\.alignment)
    rows = [columns.map(\.heading)]
  }

  mutating func add(_ cells: [String]) { rows.append(cells.map { TextLine.of($0) }) }

  /// The lines, headings first.
  var lines: [String] {
    let widths = alignments.indices.map { column in
      rows.map { DisplayWidth.columns(of: $0[column]) }.max() ?? 0
    }
    return rows.map { row in
      var line = ""
      for (column, cell) in row.enumerated() {
        let space = String(
          repeating: " ", count: widths[column] - DisplayWidth.columns(of: cell))
        if column > 0 { line += "  " }
        line += alignments[column] == .left ? cell + space : space + cell
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
