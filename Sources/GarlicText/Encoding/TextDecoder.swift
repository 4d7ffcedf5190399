// What does this file say? Finds the encoding of bytes and makes UTF-8 of them.

/// A decoder of text in a known or unknown encoding into UTF-8.
public enum TextDecoder {
  /// A decoded text with its encoding.
  public struct Text: Sendable, Hashable {
    /// The text in UTF-8, without a byte order mark.
    ///
    /// Malformed only where `encoding` is UTF-8 and `replacements` is not 0: analysis counts and
    /// replaces there.
    public var utf8: [UInt8]
    /// The encoding that the bytes were read as.
    public var encoding: TextEncoding
    /// Malformed sequences, each of which reads as U+FFFD.
    public var replacements: Int
  }

  /// Decodes bytes.
  /// - Parameters:
  ///   - bytes: the whole text.
  ///   - encoding: the encoding, or nil to find it: a byte order mark, then valid UTF-8, then UTF-16 by
  ///     its zero bytes, then valid GB18030; what is none of them is read as damaged UTF-8.
  /// - Throws: ``AnalysisError/unknownEncoding(name:)`` when ICU does not know a named encoding.
  /// - Complexity: linear in the number of bytes.
  public static func decode(
    _ bytes: [UInt8], as encoding: TextEncoding? = nil
  ) throws(AnalysisError) -> Text {
    let (marked, markLength) = byteOrderMark(of: bytes)
    if let encoding {
      let skipped = marked == encoding ? markLength : 0
      return try decode(bytes, from: skipped, as: encoding)
    }
    if let marked { return try decode(bytes, from: markLength, as: marked) }
    if malformedSequences(in: bytes, from: 0) == 0, !bytes.contains(0) {
      return Text(utf8: bytes, encoding: .utf8, replacements: 0)
    }
    if let wide = utf16ByZeros(bytes) { return try decode(bytes, from: 0, as: wide) }
    if malformedSequences(in: bytes, from: 0) > 0 {
      let chinese = try decode(bytes, from: 0, as: .gb18030)
      if chinese.replacements == 0 { return chinese }
    }
    return try decode(bytes, from: 0, as: .utf8)
  }

  private static func decode(
    _ bytes: [UInt8], from start: Int, as encoding: TextEncoding
  ) throws(AnalysisError) -> Text {
    guard encoding != .utf8 else {
      let malformed = malformedSequences(in: bytes, from: start)
      let utf8 = start == 0 ? bytes : Array(bytes[start...])
      return Text(utf8: utf8, encoding: .utf8, replacements: malformed)
    }
    let (utf8, replacements) = try TextConverter.utf8(
      of: bytes, from: start, encoding: encoding.description)
    return Text(utf8: utf8, encoding: encoding, replacements: replacements)
  }

  private static func byteOrderMark(of bytes: [UInt8]) -> (TextEncoding?, Int) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return (.gb18030, 4) }
    return (nil, 0)
  }

  /// UTF-16 shows in its spaces, digits and line ends: their higher bytes are zero, all on one side.
  private static func utf16ByZeros(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 2, bytes.count % 2 == 0 else { return nil }
    var zeros = (even: 0, odd: 0)
    for index in 0..<min(bytes.count, 4096) where bytes[index] == 0 {
      if index % 2 == 0 { zeros.even += 1 } else { zeros.odd += 1 }
    }
    if zeros.even == 0, zeros.odd > 0 { return .utf16LittleEndian }
    if zeros.odd == 0, zeros.even > 0 { return .utf16BigEndian }
    return nil
  }

  private static func malformedSequences(in bytes: [UInt8], from start: Int) -> Int {
    var found = 0
    var at = start
    while at < bytes.count {
      do throws(UTF8.ValidationError) {
        _ = try UTF8Span(validating: bytes.span.extracting(at..<bytes.count))
        break
      } catch {
        found += 1
        at += max(error.byteOffsets.upperBound, 1)
      }
    }
    return found
  }
}
