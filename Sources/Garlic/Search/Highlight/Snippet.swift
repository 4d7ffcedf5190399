// What of a document does a person see?

import GarlicText

/// A snippet of a field with highlighted matches.
public struct Snippet: Sendable, Hashable {
  /// The text of the snippet; line ends and other control characters are replaced by spaces.
  public var text: String
  /// The offset of the snippet in the field, in UTF-8 bytes.
  public var start: Int
  /// The ranges of the matches, in UTF-8 offsets into `text`.
  ///
  /// They are ascending, do not touch, and never split a grapheme cluster.
  public var highlights: [Range<Int>]
  /// Whether the snippet begins at the beginning of the field.
  public var isBeginning: Bool
  /// Whether the snippet ends at the end of the field.
  public var isEnd: Bool

  /// Creates a snippet.
  public init(
    text: String, start: Int, highlights: [Range<Int>], isBeginning: Bool, isEnd: Bool
  ) {
    self.text = text
    self.start = start
    self.highlights = highlights
    self.isBeginning = isBeginning
    self.isEnd = isEnd
  }

  /// The highlights as ranges of string indices into `text`.
  public var ranges: [Range<String.Index>] {
    highlights.map {
      text.utf8.index(
        text.startIndex, offsetBy: $0.lowerBound)..<text.utf8.index(
          text.startIndex, offsetBy: $0.upperBound)
    }
  }

  /// The snippet as HTML: text escaped, highlights in `mark` elements.
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

  /// The snippet for a terminal: highlights bold and red.
  public func ansi() -> String { marked("\u{1b}[1;31m", "\u{1b}[0m") { String($0) } }

  /// The snippet with marks around its highlights.
  ///
  /// - Parameters:
  ///   - open: the mark before a highlight.
  ///   - close: the mark after a highlight.
  ///   - escape: a function that escapes the text between marks.
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
