// What is said in subtitles?

/// The words of subtitles in SubRip and WebVTT, without times and marks.
enum SubtitleText {
  static func text(_ utf8: [UInt8]) -> String {
    var output: [UInt8] = []
    var lines: [[UInt8]] = []
    var isNote = false
    func endCue() {
      // Before the times stands a number, or a name.
      for line in lines where !line.isEmpty {
        output += line
        output.append(0x0A)
      }
      lines = []
    }
    for part in utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      let line = part.last == 0x0D ? part.dropLast() : part
      if line.allSatisfy({ $0 <= 0x20 }) {
        if !isNote { endCue() }
        isNote = false
        lines = []
        continue
      }
      if lines.isEmpty {
        let words = ["WEBVTT", "\u{FEFF}WEBVTT", "NOTE", "STYLE", "REGION"]
        if words.contains(where: { line.starts(with: $0.utf8) }) { isNote = true }
      }
      if contains(line, "-->") { lines = [] } else if !isNote { lines.append(untagged(line)) }
    }
    if !isNote { endCue() }
    return String(decoding: output, as: UTF8.self)
  }

  private static func contains(_ line: ArraySlice<UInt8>, _ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var at = line.startIndex
    while at + bytes.count <= line.endIndex {
      if line[at..<at + bytes.count].elementsEqual(bytes) { return true }
      at += 1
    }
    return false
  }

  /// Without `<i>`, `<c.yellow>` and `{\an8}`.
  private static func untagged(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var at = line.startIndex
    while at < line.endIndex {
      let isTag = line[at] == UInt8(ascii: "<")
      let isStyle =
        line[at] == UInt8(ascii: "{") && at + 1 < line.endIndex
        && line[at + 1] == UInt8(ascii: "\\")
      if isTag || isStyle,
        let end = line[at...].firstIndex(of: UInt8(ascii: isTag ? ">" : "}"))
      {
        at = end + 1
        continue
      }
      output.append(line[at])
      at += 1
    }
    return output
  }
}
