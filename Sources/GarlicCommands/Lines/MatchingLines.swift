// Which lines of a file match?

import Garlic
import GarlicText

/// The lines of a text that a hit matches.
struct MatchingLines {
  let lines: [LineMatch]
  /// How many places match.
  let matchCount: Int
  /// Whether they are lines of a text that was made of the file, and have no numbers in it.
  var isConverted = false

  /// Files that are larger are not looked into for lines, in bytes.
  static let largestFile = 32 << 20

  /// - Parameters:
  ///   - hit: what was found.
  ///   - text: the text, in UTF-8.
  ///   - field: the field that has the text.
  ///   - context: how many lines before and after a match are there as well.
  ///   - isConverted: whether the text was made of the file.
  init(
    _ hit: Hit, in text: [UInt8], field: String, context: Int = 0, isConverted: Bool = false
  ) throws(IndexError) {
    let ranges = try hit.highlights(of: String(decoding: text, as: UTF8.self), field: field)
    self.init(text, ranges, context: context)
    self.isConverted = isConverted
  }

  /// - Parameters:
  ///   - text: UTF-8.
  ///   - ranges: what matches, in bytes, ascending.
  ///   - context: how many lines before and after a match are there as well.
  init(_ text: [UInt8], _ ranges: [Range<Int>], context: Int = 0) {
    matchCount = ranges.count
    var found: [LineMatch] = []
    var next = 0
    var start = 0
    var number = 1
    // Lines before a match, of which no more are kept than are shown.
    var before: [LineMatch] = []
    var after = 0
    while start < text.count, next < ranges.count || after > 0 || found.isEmpty {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      var inLine: [Range<Int>] = []
      while next < ranges.count, ranges[next].lowerBound < end || end == text.count {
        let range = ranges[next]
        // A match that goes on in the next line is shown where it begins.
        inLine.append(
          max(0, range.lowerBound - start)..<max(0, min(range.upperBound, end) - start))
        next += 1
      }
      let content = text[start..<end].last == UInt8(ascii: "\r") ? end - 1 : end
      let line = LineMatch(
        number: number, text: String(decoding: text[start..<content], as: UTF8.self),
        ranges: inLine.map {
          min($0.lowerBound, content - start)..<min($0.upperBound, content - start)
        }
      )
      if !inLine.isEmpty {
        found += before
        before = []
        found.append(line)
        after = context
      } else if after > 0 {
        after -= 1
        found.append(Self.asContext(line))
      } else if context > 0 {
        before.append(Self.asContext(line))
        if before.count > context { before.removeFirst() }
      }
      if ranges.isEmpty, line.text.contains(where: { !$0.isWhitespace }) {
        // The name of the file matches, or its title: its first line stands for it.
        found = [line]
        break
      }
      number += 1
      start = end + 1
    }
    lines = found
  }

  private static func asContext(_ line: LineMatch) -> LineMatch {
    var line = line
    line.isContext = true
    return line
  }
}
