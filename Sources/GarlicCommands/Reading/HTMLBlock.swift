// How far does HTML reach that stands between paragraphs of Markdown?

/// Lines of HTML in Markdown (CommonMark 0.31, "HTML blocks").
struct HTMLBlock {
  private(set) var bytes: [UInt8]
  private(set) var isClosed = false
  /// What ends the block; empty for an empty line.
  private let end: String

  init(_ line: [UInt8]) {
    bytes = line + [0x0A]
    end = Self.end(line) ?? ""
    isClosed = !end.isEmpty && Self.contains(end, line[...])
  }

  /// Whether a line begins one.
  static func begins(_ line: [UInt8]) -> Bool { end(line) != nil }

  /// Takes a line into the block; false when it does not belong there.
  mutating func add(_ line: [UInt8]) -> Bool {
    if end.isEmpty, line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return false }
    bytes += line + [0x0A]
    isClosed = !end.isEmpty && Self.contains(end, line[...])
    return true
  }

  private static func end(_ line: [UInt8]) -> String? {
    guard line.first == UInt8(ascii: "<"), line.count > 2 else { return nil }
    if line.starts(with: "<!--".utf8) { return "-->" }
    let isClosing = line[1] == UInt8(ascii: "/")
    let name = String(
      decoding: line.dropFirst(isClosing ? 2 : 1).prefix {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }, as: UTF8.self
    ).lowercased()
    let after = line.dropFirst((isClosing ? 2 : 1) + name.utf8.count).first
    if let after, after > 0x20, after != UInt8(ascii: ">"), after != UInt8(ascii: "/") {
      return nil
    }
    if !isClosing, ["script", "style", "pre", "textarea"].contains(name) { return "</\(name)>" }
    return HTMLText.blockElements.contains(name) ? "" : nil
  }

  private static func contains(_ text: String, _ line: ArraySlice<UInt8>) -> Bool {
    String(decoding: line, as: UTF8.self).lowercased().contains(text)
  }
}
