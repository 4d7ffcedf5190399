// What does a person read of an RTF document?

import GarlicText

/// The text of a document in RTF 1.9.
struct RichText {
  private(set) var title = ""
  private(set) var body = ""

  private enum Place { case text, title, nowhere }

  private struct Group {
    var place = Place.text
    /// Characters that stand for one in programs without Unicode.
    var fallback = 1
  }

  private let rtf: [UInt8]
  private var at = 0
  private var group = Group()
  private var outer: [Group] = []
  /// Bytes in the code page of the document, to be decoded together.
  private var raw: [UInt8] = []
  private var output: [UInt8] = []
  private var titleBytes: [UInt8] = []
  private var codePage = "windows-1252"
  private var skip = 0
  /// The first half of a character beyond U+FFFF.
  private var highSurrogate: UInt32?

  /// nil for what is no RTF.
  init?(_ rtf: [UInt8]) {
    guard rtf.starts(with: "{\\rtf".utf8) else { return nil }
    self.rtf = rtf
    while at < rtf.count { step() }
    flush()
    title = TextTitle.title(of: titleBytes)
    var text = output
    while let last = text.last, last <= 0x20 { text.removeLast() }
    body = String(decoding: text.drop { $0 <= 0x20 }, as: UTF8.self)
  }

  private mutating func step() {
    let byte = rtf[at]
    at += 1
    switch byte {
    case UInt8(ascii: "{"):
      flush()
      outer.append(group)
    case UInt8(ascii: "}"):
      flush()
      group = outer.popLast() ?? Group()
      skip = 0
    case UInt8(ascii: "\\"): control()
    case 0x0A, 0x0D, 0: break
    default: if skip > 0 { skip -= 1 } else { raw.append(byte) }
    }
  }

  private mutating func control() {
    guard at < rtf.count else { return }
    let byte = rtf[at]
    if !(0x61...0x7A).contains(byte | 0x20) {
      at += 1
      switch byte {
      case UInt8(ascii: "'"):
        let digits = rtf[at..<min(rtf.count, at + 2)]
        at += digits.count
        guard let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else { return }
        if skip > 0 { skip -= 1 } else { raw.append(code) }
      case UInt8(ascii: "*"): group.place = .nowhere
      case UInt8(ascii: "~"): add([0x20])
      case UInt8(ascii: "_"): add([UInt8(ascii: "-")])
      case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): raw.append(byte)
      case 0x0A, 0x0D: add([0x0A])
      default: break
      }
      return
    }
    let start = at
    while at < rtf.count, (0x61...0x7A).contains(rtf[at] | 0x20), at - start < 40 { at += 1 }
    let word = String(decoding: rtf[start..<at], as: UTF8.self)
    let numberStart = at
    if at < rtf.count, rtf[at] == UInt8(ascii: "-") { at += 1 }
    while at < rtf.count, (0x30...0x39).contains(rtf[at]), at - numberStart < 12 { at += 1 }
    let number = Int(String(decoding: rtf[numberStart..<at], as: UTF8.self))
    if at < rtf.count, rtf[at] == 0x20 { at += 1 }
    meet(word, number)
  }

  private mutating func meet(_ word: String, _ number: Int?) {
    switch word {
    case "par", "line", "row", "sect", "page": add([0x0A])
    case "tab", "cell", "nestcell": add([0x09])
    case "emdash": add(Array("—".utf8))
    case "endash": add(Array("–".utf8))
    case "lquote", "rquote": add(Array("’".utf8))
    case "ldblquote": add(Array("“".utf8))
    case "rdblquote": add(Array("”".utf8))
    case "ansicpg":
      switch number ?? 1252 {
      case 932: codePage = "shift_jis"
      case 936: codePage = "gb18030"
      case 949: codePage = "euc-kr"
      case 950: codePage = "big5"
      case 65001: codePage = "utf-8"
      case let other: codePage = "windows-\(other)"
      }
    case "uc": group.fallback = min(max(number ?? 1, 0), 10)
    case "u":
      flush()
      if let number { addUnit(UInt32(truncatingIfNeeded: number) & 0xFFFF) }
      skip = group.fallback
    case "title": if group.place == .nowhere, !outer.isEmpty { group.place = .title }
    case "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "themedata", "datastore",
      "listtable", "listoverridetable", "rsidtbl", "generator", "fldinst", "xmlnstbl",
      "latentstyles":
      flush()
      group.place = .nowhere
    case "bin":
      at = min(rtf.count, at + min(max(number ?? 0, 0), rtf.count))
    default: break
    }
  }

  private mutating func addUnit(_ unit: UInt32) {
    if (0xD800..<0xDC00).contains(unit) {
      highSurrogate = unit
      return
    }
    var code = unit
    if let high = highSurrogate, (0xDC00..<0xE000).contains(unit) {
      code = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00)
    }
    highSurrogate = nil
    add(Array(String(Unicode.Scalar(code).map { Character($0) } ?? "\u{FFFD}").utf8))
  }

  private mutating func add(_ text: [UInt8]) {
    flush()
    put(text)
  }

  private mutating func put(_ text: [UInt8]) {
    switch group.place {
    case .text: output += text
    case .title: titleBytes += text
    case .nowhere: break
    }
  }

  private mutating func flush() {
    if raw.isEmpty { return }
    if group.place != .nowhere {
      put(raw.allSatisfy { $0 < 0x80 } ? raw : MailEncoding.text(raw, charset: codePage))
    }
    raw = []
  }
}
