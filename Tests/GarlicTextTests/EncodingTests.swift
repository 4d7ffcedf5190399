// Are texts of other encodings read, and widths told?

import GarlicText
import TestSupport
import Testing

@Suite("Encodings and widths")
struct EncodingTests {
  static let text = "大蒜价格 2023\n"

  @Test("UTF-16 is known by its mark or by its zero bytes")
  func utf16() throws {
    let little = Self.text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = Self.text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for (bytes, encoding) in [
      (little, TextEncoding.utf16LittleEndian), (big, .utf16BigEndian),
      ([0xFF, 0xFE] + little, .utf16LittleEndian), ([0xFE, 0xFF] + big, .utf16BigEndian),
    ] {
      let decoded = try TextDecoder.decode(bytes)
      #expect(decoded.encoding == encoding)
      #expect(String(decoding: decoded.utf8, as: UTF8.self) == Self.text)
      #expect(decoded.replacements == 0)
    }
  }

  @Test("UTF-8 loses its byte order mark, and damage is counted")
  func utf8() throws {
    let decoded = try TextDecoder.decode([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8))
    #expect(decoded.utf8 == Array(Self.text.utf8))
    let damaged = try TextDecoder.decode(Array("abc".utf8) + [0xFF] + Array("d".utf8), as: .utf8)
    #expect(damaged.replacements == 1)
  }

  @Test("GB18030 is found when the bytes are valid in it and not in UTF-8")
  func gb18030() throws {
    let bytes: [UInt8] = [0xB4, 0xF3, 0xCB, 0xE2]
    let decoded = try TextDecoder.decode(bytes)
    #expect(decoded.encoding == .gb18030)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "大蒜")
  }

  @Test("Encodings are found by what is likely in them", arguments: EncodingSample.all)
  func found(sample: EncodingSample) throws {
    let decoded = try TextDecoder.decode(sample.bytes)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == sample.text)
    // Big5 is read with its extension for Hong Kong where ICU has it.
    #expect(decoded.encoding.description.hasPrefix(sample.encoding))
    #expect(decoded.evidence == .guessed)
    #expect(decoded.replacements == 0)
  }

  @Test("A declaration counts where the bytes allow it, and never against UTF-8")
  func declared() throws {
    let bytes: [UInt8] = [0xB4, 0xF3, 0xCB, 0xE2]
    let named = try TextDecoder.decode(bytes, declared: .named("windows-949"))
    #expect(named.encoding == .named("windows-949"))
    #expect(named.evidence == .declared)
    let wrong = try TextDecoder.decode(bytes, declared: .named("ISO-8859-8"))
    #expect(String(decoding: wrong.utf8, as: UTF8.self) == "大蒜")
    let unknown = try TextDecoder.decode(bytes, declared: .named("no-such"))
    #expect(unknown.encoding == .gb18030)
    let valid = try TextDecoder.decode(Array("大蒜".utf8), declared: .named("Big5"))
    #expect(valid.evidence == .utf8)
  }

  @Test("Valid UTF-8 is UTF-8, whatever it might be otherwise")
  func utf8Wins() throws {
    var random = SeededGenerator(seed: 51)
    let alphabet = Array("大蒜éяあ마ñß ab12\n「」€𠮷")
    for _ in 0..<TestRounds.count(500) {
      let text = String(
        (0..<Int.random(in: 0..<40, using: &random)).map { _ in
          alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
        })
      let decoded = try TextDecoder.decode(Array(text.utf8))
      #expect(decoded.evidence == .utf8)
      #expect(decoded.utf8 == Array(text.utf8))
    }
  }

  @Test("Bytes that are no text are not taken for any")
  func noText() throws {
    var random = SeededGenerator(seed: 53)
    var taken = 0
    let rounds = TestRounds.count(200)
    for _ in 0..<rounds {
      let bytes = (0..<Int.random(in: 60..<2000, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      if try TextDecoder.decode(bytes).evidence != .none { taken += 1 }
    }
    #expect(taken == 0)
  }

  @Test("Damage is counted to the end of long texts")
  func muchDamage() throws {
    let line = Array("a line of plain text that goes on and on and on".utf8) + [0x81, 0x0A]
    let bytes = Array(repeatElement(line, count: 6000).joined())
    let decoded = try TextDecoder.decode(bytes)
    #expect(decoded.evidence == .utf8)
    #expect(decoded.replacements == 6000)
  }

  @Test("A little damage leaves UTF-8 what it is")
  func damagedUTF8() throws {
    for bytes in [
      Array("大蒜种植".utf8.dropLast()), Array("снежная деревня, снежная".utf8) + [0xFF],
      Array("大蒜".utf8) + [0xFF, 0xFE] + Array(" garlic".utf8),
    ] {
      let decoded = try TextDecoder.decode(bytes)
      #expect(decoded.encoding == .utf8)
      #expect(decoded.evidence == .utf8)
      #expect(decoded.replacements > 0)
    }
  }

  @Test(
    "Other encodings are read by name",
    arguments: [
      ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B] as [UInt8], "日本"),
      ("EUC-KR", [0xB0, 0xCB, 0xBB, 0xF6], "검색"), ("Big5", [0xA4, 0x6A, 0xBB, 0x5B], "大蒜"),
    ])
  func named(name: String, bytes: [UInt8], text: String) throws {
    let decoded = try TextDecoder.decode(bytes, as: TextEncoding(named: name))
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    #expect(decoded.replacements == 0)
  }

  @Test("An unknown name is an error that says so")
  func unknown() {
    #expect(throws: AnalysisError.unknownEncoding(name: "no-such")) {
      try TextDecoder.decode([65], as: .named("no-such"))
    }
  }

  @Test("Malformed bytes of a named encoding are counted")
  func malformed() throws {
    let decoded = try TextDecoder.decode([0x93, 0xFA, 0xFF, 0x41], as: .named("Shift_JIS"))
    #expect(decoded.replacements == 1)
    #expect(String(decoding: decoded.utf8, as: UTF8.self) == "日\u{FFFD}A")
  }

  @Test(
    "Columns of a text",
    arguments: [
      ("abc", 3), ("大蒜", 4), ("ｶﾀｶﾅ", 4), ("e\u{301}", 1), ("👨‍👩‍👧", 2), ("한국어", 6), ("", 0),
      ("🇨🇳", 2), ("❤️", 2), ("\u{200B}", 0), ("が", 2), ("ＡＢ", 4), ("한", 2),
    ])
  func columns(text: String, columns: Int) {
    #expect(DisplayWidth.columns(of: text) == columns)
  }

  @Test("What is known without asking is what ICU says")
  func widthsOfAllCharacters() {
    for value in (0 as UInt32)...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let character = Character(scalar)
      if DisplayWidth.columns(of: character) != DisplayWidth.width(of: character) {
        Issue.record("U+\(String(value, radix: 16))")
      }
    }
  }
}
