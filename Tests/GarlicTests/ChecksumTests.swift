// Is a checksum the same however many bytes are taken at once?

import TestSupport
import Testing

@testable import Garlic

@Suite("Checksums")
struct ChecksumTests {
  /// CRC-32C bit by bit.
  private static func naive(_ bytes: ArraySlice<UInt8>, continuing crc: UInt32) -> UInt32 {
    var state = ~crc
    for byte in bytes {
      state ^= UInt32(byte)
      for _ in 0..<8 { state = state >> 1 ^ (state & 1 == 1 ? 0x82F6_3B78 : 0) }
    }
    return ~state
  }

  @Test("The check value of CRC-32C")
  func checkValue() { #expect(Checksum.of(Array("123456789".utf8)) == 0xE306_9283) }

  @Test("Stretches of every length, from every place, begun and continued")
  func random() {
    let seed = TestSeed.make()
    print("checksums: seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &random) }
    // Around the lengths at which another way is taken, and anywhere.
    var lengths = [0, 1, 7, 8, 9, 767, 768, 769, 1536, 6143, 6144, 6145, 6912, 12_288, 13_056]
    lengths += (0..<40).map { _ in Int.random(in: 0...14_000, using: &random) }
    for length in lengths {
      let start = Int.random(in: 0...bytes.count - length, using: &random)
      let part = bytes[start..<start + length]
      let crc = UInt32.random(in: 0...UInt32.max, using: &random)
      let wanted = Self.naive(part, continuing: crc)
      #expect(Checksum.of(part, continuing: crc) == wanted, "seed \(seed), \(length) bytes")
      let middle = Int.random(in: 0...length, using: &random)
      let first = Checksum.of(part.prefix(middle), continuing: crc)
      #expect(Checksum.of(part.dropFirst(middle), continuing: first) == wanted, "seed \(seed)")
    }
  }
}
