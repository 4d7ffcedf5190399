// What does this file say? Finds the encoding of bytes and makes UTF-8 of them.

/// A decoder of text in a known or unknown encoding into UTF-8.
package enum TextDecoder {
  /// How the encoding of a text is known.
  package enum Evidence: Sendable, Hashable {
    /// The caller named it.
    case named
    /// A byte order mark stands at the beginning.
    case byteOrderMark
    /// The bytes are valid UTF-8, or UTF-8 with some damage.
    case utf8
    /// The text itself names it.
    case declared
    /// It is the likeliest of those in which the bytes are valid.
    case guessed
    /// There is none in which the bytes are likely to be text: what is read is not to be trusted.
    case none
  }

  /// A text in UTF-8, and what was found out on the way.
  package struct Text: Sendable, Hashable {
    /// The text in UTF-8, without a byte order mark.
    ///
    /// Malformed only where `encoding` is UTF-8 and `replacements` is not 0: analysis counts and
    /// replaces there.
    package var utf8: [UInt8]
    /// The encoding that the bytes were read as.
    package var encoding: TextEncoding
    /// Malformed sequences, each of which reads as U+FFFD.
    package var replacements: Int
    /// How the encoding is known.
    package var evidence: Evidence
  }

  /// Decodes bytes.
  ///
  /// Without a named encoding, a byte order mark tells it, then valid UTF-8, then the escape sequences of
  /// ISO 2022, then what the text declares, then the likelihood of what the bytes would say in each: UTF-16
  /// and UTF-32, GB 18030, Big5, Shift_JIS, EUC-JP, EUC-KR with its extension CP949, and the encodings of
  /// Windows and ISO for alphabets.
  ///
  /// - Parameters:
  ///   - bytes: the whole text.
  ///   - encoding: the encoding, or nil to find it.
  ///   - declared: the encoding that the text itself names. It may be wrong: then it is found.
  /// - Throws: ``AnalysisError/unknownEncoding(name:)`` when ICU does not know a named encoding.
  /// - Complexity: linear in the number of bytes.
  package static func decode(
    _ bytes: [UInt8], as encoding: TextEncoding? = nil, declared: TextEncoding? = nil
  ) throws(AnalysisError) -> Text {
    let (marked, markLength) = byteOrderMark(of: bytes)
    if let encoding {
      let skipped = marked == encoding ? markLength : 0
      return try decode(bytes, from: skipped, as: encoding, .named)
    }
    if let marked { return try decode(bytes, from: markLength, as: marked, .byteOrderMark) }
    var damage = Damage(bytes, from: 0, mayGiveUp: true)
    let hasZeros = bytes.contains(0)
    if damage.malformed == 0, !hasZeros {
      if let escaped = EncodingDetector.escaped(bytes) {
        return try decode(bytes, from: 0, as: escaped, .guessed)
      }
      return Text(utf8: bytes, encoding: .utf8, replacements: 0, evidence: .utf8)
    }
    if let declared, !declared.isWide, declared != .utf8,
      let text = try? decode(bytes, from: 0, as: declared, .declared),
      text.replacements <= bytes.count / 200
    {
      return text
    }
    if damage.isOfUTF8, !hasZeros {
      return Text(
        utf8: bytes, encoding: .utf8, replacements: damage.malformed, evidence: .utf8)
    }
    if let guess = EncodingDetector.encoding(of: bytes) {
      return try decode(bytes, from: 0, as: guess, .guessed)
    }
    if damage.isGivenUp { damage = Damage(bytes, from: 0) }
    // Single bytes that fit nowhere make no text of ASCII unreadable.
    let isASCII = !hasZeros && damage.malformed <= bytes.count / 20
    return Text(
      utf8: bytes, encoding: .utf8, replacements: damage.malformed,
      evidence: isASCII ? .utf8 : .none)
  }

  private static func decode(
    _ bytes: [UInt8], from start: Int, as encoding: TextEncoding, _ evidence: Evidence
  ) throws(AnalysisError) -> Text {
    guard encoding != .utf8 else {
      let malformed = Damage(bytes, from: start).malformed
      let utf8 = start == 0 ? bytes : Array(bytes[start...])
      return Text(utf8: utf8, encoding: .utf8, replacements: malformed, evidence: evidence)
    }
    let (utf8, replacements) = try TextConverter.utf8(
      of: bytes, from: start, encoding: encoding.description)
    return Text(utf8: utf8, encoding: encoding, replacements: replacements, evidence: evidence)
  }

  private static func byteOrderMark(of bytes: [UInt8]) -> (TextEncoding?, Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.named("UTF-32LE"), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.named("UTF-32BE"), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    return (nil, 0)
  }

  /// How far bytes are from UTF-8.
  private struct Damage {
    var malformed = 0
    /// Valid characters of two bytes, which other encodings have by chance, and longer ones.
    private var short = 0
    private var long = 0

    /// Whether the rest was not looked at, because it is not UTF-8.
    private(set) var isGivenUp = false

    /// Whether they are UTF-8 all the same.
    var isOfUTF8: Bool { malformed == 0 || long >= malformed || short >= 10 * malformed }

    /// - Parameter mayGiveUp: whether to stop when it is clear that there is no UTF-8.
    init(_ bytes: [UInt8], from start: Int, mayGiveUp: Bool = false) {
      var at = start
      while at < bytes.count {
        do throws(UTF8.ValidationError) {
          _ = try UTF8Span(validating: bytes.span.extracting(at..<bytes.count))
          if malformed > 0 { count(bytes[at...]) }
          break
        } catch {
          malformed += 1
          if mayGiveUp, malformed > 4096, !isOfUTF8 {
            isGivenUp = true
            return
          }
          let end = at + error.byteOffsets.lowerBound
          count(bytes[at..<max(at, end)])
          at += max(error.byteOffsets.upperBound, 1)
        }
      }
    }

    private mutating func count(_ valid: ArraySlice<UInt8>) {
      for byte in valid where byte >= 0xC2 {
        if byte < 0xE0 { short += 1 } else { long += 1 }
      }
    }
  }
}
