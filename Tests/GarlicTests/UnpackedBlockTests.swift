// Do the loops over blocks and windows find what a look at every element finds?

import TestSupport
import Testing

@testable import Garlic

@Suite struct UnpackedBlockTests {
  /// A block of some documents, each with itself plus one for its frequency.
  private static func block(of documents: [UInt32]) -> UnpackedBlock {
    let block = UnpackedBlock(postings: documents.count)
    for (index, document) in documents.enumerated() {
      block.documents[index] = document
      block.frequencies[index] = document &+ 1
    }
    block.documents[documents.count] = UnpackedBlock.end
    return block
  }

  private static func documents(using random: inout SeededGenerator) -> [UInt32] {
    let share = Int.random(in: 1...4, using: &random)
    return (0..<UInt32.random(in: 1...160, using: &random)).filter { _ in
      Int.random(in: 0..<share, using: &random) == 0
    }.prefix(128).map { $0 }
  }

  @Test(arguments: TestRounds.seeds(4)) func searchesAndDrains(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let documents = Self.documents(using: &random)
      let block = Self.block(of: documents)
      let start = Int.random(in: 0...documents.count, using: &random)
      let target = UInt32.random(in: 0...170, using: &random)
      let expected = (start..<documents.count).first { documents[$0] >= target } ?? documents.count
      #expect(
        block.search(from: start, count: documents.count, for: target) == expected, "seed \(seed)")
      var drained: [UInt32] = []
      let end = block.drain(from: start, count: documents.count, before: target) {
        drained.append($0)
        #expect($1 == $0 &+ 1)
      }
      #expect(end == expected && drained == Array(documents[start..<expected]), "seed \(seed)")
    }
  }

  @Test(arguments: TestRounds.seeds(4)) func bitsAreSetAndCounted(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let mine = Self.documents(using: &random)
      let others = Self.documents(using: &random)
      let start = Int.random(in: 0...mine.count, using: &random)
      // Documents beyond the last word have no bit.
      var words = [UInt64](repeating: 0, count: Int.random(in: 0...3, using: &random))
      Self.block(of: others).mark(from: 0, count: others.count, in: &words)
      let marked = Set(others.filter { $0 < 64 * words.count })
      var found: Set<UInt32> = []
      for document in 0..<UInt32(64 * words.count) {
        let word = words[Int(document / 64)]
        if word >> UInt64(document % 64) & 1 == 1 { found.insert(document) }
      }
      #expect(found == marked, "seed \(seed)")
      let counted = Self.block(of: mine).marked(from: start, count: mine.count, in: words)
      let expected = mine[start...].count { marked.contains($0) }
      #expect(counted == expected, "seed \(seed)")
    }
  }

  @Test(arguments: TestRounds.seeds(4)) func blocksMeet(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let mine = Self.documents(using: &random)
      let others = Self.documents(using: &random)
      guard let wanted = others.first, let last = others.last else { continue }
      let bound = UInt32.random(in: 0...last, using: &random)
      let (i, j) = UnpackedBlock.meet(
        Self.block(of: mine), from: 0, count: mine.count, Self.block(of: others), from: 0,
        count: others.count, wanted: wanted, through: bound)
      if let common = mine.first(where: { others.contains($0) }), common <= bound {
        #expect(mine[i] == common && others[j] == common, "seed \(seed)")
      } else {
        #expect(i == mine.count || mine[i] > bound, "seed \(seed)")
      }
    }
  }

  @Test func searchesEndWithoutAnEnd() {
    let block = UnpackedBlock(postings: 5)
    for index in 0..<block.documents.count { block.documents[index] = 0 }
    #expect(block.search(from: 0, count: 5, for: 7) == block.documents.count)
    let (i, j) = UnpackedBlock.meet(
      block, from: 0, count: 5, block, from: 0, count: 5, wanted: 7, through: .max)
    #expect(i == block.documents.count && j == block.documents.count)
  }

  @Test(arguments: TestRounds.seeds(2)) func windowsAddUp(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let window = SumWindow(size: 200)
    for _ in 0..<10 {
      var expected: [Int: Double] = [:]
      for _ in 0..<Int.random(in: 0...100, using: &random) {
        let offset = Int.random(in: -3..<203, using: &random)
        let value = Double(Int.random(in: 0...9, using: &random))
        window.add(value, at: offset)
        if (0..<200).contains(offset) { expected[offset, default: 0] += value }
      }
      var found: [Int] = []
      window.drain {
        found.append($0)
        #expect($1 == expected[$0], "seed \(seed)")
      }
      #expect(found == expected.keys.sorted(), "seed \(seed)")
    }
  }
}
