// What does a person read of an HTML page?

/// The text of an HTML page: tags, scripts and styles left out, entities resolved.
///
/// Tolerant as browsers are: whatever is no markup is text. Inline elements do not cut words; blocks are
/// set apart by an empty line. Readings of ruby follow the block they belong to.
struct HTMLText {
  /// What `<title>` says; empty when there is none.
  private(set) var title = ""
  /// The text.
  private(set) var body = ""

  /// Where characters go.
  private enum Place { case text, title, reading, nowhere }

  private var flow = TextFlow()
  private var titleFlow = TextFlow()
  private var readings = TextFlow()
  private var place = Place.text
  private var preformattedDepth = 0

  init(_ html: [UInt8]) {
    scan(html)
    breakParagraph()
    body = flow.text
    title = titleFlow.text
  }

  private mutating func scan(_ html: [UInt8]) {
    var at = 0
    while at < html.count {
      let byte = html[at]
      if byte == UInt8(ascii: "<"), let end = markup(html, at) {
        at = end
      } else if byte == UInt8(ascii: "&"), let (text, end) = HTMLEntities.decode(html, at) {
        add(Array(text.utf8)[...])
        at = end
      } else {
        at = addRun(html, at)
      }
    }
  }

  /// Adds white space or what follows up to the next, at an offset; returns the offset after it.
  private mutating func addRun(_ html: [UInt8], _ start: Int) -> Int {
    if Self.isSpace(html[start]) {
      addSpace(html[start])
      return start + 1
    }
    var end = start + 1
    while end < html.count, !Self.endsRun[Int(html[end])] { end += 1 }
    add(html[start..<end])
    return end
  }

  private mutating func add(_ text: ArraySlice<UInt8>) {
    switch place {
    case .text: flow.add(text)
    case .title: titleFlow.add(text)
    case .reading: readings.add(text)
    case .nowhere: break
    }
  }

  private mutating func addSpace(_ byte: UInt8) {
    let isLineBreak = byte == 0x0A || byte == 0x0D
    switch place {
    case .text where preformattedDepth > 0: flow.addVerbatim([byte])
    case .text: flow.addSpace(isLineBreak: isLineBreak)
    case .title: titleFlow.addSpace(isLineBreak: isLineBreak)
    case .reading: readings.addSpace(isLineBreak: isLineBreak)
    case .nowhere: break
    }
  }

  private mutating func breakParagraph() {
    if place == .reading || place == .nowhere { place = .text }
    flow.breakParagraph()
    if readings.isEmpty { return }
    flow.addVerbatim(Array(readings.text.utf8)[...])
    readings = TextFlow()
    flow.breakParagraph()
  }

  /// The offset after the tag, comment or declaration at `start`; nil when it is none.
  private mutating func markup(_ html: [UInt8], _ start: Int) -> Int? {
    guard start + 1 < html.count else { return nil }
    let next = html[start + 1]
    if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") {
      if Self.has("<!--", html, start) {
        return Self.find("-->", html, start + 4) ?? html.count
      }
      if Self.has("<![cdata[", html, start) {
        let end = Self.find("]]>", html, start + 9) ?? html.count
        let isClosed = end >= start + 12 && html[(end - 3)..<end].elementsEqual("]]>".utf8)
        let content = Array(html[..<(isClosed ? end - 3 : end)])
        var at = start + 9
        while at < content.count { at = addRun(content, at) }
        return end
      }
      return Self.find(">", html, start + 2) ?? html.count
    }
    let isClosing = next == UInt8(ascii: "/")
    var at = start + (isClosing ? 2 : 1)
    guard at < html.count, Self.isLetter(html[at]) else { return nil }
    var name: [UInt8] = []
    while at < html.count, Self.isNamePart(html[at]) {
      name.append(html[at] | 0x20)
      at += 1
    }
    let end = Self.endOfTag(html, at)
    let isEmpty = end >= 2 && html[end - 2] == UInt8(ascii: "/")
    let tag = String(decoding: name, as: UTF8.self)
    if !isClosing, !isEmpty, Self.rawElements.contains(tag) {
      return Self.endOfRawElement(name, html, end)
    }
    meet(tag, isClosing: isClosing, isEmpty: isEmpty)
    return end
  }

  private mutating func meet(_ tag: String, isClosing: Bool, isEmpty: Bool) {
    switch tag {
    case "title":
      // Pictures in SVG have titles too: the first one is the page's.
      let isPageTitle = !isClosing && !isEmpty && titleFlow.isEmpty
      place = isPageTitle ? .title : .text
    case "pre", "textarea":
      preformattedDepth = max(0, preformattedDepth + (isClosing ? -1 : 1))
      breakParagraph()
    case "td", "th", "option":
      if place != .title { flow.addSpace(isLineBreak: false) }
    case "br": if place == .text { flow.breakLine() }
    case "ruby", "rt", "rp", "rtc", "rb": if place != .title { meetRuby(tag, isClosing) }
    case "body", "head":
      place = .text
      breakParagraph()
    default:
      if Self.blockElements.contains(tag), place != .title { breakParagraph() }
    }
  }

  /// Most closing tags in ruby may be left out: whatever comes next ends the part before.
  private mutating func meetRuby(_ tag: String, _ isClosing: Bool) {
    let old = place
    place =
      switch tag {
      case "rt", "rtc": isClosing ? .text : .reading
      case "rp": isClosing ? .text : .nowhere
      default: .text
      }
    // The readings of one word are one word.
    if tag == "ruby", isClosing || old == .reading { readings.addSpace(isLineBreak: false) }
  }

  /// The offset after `>`, which may stand inside quoted values of attributes.
  private static func endOfTag(_ html: [UInt8], _ start: Int) -> Int {
    var at = start
    var quote: UInt8?
    var beforeIsEqual = false
    while at < html.count {
      let byte = html[at]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return at + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), beforeIsEqual {
        quote = byte
      }
      if !isSpace(byte) { beforeIsEqual = byte == UInt8(ascii: "=") }
      at += 1
    }
    // A quote that is never closed: the tag ends at the first `>` after all.
    if quote != nil, let end = find(">", html, start) { return end }
    return html.count
  }

  /// The offset after `</name>`, which alone ends scripts, styles and their like.
  private static func endOfRawElement(_ name: [UInt8], _ html: [UInt8], _ start: Int) -> Int {
    let closing = [UInt8(ascii: "<"), UInt8(ascii: "/")] + name
    var at = start
    while at + closing.count <= html.count {
      if html[at] == UInt8(ascii: "<"), hasBytes(closing, html, at) {
        return endOfTag(html, at + closing.count)
      }
      at += 1
    }
    return html.count
  }

  private static func has(_ text: StaticString, _ html: [UInt8], _ at: Int) -> Bool {
    hasBytes(Array(text.description.utf8), html, at)
  }

  private static func hasBytes(_ bytes: [UInt8], _ html: [UInt8], _ at: Int) -> Bool {
    guard at + bytes.count <= html.count else { return false }
    for (offset, byte) in bytes.enumerated() {
      let found = html[at + offset]
      let folded = (0x41...0x5A).contains(found) ? found | 0x20 : found
      if folded != byte { return false }
    }
    return true
  }

  /// The offset after the next occurrence of `text`.
  private static func find(_ text: String, _ html: [UInt8], _ start: Int) -> Int? {
    let bytes = Array(text.utf8)
    var at = start
    while at + bytes.count <= html.count {
      if html[at] == bytes[0], hasBytes(bytes, html, at) { return at + bytes.count }
      at += 1
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ":")
  }

  /// Which bytes end a run of text: white space and what may be markup.
  private static let endsRun: [Bool] = (UInt8.min...UInt8.max).map {
    isSpace($0) || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&")
  }

  private static let rawElements: Set<String> = [
    "script", "style", "template", "iframe", "noframes",
  ]

  static let blockElements: Set<String> = [
    "address", "article", "aside", "blockquote", "caption", "center", "dd", "details",
    "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "nav", "ol",
    "p", "section", "select", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul",
  ]
}
