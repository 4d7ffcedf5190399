// What is on the screen while somebody types a query?

import GarlicText

/// The screen of a live search.
struct LiveView {
  /// A hit in two lines.
  struct Row: Equatable {
    var title: String
    var path: String
    var snippet: String
  }

  var query = ""
  var rows: [Row] = []
  /// The row that Enter opens.
  var selected = 0
  /// How many documents match, in words, and how long it took.
  var status = ""
  /// What Tab takes, or a query that may be meant.
  var hint = ""

  /// How many hits fit below the line of the query and that of the status.
  static func capacity(rows: Int) -> Int { max(1, (rows - 2) / 2) }

  /// A whole frame: every line of the screen, and the cursor behind the query.
  func frame(rows height: Int, columns: Int) -> String {
    var lines: [String] = []
    let width = max(10, columns)
    // The end of a long query is what is being typed.
    var shown = TextLine.of(query)
    while DisplayWidth.columns(of: shown) > width - 3, !shown.isEmpty { shown.removeFirst() }
    lines.append("\u{1B}[1;34m>\u{1B}[0m \(shown)")
    let state = status + (hint.isEmpty ? "" : "  ·  \(hint)")
    lines.append("\u{1B}[2m\(HitFormat.shortened(TextLine.of(state), to: width))\u{1B}[0m")
    for (number, row) in rows.prefix(Self.capacity(rows: height)).enumerated() {
      let mark = number == selected ? "\u{1B}[7m" : "\u{1B}[1m"
      let path = HitFormat.shortened(TextLine.of(row.path), to: max(8, width / 2))
      let room = width - DisplayWidth.columns(of: path) - 3
      let title = HitFormat.shortened(TextLine.of(row.title), to: max(6, room))
      lines.append("\(mark)\(title)\u{1B}[0m  \u{1B}[35m\(path)\u{1B}[0m")
      lines.append("  " + HitFormat.shortened(TextLine.of(row.snippet), to: width - 2))
    }
    let body = lines.prefix(max(1, height)).map { "\($0)\u{1B}[K" }.joined(separator: "\r\n")
    let cursor = 3 + DisplayWidth.columns(of: shown)
    return "\u{1B}[H\(body)\u{1B}[J\u{1B}[1;\(cursor)H"
  }
}
