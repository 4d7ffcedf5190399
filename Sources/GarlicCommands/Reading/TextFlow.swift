// How does white space in a source become the white space that a person sees?

/// Text that is put together from pieces of a page, in which white space only separates.
///
/// A run of white space becomes one space, and nothing at the start and the end of a line. A run with a
/// line break between two wide characters becomes nothing: Chinese and Japanese are written without
/// spaces, and lines are broken anywhere (CSS Text, "segment break transformation rules").
struct TextFlow {
  private enum Gap { case nothing, space, lineBreak }

  private(set) var bytes: [UInt8] = []
  private var gap = Gap.nothing

  var isEmpty: Bool { bytes.isEmpty }

  /// Adds white space of the source.
  mutating func addSpace(isLineBreak: Bool) {
    if isLineBreak { gap = .lineBreak } else if gap == .nothing { gap = .space }
  }

  /// Adds a piece of text without white space.
  mutating func add(_ text: ArraySlice<UInt8>) {
    if gap != .nothing {
      let joins =
        gap == .lineBreak && WideCharacter.ends(bytes[...]) && WideCharacter.begins(text)
      if let last = bytes.last, last != 0x0A, !joins { bytes.append(0x20) }
      gap = .nothing
    }
    bytes.append(contentsOf: text)
  }

  /// Adds a piece of text as it stands.
  mutating func addVerbatim(_ text: ArraySlice<UInt8>) {
    gap = .nothing
    bytes.append(contentsOf: text)
  }

  /// Ends the line.
  mutating func breakLine() {
    gap = .nothing
    while bytes.last == 0x20 || bytes.last == 0x09 { bytes.removeLast() }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
  }

  /// Ends the paragraph: an empty line follows.
  mutating func breakParagraph() {
    breakLine()
    if bytes.last == 0x0A, bytes.dropLast().last != 0x0A { bytes.append(0x0A) }
  }

  /// All of it, without white space around it.
  var text: String {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let start = bytes.firstIndex { !isSpace($0) } ?? bytes.endIndex
    let end = bytes.lastIndex { !isSpace($0) }.map { $0 + 1 } ?? start
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
