// How is a hit written, for people and for programs?

import Garlic
import GarlicText

/// Writes hits.
struct HitFormat {
  var isColored: Bool
  var columns: Int
  /// How paths become links; nil for not at all.
  var link: Hyperlink?

  /// Rank and title, path and score, the snippet; a line each, the snippet in as many as it takes.
  func text(_ hit: HitRecord) -> String {
    let margin = "    "
    let rank = Self.padded("\(hit.rank)", to: 3)
    let score = Decimal.text(hit.score, digits: 2)
    let isUntitled = hit.title.isEmpty
    let name = Self.shortened(
      isUntitled ? hit.id : hit.title, to: columns - margin.count - score.count - 2)
    let gap = columns - margin.count - score.count - DisplayWidth.columns(of: TextLine.of(name))
    let title = marked(name, isUntitled ? [] : hit.titleHighlights, style: "1")
    var lines = [
      "\(dim(rank)) \(title)\(String(repeating: " ", count: max(2, gap)))\(dim(score))"
    ]
    var location = hit.path
    // Several records of one file are told apart by their ids.
    if location.isEmpty {
      location = hit.id
    } else if !hit.id.isEmpty, !location.hasSuffix(hit.id) {
      location += "  \(hit.id)"
    }
    if !location.isEmpty {
      let shown = path(TextLine.of(location))
      lines.append(margin + (hit.path.isEmpty ? shown : link?.text(shown, to: hit.path) ?? shown))
    }
    if let group = hit.group, group.count > 1 {
      lines.append(
        margin
          + dim(
            "\(Decimal.count(group.count - 1, "more hit")) of \(group.value ?? "those without a value")"
          ))
    }
    if let index = hit.index { lines.append(margin + dim(TextLine.of(index))) }
    if let snippet = hit.snippet, !snippet.text.isEmpty {
      lines.append(
        margin + (snippet.isBeginning ? "" : "…")
          + marked(snippet.text, snippet.highlights, style: nil) + (snippet.isEnd ? "" : "…"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One object on one line.
  static func json(_ hit: HitRecord) -> String {
    JSONText.object { json in
      json.member("rank", hit.rank)
      json.member("id", hit.id)
      json.member("score", hit.score)
      json.member("title", hit.title)
      json.member("path", hit.path)
      json.member("snippet", hit.snippet?.text ?? "")
      json.member("start", hit.snippet?.start ?? 0)
      json.key("highlights")
      json.array { ranges in
        for range in hit.snippet?.highlights ?? [] {
          ranges.array([range.lowerBound, range.upperBound])
        }
      }
      json.member("relaxed", hit.isRelaxed)
      json.member("cursor", hit.cursor)
      if !hit.sortValues.isEmpty {
        json.key("sort")
        json.array { json in for value in hit.sortValues { json.value(value) } }
      }
      if let group = hit.group {
        json.key("group")
        json.value(group.value.map { .string($0) })
        json.member("groupCount", group.count)
      }
      if let index = hit.index { json.member("index", index) }
    }
  }

  /// A text on one line, its matches marked.
  ///
  /// - Parameter style: ANSI codes of the rest; nil for none.
  private func marked(_ text: String, _ highlights: [Range<Int>], style: String?) -> String {
    let bytes = Array(text.utf8)
    var line = ""
    var at = 0
    func rest(to end: Int) -> String {
      let part = TextLine.of(String(decoding: bytes[at..<end], as: UTF8.self))
      guard isColored, let style, !part.isEmpty else { return part }
      return "\u{1B}[\(style)m\(part)\u{1B}[0m"
    }
    // A title may have been cut after its matches were found.
    for range in highlights where range.lowerBound >= at && range.upperBound <= bytes.count {
      line += rest(to: range.lowerBound)
      line += match(TextLine.of(String(decoding: bytes[range], as: UTF8.self)))
      at = range.upperBound
    }
    return line + rest(to: bytes.count)
  }

  private func dim(_ text: String) -> String { isColored ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  private func path(_ text: String) -> String { isColored ? "\u{1B}[35m\(text)\u{1B}[0m" : text }
  private func match(_ text: String) -> String {
    isColored ? "\u{1B}[1;31m\(text)\u{1B}[0m" : text
  }

  private static func padded(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// Cut to a number of columns, with `…` at the end when something was cut.
  static func shortened(_ text: String, to columns: Int) -> String {
    if DisplayWidth.columns(of: text) <= columns { return text }
    var short = ""
    var width = 1
    for character in text {
      width += DisplayWidth.columns(of: character)
      if width > columns { break }
      short.append(character)
    }
    return short + "…"
  }
}
