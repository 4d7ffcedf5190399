// How is JSON written?

/// Writes JSON (RFC 8259) on one line.
struct JSONText {
  private(set) var text = ""
  private var needsComma = false

  /// The whole text of an object.
  static func object(_ members: (inout JSONText) -> Void) -> String {
    var json = JSONText()
    json.object(members)
    return json.text
  }

  mutating func object(_ members: (inout JSONText) -> Void) { enclosed("{", "}", members) }

  mutating func array(_ elements: (inout JSONText) -> Void) { enclosed("[", "]", elements) }

  mutating func array(_ elements: [Int]) {
    array { json in for element in elements { json.value(element) } }
  }

  mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    text += ":"
    needsComma = false
  }

  mutating func member(_ name: String, _ value: String) {
    key(name)
    self.value(value)
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    self.value(value)
  }

  mutating func member(_ name: String, _ value: Double) {
    key(name)
    self.value(value)
  }

  mutating func member(_ name: String, _ value: Bool) {
    key(name)
    literal(value ? "true" : "false")
  }

  mutating func value(_ value: String) {
    separate()
    appendQuoted(value)
  }

  mutating func value(_ value: Int) { literal("\(value)") }

  /// What JSON has no number for becomes null.
  mutating func value(_ value: Double) { literal(value.isFinite ? "\(value)" : "null") }

  mutating func null() { literal("null") }

  private mutating func literal(_ word: String) {
    separate()
    text += word
  }

  private mutating func enclosed(
    _ open: String, _ close: String, _ content: (inout JSONText) -> Void
  ) {
    separate()
    text += open
    needsComma = false
    content(&self)
    text += close
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { text += "," }
    needsComma = true
  }

  private mutating func appendQuoted(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      // Line separators break programs that read JSON as JavaScript.
      case "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
