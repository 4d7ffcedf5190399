// Are scalars and numbers written as the standard library writes them?

import TestSupport
import Testing

@testable import GarlicText

@Suite struct UTF8EncodingTests {
  @Test(arguments: TestRounds.seeds(2)) func bytesOfScalars(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let ends: [UInt32] = [
      0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x1_0000, 0x10_FFFF,
    ]
    for value in ends + (0..<500).map({ _ in UInt32.random(in: 0...0x10_FFFF, using: &random) }) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let expected = Array(String(Character(scalar)).utf8)
      var bytes: [UInt8] = []
      bytes.append(utf8: value)
      #expect(bytes == expected, "seed \(seed): U+\(String(value, radix: 16))")
      if bytes.count == 3 {
        let number = expected.reduce(0) { $0 << 8 | UInt32($1) }
        #expect(UTF8Encoding.threeBytes(value) == number, "U+\(String(value, radix: 16))")
      }
    }
  }

  @Test func hexadecimalDigits() {
    #expect(String(hexadecimal: UInt32(0), digits: 8) == "00000000")
    #expect(String(hexadecimal: UInt64.max, digits: 4) == "ffffffffffffffff")
    #expect(String(hexadecimal: UInt8(0xA5), digits: 4) == "00a5")
  }
}
