// Do many small commits stay cheap, however many there are?

import Garlic
import TestSupport
import Testing

@Suite struct WriteAmplificationTests {
  /// So that few commits reach the third tier.
  static let smallestTier = 16 << 10

  /// Bytes that commits of one document write besides the pages of the commit slots, and the segments
  /// that come of them.
  static func commits(
    _ count: Int, pieces: Int, using random: inout SeededGenerator
  ) throws -> (written: Int, segments: [Int]) {
    let storage = RecordingStorage()
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    options.threadCount = 1
    options.mergePolicy.floor = smallestTier
    let index = try SearchIndex.open(
      "i", on: storage, schema: Schema(.text("body")), options: options)
    for number in 0..<count {
      let body = RandomText.sample(pieces: pieces, using: &random).text
      try index.write { try $0.put(id: "d\(number)", ["body": .string(body)]) }
    }
    var written = 0
    for operation in storage.operations {
      if case .write(_, let offset, let bytes) = operation, offset >= 12288 {
        written += bytes.count
      }
    }
    return (written, try index.snapshot.report().segments.map(\.length))
  }

  /// A byte is written once a tier of the merge policy.
  ///
  /// Segments below the smallest tier are joined more
  /// often: that and the manifest add at most two pages a commit.
  @Test(arguments: TestRounds.isQuick ? [(64, 2), (64, 100)] : [(64, 2), (150, 2), (64, 100)])
  func bytesAreWrittenOnceATier(_ count: Int, _ pieces: Int) throws {
    var random = SeededGenerator.fresh("bytesAreWrittenOnceATier")
    let count = count * min(TestRounds.factor, 4)
    let (written, segments) = try Self.commits(count, pieces: pieces, using: &random)
    let bytes = segments.reduce(0, +)
    var tiers = 1
    var limit = Self.smallestTier
    while limit < bytes {
      limit *= 8
      tiers += 1
    }
    print("\(count) commits: \(written) bytes written, \(bytes) in \(segments.count) segments")
    #expect(segments.count <= 8 * tiers)
    #expect(written <= bytes * (tiers + 1) + count * 8192)
  }

  /// After every commit a small file has little garbage, and a large one no more than it is of use.
  @Test(arguments: [true, false]) func garbageIsBounded(isSmall: Bool) throws {
    var random = SeededGenerator.fresh("garbageIsBounded")
    var options = SearchIndex.Options()
    options.mergePolicy.floor = 1
    options.mergePolicy.width = 3
    if !isSmall { options.mergePolicy.tightSize = 0 }
    let storage = MemoryStorage()
    let index = try SearchIndex.open(
      "i", on: storage, schema: Schema(.text("body")), options: options)
    var greatest = 0.0
    for number in 0..<40 {
      try index.write { batch in
        let body = RandomText.sample(pieces: 40, using: &random).text
        try batch.put(id: "d\(number)", ["body": .string(body)])
      }
      try index.waitForMerges()
      let report = try index.snapshot.report()
      let used = report.length - report.garbage
      greatest = max(greatest, Double(report.garbage) / Double(used))
    }
    print("garbage: \(greatest) of what is of use")
    #expect(isSmall ? greatest <= 0.32 : greatest > 0.4 && greatest <= 1.5)
    #expect(index.count == 40)
  }

  /// Documents that came one by one are packed together when their segments are joined.
  @Test func smallCommitsArePackedTogether() throws {
    var sizes: [Int] = []
    for commits in [1, 120] {
      var random = SeededGenerator(seed: 5)
      var options = SearchIndex.Options()
      options.mergesInBackground = false
      let index = try SearchIndex.inMemory(schema: Schema(.text("body")), options: options)
      var bodies: [String: String] = [:]
      for commit in 0..<commits {
        try index.write { batch in
          for number in 0..<120 / commits {
            let id = "\(commit * 120 / commits + number)"
            bodies[id] = RandomText.sample(pieces: 20, using: &random).text
            try batch.put(id: id, ["body": .string(bodies[id] ?? "")])
          }
        }
      }
      try index.compact()
      for (id, body) in bodies {
        #expect(try index.snapshot.document(id: id)?["body"] == .string(body))
      }
      sizes.append(try index.snapshot.report().segments.reduce(0) { $0 + $1.length })
    }
    #expect(sizes[1] < sizes[0] * 21 / 20, "one commit \(sizes[0]) bytes, two hundred \(sizes[1])")
  }
}
