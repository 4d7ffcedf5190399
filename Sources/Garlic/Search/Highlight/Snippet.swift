// What of a document does a person see?

import GarlicText

/// A snippet of a field with highlighted matches.
public struct Snippet: Sendable, Hashable {
  /// The piece; line ends and other control characters are blanks.
  public var text: String
  /// Where it begins in the field, in UTF-8 bytes.
  public var start: Int
  /// What was asked for, in UTF-8 offsets into `text`; ascending, never inside a character that
  /// people see as one, those that touch joined.
  public var highlights: [Range<Int>]
  /// Whether the field begins here.
  public var isBeginning: Bool
  /// Whether the field ends here.
  public var isEnd: Bool

  /// A piece of text with highlights.
  public init(
    text: String, start: Int, highlights: [Range<Int>], isBeginning: Bool, isEnd: Bool
  ) {
    self.text = text
    self.start = start
    self.highlights = highlights
    self.isBeginning = isBeginning
    self.isEnd = isEnd
  }

  /// The highlights as positions in `text`.
  public var ranges: [Range<String.Index>] {
    highlights.map {
      text.utf8.index(
        text.startIndex, offsetBy: $0.lowerBound)..<text.utf8.index(
          text.startIndex, offsetBy: $0.upperBound)
    }
  }

  /// The piece as HTML: escaped, highlights in `mark` elements.
  public func html() -> String {
    marked("<mark>", "</mark>") { text in
      var escaped = ""
      for character in text.unicodeScalars {
        switch character {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        default: escaped.unicodeScalars.append(character)
        }
      }
      return escaped
    }
  }

  /// The piece for a terminal: highlights bold and red.
  public func ansi() -> String { marked("\u{1b}[1;31m", "\u{1b}[0m") { String($0) } }

  /// The piece with marks around its highlights.
  ///
  /// - Parameters:
  ///   - open: what stands before a highlight.
  ///   - close: what stands after it.
  ///   - escape: what to make of the text between marks.
  public func marked(
    _ open: String, _ close: String, escape: (Substring) -> String
  ) -> String {
    var result = ""
    var at = text.startIndex
    for range in ranges {
      result += escape(text[at..<range.lowerBound])
      result += open + escape(text[range]) + close
      at = range.upperBound
    }
    return result + escape(text[at...])
  }
}
