// Do packed numbers and front-coded texts come back as they were written?

import TestSupport
import Testing

@testable import Garlic

@Suite struct PackingTests {
  /// A view of bytes, which are kept for the time of `body`.
  private func withView(_ bytes: [UInt8], _ body: (ByteView) -> Void) {
    MappedBytes.holding(bytes).withView(body)
  }

  @Test(arguments: 0...32) func blocksOfEveryWidthComeBack(width: Int) {
    var random = SeededGenerator(seed: UInt64(width))
    for adding: UInt32 in [0, 1] {
      for outliers in [0, 5] {
        let values = (0..<128).map { i -> UInt32 in
          let bits = i < outliers ? 32 : width
          return bits == 0 ? 0 : .random(in: 0...(.max >> UInt32(32 - bits)), using: &random)
        }
        var out = ByteWriter()
        out.u8(0xEE)
        PatchedBlock.write(values, to: &out)
        let end = out.count
        out.raw([0xEE, 0xEE])
        withView(out.bytes) { view in
          let numbers = Slab<UInt32>(count: 129, filledWith: 77)
          PatchedBlock.read(view, 1, adding: adding, into: numbers)
          #expect((0..<128).map { numbers[$0] } == values.map { $0 &+ adding })
          #expect(numbers[128] == 77)
          #expect(PatchedBlock.skip(view, 1) == end)
        }
      }
    }
  }

  @Test(arguments: TestRounds.seeds(20)) func runningSumsAreThoseOfALoop(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let numbers = Slab<UInt32>(count: 128, filledWith: 0)
    let base = UInt32.random(in: 0...UInt32.max, using: &random)
    var expected: [UInt32] = []
    var sum = base
    for i in 0..<128 {
      numbers[i] = .random(in: 0...(seed < 10 ? 1000 : UInt32.max), using: &random)
      sum &+= numbers[i]
      expected.append(sum)
    }
    BitPacking.accumulate(numbers, from: base)
    #expect((0..<128).map { numbers[$0] } == expected)
  }

  @Test(arguments: TestRounds.seeds(60)) func frontCodedTextsComeBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var texts: [[UInt8]] = []
    var out = ByteWriter()
    for _ in 0..<Int.random(in: 1...16, using: &random) {
      let before = texts.last ?? []
      let shared = Int.random(in: 0...before.count, using: &random)
      let added = (0..<Int.random(in: 0...(seed % 3 == 0 ? 200 : 9), using: &random)).map { _ in
        UInt8.random(in: 0x20...0x7e, using: &random)
      }
      out.varint(shared)
      out.varint(added.count)
      out.raw(added)
      texts.append(before[..<shared] + added)
    }
    withView(out.bytes) { view in
      let group = FrontCodedTexts(view)
      for (number, text) in texts.enumerated() {
        #expect((try? group.bytes(number)) == text)
        #expect((try? group.string(number)) == String(decoding: text, as: UTF8.self))
      }
    }
    // Cut short, the last text is missed and nothing else is read.
    withView(out.bytes.dropLast()) { view in
      let group = FrontCodedTexts(view)
      #expect(throws: DecodingError.self) { try group.string(texts.count - 1) }
    }
  }
}
