// What does a person read of an Org document?

/// The text of a document in Org mode's syntax: without stars, drawers, settings and the targets of links.
struct OrgText {
  private(set) var title = ""
  private(set) var body = ""

  init(_ utf8: [UInt8]) {
    var lines: [String] = []
    var isInDrawer = false
    for part in utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = String(decoding: part.last == 0x0D ? part.dropLast() : part, as: UTF8.self)
      let start = line.drop(while: \.isWhitespace)
      if start.hasPrefix(":"), start.dropFirst().prefix(while: { $0.isLetter }).count > 0,
        start.last == ":" || isInDrawer
      {
        let name = start.dropFirst().prefix { $0 != ":" }.uppercased()
        if name == "PROPERTIES" || name == "LOGBOOK" { isInDrawer = true }
        if name == "END" { isInDrawer = false }
        continue
      }
      if isInDrawer, start.first == "*" { isInDrawer = false }
      if isInDrawer { continue }
      if start.hasPrefix("#+") {
        let setting = start.dropFirst(2)
        guard let colon = setting.firstIndex(of: ":") else { continue }
        let value = setting[setting.index(after: colon)...].drop(while: \.isWhitespace)
        switch setting[..<colon].lowercased() {
        case "title": if title.isEmpty { title = TextTitle.shortened(String(value)) }
        case "caption", "description", "keywords", "author", "subtitle": lines.append(String(value))
        default: break
        }
        continue
      }
      if start.hasPrefix("# ") { continue }
      let stars = line.prefix { $0 == "*" }.count
      if stars > 0, line.dropFirst(stars).first == " " {
        let heading = Self.heading(line.dropFirst(stars + 1))
        if title.isEmpty { title = TextTitle.shortened(heading) }
        lines += ["", heading, ""]
      } else {
        lines.append(Self.unlinked(line))
      }
    }
    body = lines.joined(separator: "\n")
  }

  /// Without its state, and with its tags as words.
  private static func heading(_ text: Substring) -> String {
    for state in ["TODO ", "DONE "] where text.hasPrefix(state) {
      return unlinked(String(text.dropFirst(state.count)))
    }
    return unlinked(String(text))
  }

  /// `[[target][text]]` as its text, `[[target]]` as the target.
  private static func unlinked(_ line: String) -> String {
    guard line.contains("[[") else { return line }
    var output = ""
    var rest = line[...]
    while let open = rest.firstRange(of: "[[") {
      output += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: "]]") else {
        output += "[["
        break
      }
      let link = rest[..<close.lowerBound]
      output += link.firstRange(of: "][").map { link[$0.upperBound...] } ?? link
      rest = rest[close.upperBound...]
    }
    return output + rest
  }
}
