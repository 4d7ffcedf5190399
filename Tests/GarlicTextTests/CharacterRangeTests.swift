// Do the ranges of Chinese, Japanese and Korean characters agree with what the analyzer makes of characters?

import TestSupport
import Testing

@testable import GarlicText

@Suite struct CharacterRangeTests {
  /// Both ends of each range and some characters between them.
  private static func samples(of ranges: [Range<UInt32>], seed: UInt64) -> [UInt32] {
    var random = SeededGenerator(seed: seed)
    return ranges.flatMap { range in
      [range.lowerBound, range.upperBound - 1]
        + (0..<200).map { _ in UInt32.random(in: range, using: &random) }
    }
  }

  @Test(arguments: TestRounds.seeds(2)) func runsAreOfCharactersThatMakePairs(seed: UInt64) throws {
    #expect(CJKRanges.runs == CJKRanges.runs.sorted { $0.lowerBound < $1.lowerBound })
    let table = try SharedTables.shared().classes
    for scalar in Self.samples(of: CJKRanges.runs, seed: seed) {
      #expect(CJKRanges.contains(scalar), "U+\(String(scalar, radix: 16))")
      // What is not assigned yet stands in no text of today.
      let entry = table.entry(scalar)
      if entry.has(FoldedScalar.contentBit) {
        #expect(entry.isCJK, "U+\(String(scalar, radix: 16)), seed \(seed)")
      }
    }
  }

  @Test(arguments: TestRounds.seeds(1)) func charactersThatMakePairsAreOfTheirBlocks(
    seed: UInt64
  ) throws {
    // Marks that no keyboard has: of old Chinese, of Taiwanese in kana, and the sign of a broadcast.
    let rare: [Range<UInt32>] = [0x1_6FE0..<0x1_7000, 0x1_AFF0..<0x1_B000, 0x1_F200..<0x1_F201]
    let table = try SharedTables.shared().classes
    for scalar in stride(from: UInt32(seed % 11), to: 0x4_0000, by: 11)
    where table.entry(scalar).isCJK && !CJKRanges.contains(scalar) {
      #expect(rare.contains { $0.contains(scalar) }, "U+\(String(scalar, radix: 16))")
    }
  }
}
