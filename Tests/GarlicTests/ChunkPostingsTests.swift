// Do the postings of a chunk come out of their sort and their packing as they went in?

import TestSupport
import Testing

@testable import Garlic

@Suite struct ChunkPostingsTests {
  static let seeds = TestRounds.seeds(30)

  @Test(arguments: seeds) func recordsAreSortedByKeyAndKeepTheirOrder(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var sort = RadixSort()
    for _ in 0..<4 {
      let bits = UInt32.random(in: 0...32, using: &random)
      let count = Int.random(in: 0...3000, using: &random)
      let shift = UInt32.random(in: 0...(32 - bits), using: &random)
      var records = (0..<count).map { place in
        let key = bits == 0 ? 0 : UInt32.random(in: 0...(.max >> (32 - bits)), using: &random)
        return UInt64(key) << UInt64(32 + shift) | UInt64(place)
      }
      let expected = records.sorted()
      let sorted = sort.sort(&records) { records in records.indices.map { records[$0] } }
      #expect(sorted == expected, "seed \(seed)")
    }
  }

  @Test(arguments: seeds) func packedPostingsComeBack(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    // Documents of very different lengths, some empty, so that gaps take one byte to four.
    let lengthBits = UInt32.random(in: 0...18, using: &random)
    var starts: [UInt32] = [0]
    for _ in 0..<Int.random(in: 1...400, using: &random) {
      starts.append(
        starts[starts.count - 1] + UInt32.random(in: 0...(1 << lengthBits), using: &random))
    }
    let total = starts[starts.count - 1]
    var records: Set<UInt64> = []
    for _ in 0..<Int.random(in: 0...2000, using: &random) where total > 0 {
      let key = UInt64.random(in: 0...UInt64.random(in: 0...300, using: &random), using: &random)
      records.insert(key << 32 | UInt64.random(in: 0..<UInt64(total), using: &random))
    }
    let sorted = records.sorted()
    var slab = VarintSlab(capacity: 16)
    let run = PostingRun(
      sorted.span, locator: DocumentLocator(starts: starts), in: &slab
    ) { key in key % 3 != 0 }

    let expected = Dictionary(grouping: sorted) { UInt32($0 >> 32) }
    #expect(run.keys == expected.keys.sorted(), "seed \(seed)")
    let base = UInt32.random(in: 0...1_000_000, using: &random)
    for (place, key) in run.keys.enumerated() {
      var documents = GrowingSlab<UInt32>()
      var frequencies = GrowingSlab<UInt32>()
      var positions = GrowingSlab<UInt32>()
      let range = (place == 0 ? 0 : Int(run.ends[place - 1]))..<Int(run.ends[place])
      run.bytes.withView {
        PostingVarints.decode(
          $0, range, from: base, keepsPositions: key % 3 != 0, documents: &documents,
          frequencies: &frequencies, positions: &positions)
      }
      let ordinals = (expected[key] ?? []).map { UInt32(truncatingIfNeeded: $0) }
      let found = ordinals.map { ordinal in
        let document = starts.lastIndex { $0 <= ordinal } ?? 0
        return (document: UInt32(document), position: ordinal - starts[document])
      }
      var wanted: [UInt32] = []
      var counts: [UInt32] = []
      for (document, _) in found {
        if wanted.last == document + base {
          counts[counts.count - 1] += 1
        } else {
          wanted.append(document + base)
          counts.append(1)
        }
      }
      #expect((0..<documents.count).map { documents[$0] } == wanted, "seed \(seed), key \(key)")
      #expect((0..<frequencies.count).map { frequencies[$0] } == counts, "seed \(seed), key \(key)")
      #expect(
        (0..<positions.count).map { positions[$0] }
          == (key % 3 != 0 ? found.map(\.position) : []), "seed \(seed), key \(key)")
    }
  }

  @Test(arguments: seeds) func onePassFindsTheParameterThatManyFind(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let bits = UInt32.random(in: 0...31, using: &random)
      let values = (0..<Int.random(in: 1...130, using: &random)).map { _ in
        UInt32.random(
          in: 0...(UInt32.max >> UInt32.random(in: (31 - bits)...31, using: &random)),
          using: &random)
      }
      let total = values.reduce(0) { $0 + Int($1) }
      let limit: UInt32 = Bool.random(using: &random) ? 7 : 31
      let expected = BitWriter.bestParameter(mean: total / values.count, limit: limit) { k in
        values.reduce(0) { $0 + BitWriter.riceLength($1, k) }
      }
      let found = BitWriter.bestParameter(total: total, count: values.count, limit: limit) {
        values[$0]
      }
      #expect(found == expected, "seed \(seed): \(values)")
    }
  }
}
