// What does a person read of the source of a manual page?

/// The text of a manual page in the macros man(7) or mdoc(7).
struct ManualText {
  private(set) var title = ""
  private(set) var body = ""

  /// nil for what is no manual page: neither macros begin it.
  init?(_ utf8: [UInt8]) {
    let lines = utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    let isPage = lines.prefix(400).contains { line in
      [".TH ", ".Dd ", ".SH ", ".Sh ", ".so "].contains { line.starts(with: $0.utf8) }
    }
    if !isPage { return nil }
    var output: [String] = []
    var isIgnored = false
    for part in lines {
      let line = String(decoding: part.last == 0x0D ? part.dropLast() : part, as: UTF8.self)
      guard let first = line.first, first == "." || first == "'" else {
        if !isIgnored { output.append(Self.plain(line)) }
        continue
      }
      let words = Self.words(line.dropFirst().drop { $0 == " " || $0 == "\t" })
      let macro = words.first ?? ""
      if isIgnored {
        if macro == "." { isIgnored = false }
        continue
      }
      let arguments = words.dropFirst()
      switch macro {
      case "TH", "Dt":
        if title.isEmpty, let name = arguments.first {
          let section = arguments.dropFirst().first.map { "(\($0))" } ?? ""
          title = TextTitle.shortened(Self.plain(name).lowercased() + section)
        }
      case "SH", "SS", "Sh", "Ss": output += ["", Self.plain(arguments.joined(separator: " ")), ""]
      case "PP", "LP", "P", "Pp", "sp", "TP", "IP":
        output.append("")
        if macro == "IP", let mark = arguments.first { output.append(Self.plain(mark)) }
      case "BR", "RB", "BI", "IB", "IR", "RI":
        // Fonts change within a word.
        output.append(Self.plain(arguments.joined()))
      case "ig", "de", "am": isIgnored = true
      case "B", "I", "SM", "SB", "UR", "MT", "Nm", "Nd", "Fl", "Ar", "Op", "Cm", "Pa", "It", "Xr",
        "Em", "Sy", "Li", "Ql", "Dq", "Sq", "Va", "Ev", "Fn", "Ft", "Fa", "In", "Lk", "Mt", "An",
        "Brq", "Bq", "Pq", "Aq", "D1", "Dl", "so":
        output.append(Self.plain(arguments.joined(separator: " ")))
      default: break
      }
    }
    body = output.joined(separator: "\n")
  }

  /// The words of a line; quotation marks hold words together.
  private static func words(_ line: Substring) -> [String] {
    if line.hasPrefix("\\\"") { return [] }
    var words: [String] = []
    var word = ""
    var isQuoted = false
    var isWord = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
        isWord = true
      } else if !isQuoted, character == " " || character == "\t" {
        if isWord { words.append(word) }
        word = ""
        isWord = false
      } else {
        word.append(character)
        isWord = true
      }
    }
    if isWord { words.append(word) }
    return words
  }

  private static let characters: [String: String] = [
    "em": "—", "en": "–", "hy": "-", "aq": "'", "dq": "\"", "lq": "“", "rq": "”", "oq": "‘",
    "cq": "’", "bu": "•", "co": "©", "rs": "\\", "ti": "~", "ha": "^", "ga": "`", "mu": "×",
  ]

  /// Without escapes: `\fBname\fR`, `\-`, `\(em`.
  private static func plain(_ text: String) -> String {
    guard text.contains("\\") else { return text }
    var output = ""
    var rest = text[...]
    while let character = rest.popFirst() {
      guard character == "\\" else {
        output.append(character)
        continue
      }
      guard let escape = rest.popFirst() else { break }
      switch escape {
      case "\"", "#": return output
      case "f", "F", "s", "m", "M", "n":
        if rest.first == "+" || rest.first == "-" { rest = rest.dropFirst() }
        if rest.first == "(" {
          rest = rest.dropFirst(3)
        } else if rest.first == "[" {
          rest = rest.drop { $0 != "]" }.dropFirst()
        } else {
          rest = rest.dropFirst()
        }
      case "(", "*", "[":
        var name: Substring
        if escape == "[" || rest.first == "[" {
          if rest.first == "[" { rest = rest.dropFirst() }
          name = rest.prefix { $0 != "]" }
          rest = rest.dropFirst(name.count + 1)
        } else if escape == "(" || rest.first == "(" {
          if escape == "*" { rest = rest.dropFirst() }
          name = rest.prefix(2)
          rest = rest.dropFirst(name.count)
        } else {
          name = rest.prefix(1)
          rest = rest.dropFirst(name.count)
        }
        output += characters[String(name)] ?? ""
      case "e", "\\": output.append("\\")
      case " ", "~", "0": output.append(" ")
      case "&", "%", "c", "|", "^", "/", ",", ":", ")": break
      default: output.append(escape)
      }
    }
    return output
  }
}
