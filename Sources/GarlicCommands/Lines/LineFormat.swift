// How are matching lines written?

import GarlicText

/// Writes matching lines as grep and ripgrep do.
struct LineFormat {
  /// How lines stand.
  enum Shape {
    /// The name of the file before its lines, for people.
    case grouped
    /// `path:line:text`, and `path-line-text` for context.
    case flat
    /// `path:line:column:text`, a line for each match.
    case vimgrep
  }

  var shape: Shape
  var isColored: Bool
  var link: Hyperlink?

  /// The lines of one file.
  ///
  /// - Parameter isNumbered: whether they are lines of the file; of others there are none that an editor finds.
  func text(_ lines: [LineMatch], path: String, isNumbered: Bool = true) -> String {
    var output = ""
    if shape == .grouped { output += name(path) + "\n" }
    var previous: Int?
    for line in lines {
      if let previous, line.number > previous + 1, lines.contains(where: \.isContext) {
        output += "--\n"
      }
      previous = line.number
      switch shape {
      case .vimgrep where !isNumbered: break
      case .flat where !isNumbered:
        output += "\(name(path))\(line.isContext ? "-" : ":")\(marked(line))\n"
      case .grouped where !isNumbered: output += "\(marked(line))\n"
      case .vimgrep:
        for range in line.ranges.isEmpty ? [0..<0] : line.ranges {
          output += "\(path):\(line.number):\(range.lowerBound + 1):\(line.text)\n"
        }
      case .flat:
        let mark = line.isContext ? "-" : ":"
        output += "\(name(path))\(mark)\(number(line.number))\(mark)\(marked(line))\n"
      case .grouped:
        output += "\(number(line.number))\(line.isContext ? "-" : ":")\(marked(line))\n"
      }
    }
    return output
  }

  private func name(_ path: String) -> String {
    let shown = isColored ? "\u{1B}[35m\(path)\u{1B}[0m" : path
    return link?.text(shown, to: path) ?? shown
  }

  private func number(_ number: Int) -> String {
    isColored ? "\u{1B}[32m\(number)\u{1B}[0m" : "\(number)"
  }

  /// A line with its matches coloured; on a terminal, nothing in it drives the terminal.
  private func marked(_ line: LineMatch) -> String {
    if !isColored { return shape == .grouped ? TextLine.of(line.text) : line.text }
    let bytes = Array(line.text.utf8)
    var output = ""
    var at = 0
    for range in line.ranges where range.lowerBound >= at && range.upperBound <= bytes.count {
      output += TextLine.of(String(decoding: bytes[at..<range.lowerBound], as: UTF8.self))
      output += "\u{1B}[1;31m"
      output += TextLine.of(String(decoding: bytes[range], as: UTF8.self)) + "\u{1B}[0m"
      at = range.upperBound
    }
    return output + TextLine.of(String(decoding: bytes[at...], as: UTF8.self))
  }
}
