// What does a person read of a line of Markdown?

/// The text of one block: a paragraph, a heading, a row of a table.
///
/// Marks are taken out; targets of links and readings of ruby are kept for a place of their own.
struct MarkdownInline {
  /// The text.
  private(set) var text: [UInt8] = []
  /// Targets and titles of links and pictures.
  private(set) var targets: [String] = []
  /// Readings of ruby.
  private(set) var readings: [String] = []

  private struct Bracket {
    /// Where it is in the text, and how many bytes it takes there.
    var start: Int
    var length: Int
    /// Where what it encloses begins in the source.
    var sourceStart: Int
  }

  private let source: [UInt8]
  /// Names of link definitions and footnotes.
  private let labels: Set<String>
  private var at = 0
  private var emphasis = MarkdownEmphasis()
  private var brackets: [Bracket] = []
  private var removed: [Range<Int>] = []
  /// Lengths of runs of backticks that close nothing from here on.
  private var unclosedTicks: Set<Int> = []
  /// Whether no comment ends from here on.
  private var hasUnclosedComment = false

  /// Longer targets are none.
  private static let longestTarget = 2048

  init(_ source: [UInt8], labels: Set<String> = []) {
    self.source = source
    self.labels = labels
    while at < source.count { step() }
    removed += emphasis.markup()
    take(removed)
  }

  private mutating func take(_ ranges: [Range<Int>]) {
    if ranges.isEmpty { return }
    var rest: [UInt8] = []
    rest.reserveCapacity(text.count)
    var from = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      rest += text[from..<max(from, range.lowerBound)]
      from = max(from, range.upperBound)
    }
    text = rest + text[from...]
  }

  private func byte(_ offset: Int) -> UInt8? { offset < source.count ? source[offset] : nil }

  private mutating func step() {
    switch source[at] {
    case UInt8(ascii: "\\"): escape()
    case UInt8(ascii: "`"): code()
    case UInt8(ascii: "<"): tag()
    case UInt8(ascii: "&"):
      if let (character, end) = HTMLEntities.decode(source, at) {
        text += character.utf8
        at = end
      } else {
        literal(1)
      }
    case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "="): delimiters()
    case UInt8(ascii: "!") where byte(at + 1) == UInt8(ascii: "["): open(length: 2)
    case UInt8(ascii: "["): open(length: 1)
    case UInt8(ascii: "]"): close()
    case 0x0A:
      while text.last == 0x20 || text.last == 0x09 { text.removeLast() }
      literal(1)
      while let next = byte(at), next == 0x20 || next == 0x09 { at += 1 }
    default: literal(ordinaryRun())
    }
  }

  /// How many bytes from here on are text for certain.
  private func ordinaryRun() -> Int {
    var end = at + 1
    while end < source.count, !Self.isSpecial[Int(source[end])] { end += 1 }
    return end - at
  }

  private mutating func literal(_ count: Int) {
    let end = min(at + count, source.count)
    text += source[at..<end]
    at = end
  }

  private mutating func escape() {
    guard let next = byte(at + 1), next == 0x0A || Self.isPunctuation(next) else {
      literal(1)
      return
    }
    // Before the end of a line it is a line break.
    at += 1
    if next != 0x0A { literal(1) }
  }

  private mutating func code() {
    let length = run(UInt8(ascii: "`"), at)
    var end = at + length
    while !unclosedTicks.contains(length), end < source.count {
      if source[end] != UInt8(ascii: "`") {
        end += 1
        continue
      }
      let other = run(UInt8(ascii: "`"), end)
      if other == length {
        var inside = source[(at + length)..<end]
        if inside.count > 2, inside.first == 0x20, inside.last == 0x20 {
          inside = inside.dropFirst().dropLast()
        }
        text += inside
        at = end + length
        return
      }
      end += other
    }
    unclosedTicks.insert(length)
    literal(length)
  }

  private func run(_ mark: UInt8, _ start: Int) -> Int {
    var end = start
    while byte(end) == mark { end += 1 }
    return end - start
  }

  private mutating func delimiters() {
    let mark = source[at]
    let length = run(mark, at)
    emphasis.add(
      mark, at: text.count, length: length, before: .init(WideCharacter.lastScalar(source[..<at])),
      after: .init(WideCharacter.firstScalar(source[(at + length)...])))
    literal(length)
  }

  private mutating func open(length: Int) {
    if let footnote = MarkdownLink.footnote(source, at), labels.contains(footnote.label) {
      at = footnote.end
      return
    }
    if let link = MarkdownLink.wiki(source, at + length - 1) {
      text += source[link.text]
      if let target = link.target { targets.append(target) }
      at = link.end
      return
    }
    brackets.append(Bracket(start: text.count, length: length, sourceStart: at + length))
    literal(length)
  }

  private mutating func close() {
    guard let bracket = brackets.popLast() else { return literal(1) }
    let inside = source[bracket.sourceStart..<at]
    if byte(at + 1) == UInt8(ascii: "("),
      let link = MarkdownLink.inline(source, at + 1, longest: Self.longestTarget)
    {
      targets += link.targets
      at = link.end
    } else if byte(at + 1) == UInt8(ascii: "["),
      let name = MarkdownLink.label(source, at + 1),
      labels.contains(name.label.isEmpty ? MarkdownLink.folded(inside) : name.label)
    {
      at = name.end
    } else if inside.count < 1000, labels.contains(MarkdownLink.folded(inside)) {
      at += 1
    } else {
      return literal(1)
    }
    removed.append(bracket.start..<bracket.start + bracket.length)
  }

  private mutating func tag() {
    if let link = MarkdownLink.auto(source, at) {
      text += source[link.text]
      at = link.end
      return
    }
    if source[at...].starts(with: "<!--".utf8) { return comment() }
    guard let tag = MarkdownTag(source, at) else { return literal(1) }
    at = tag.end
    switch tag.name {
    case "br": text.append(0x0A)
    case "rt" where !tag.isClosing, "rp" where !tag.isClosing:
      // What follows up to the next tag is above the text, or stands for that.
      let end = source[at...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
      if tag.name == "rt" {
        readings.append(String(decoding: source[at..<end], as: UTF8.self))
      }
      at = end
    default:
      if HTMLText.blockElements.contains(tag.name) { text += [0x0A, 0x0A] }
    }
  }

  private mutating func comment() {
    var end = at + 4
    while !hasUnclosedComment, end + 3 <= source.count {
      if source[end] == UInt8(ascii: "-"), source[end...].starts(with: "-->".utf8) {
        at = end + 3
        return
      }
      end += 1
    }
    hasUnclosedComment = true
    literal(1)
  }

  private static let isSpecial: [Bool] = {
    var isSpecial = [Bool](repeating: false, count: 256)
    for byte in "\\`<&*_~=![]\n".utf8 { isSpecial[Int(byte)] = true }
    return isSpecial
  }()

  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
