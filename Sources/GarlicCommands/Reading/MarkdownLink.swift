// Where does a link of Markdown end, and where does it lead?

/// The parts of links, as CommonMark 0.31 has them, and of wiki links and footnotes.
enum MarkdownLink {
  /// `(target "title")` at `start`.
  static func inline(
    _ source: [UInt8], _ start: Int, longest: Int
  ) -> (targets: [String], end: Int)? {
    var at = start + 1
    skipSpace(source, &at)
    guard let target = target(source, &at, longest: longest) else { return nil }
    var targets = target.isEmpty ? [] : [target]
    skipSpace(source, &at)
    if let title = title(source, &at, longest: longest) {
      if !title.isEmpty { targets.append(title) }
      skipSpace(source, &at)
    }
    guard at < source.count, source[at] == UInt8(ascii: ")") else { return nil }
    return (targets, at + 1)
  }

  /// `[label]: target "title"` that a line consists of.
  static func definition(_ line: [UInt8]) -> (label: String, targets: [String])? {
    guard let name = label(line, 0), !name.label.isEmpty, !name.label.hasPrefix("^"),
      name.end < line.count, line[name.end] == UInt8(ascii: ":")
    else { return nil }
    var at = name.end + 1
    skipSpace(line, &at)
    guard let target = target(line, &at, longest: 2048), !target.isEmpty else { return nil }
    skipSpace(line, &at)
    var targets = [target]
    if let title = title(line, &at, longest: 2048) { targets.append(title) }
    skipSpace(line, &at)
    return at == line.count ? (name.label, targets) : nil
  }

  /// `[^label]: …` at the beginning of a line.
  static func footnoteDefinition(_ line: [UInt8]) -> (label: String, end: Int)? {
    guard let note = footnote(line, 0), note.end < line.count, line[note.end] == UInt8(ascii: ":")
    else { return nil }
    return (note.label, note.end + 1)
  }

  /// `[^label]` at `start`.
  static func footnote(_ source: [UInt8], _ start: Int) -> (label: String, end: Int)? {
    guard source[start...].starts(with: "[^".utf8), let name = label(source, start),
      name.label.count > 1, !name.label.contains(" ")
    else { return nil }
    return name
  }

  /// `[label]` at `start`, folded.
  static func label(_ source: [UInt8], _ start: Int) -> (label: String, end: Int)? {
    guard start < source.count, source[start] == UInt8(ascii: "[") else { return nil }
    var at = start + 1
    while at < min(source.count, start + 1000) {
      switch source[at] {
      case UInt8(ascii: "]"): return (folded(source[(start + 1)..<at]), at + 1)
      case UInt8(ascii: "["): return nil
      case UInt8(ascii: "\\"): at += 2
      default: at += 1
      }
    }
    return nil
  }

  /// Labels are alike whatever their case and white space.
  static func folded(_ label: ArraySlice<UInt8>) -> String {
    String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  /// `[[page]]` or `[[page|text]]` at `start`.
  static func wiki(
    _ source: [UInt8], _ start: Int
  ) -> (text: Range<Int>, target: String?, end: Int)? {
    guard source[start...].starts(with: "[[".utf8) else { return nil }
    var at = start + 2
    var textStart = at
    while at + 1 < min(source.count, start + 1000) {
      switch source[at] {
      case UInt8(ascii: "["), 0x0A: return nil
      case UInt8(ascii: "|") where textStart == start + 2: textStart = at + 1
      case UInt8(ascii: "]"):
        guard source[at + 1] == UInt8(ascii: "]"), at > textStart else { return nil }
        let target = source[(start + 2)..<max(start + 2, textStart - 1)]
        return (
          textStart..<at, target.isEmpty ? nil : String(decoding: target, as: UTF8.self), at + 2
        )
      default: break
      }
      at += 1
    }
    return nil
  }

  /// `<https://…>` or `<name@host>` at `start`.
  static func auto(_ source: [UInt8], _ start: Int) -> (text: Range<Int>, end: Int)? {
    var at = start + 1
    var colon: Int?
    var hasAt = false
    while at < min(source.count, start + 2048) {
      switch source[at] {
      case UInt8(ascii: ">"):
        guard hasAt || (colon ?? 0) > start + 2 else { return nil }
        return (start + 1..<at, at + 1)
      case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: "\""), UInt8(ascii: "="):
        if colon == nil || source[at] != UInt8(ascii: "=") { return nil }
      case UInt8(ascii: ":") where colon == nil: colon = at
      case UInt8(ascii: "@"): hasAt = true
      case UInt8(ascii: "/") where colon == nil: return nil
      default: break
      }
      at += 1
    }
    return nil
  }

  private static func skipSpace(_ source: [UInt8], _ at: inout Int) {
    while at < source.count, source[at] == 0x20 || source[at] == 0x09 || source[at] == 0x0A {
      at += 1
    }
  }

  private static func target(_ source: [UInt8], _ at: inout Int, longest: Int) -> String? {
    let limit = min(source.count, at + longest)
    var target: [UInt8] = []
    let isEnclosed = at < limit && source[at] == UInt8(ascii: "<")
    if isEnclosed { at += 1 }
    var depth = 0
    while at < limit {
      let byte = source[at]
      if isEnclosed {
        if byte == UInt8(ascii: ">") {
          at += 1
          return String(decoding: target, as: UTF8.self)
        }
        if byte == 0x0A || byte == UInt8(ascii: "<") { return nil }
      } else if byte <= 0x20 {
        break
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      if byte == UInt8(ascii: "\\"), at + 1 < limit, MarkdownInline.isPunctuation(source[at + 1]) {
        at += 1
      }
      target.append(source[at])
      at += 1
    }
    if isEnclosed || depth > 0 || at == limit && limit < source.count { return nil }
    return String(decoding: target, as: UTF8.self)
  }

  private static func title(_ source: [UInt8], _ at: inout Int, longest: Int) -> String? {
    guard at < source.count else { return nil }
    let close: UInt8
    switch source[at] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = source[at]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var end = at + 1
    var title: [UInt8] = []
    while end < min(source.count, at + longest) {
      if source[end] == close {
        at = end + 1
        return String(decoding: title, as: UTF8.self)
      }
      if source[end] == UInt8(ascii: "\\"), end + 1 < source.count { end += 1 }
      title.append(source[end])
      end += 1
    }
    return nil
  }
}
