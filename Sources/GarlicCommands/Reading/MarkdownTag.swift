// Which angle brackets in Markdown are HTML?

/// A tag of HTML inside a line of Markdown.
///
/// Only elements that pages are written with: `List<String>` is text.
struct MarkdownTag {
  /// In lower case.
  var name = ""
  var isClosing = false
  /// The offset after it.
  var end: Int

  /// Longer ones are none.
  private static let longest = 2048

  init?(_ source: [UInt8], _ start: Int) {
    let tail = source[start..<min(source.count, start + Self.longest)]
    var at = start + 1
    if at < tail.endIndex, tail[at] == UInt8(ascii: "/") {
      isClosing = true
      at += 1
    }
    let nameStart = at
    while at < tail.endIndex, Self.isNamePart(tail[at]) { at += 1 }
    name = String(decoding: tail[nameStart..<at], as: UTF8.self).lowercased()
    guard Self.inlineElements.contains(name) || HTMLText.blockElements.contains(name) else {
      return nil
    }
    // `<a@b.example>` and the like are no tags.
    guard at < tail.endIndex,
      tail[at] <= 0x20 || tail[at] == UInt8(ascii: ">") || tail[at] == UInt8(ascii: "/")
    else { return nil }
    var quote: UInt8?
    while at < tail.endIndex {
      let byte = tail[at]
      at += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        end = at
        return
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return nil
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static let inlineElements: Set<String> = [
    "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "br", "button", "cite", "code",
    "data",
    "del", "dfn", "em", "font", "i", "iframe", "img", "input", "ins", "kbd", "label", "mark",
    "nobr",
    "picture", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "source", "span",
    "strike",
    "strong", "sub", "sup", "svg", "td", "th", "time", "tt", "u", "var", "video", "wbr",
  ]
}
