// What does it cost to invert documents, to pack and unpack a posting list, and to merge segments?

import Benchmark
import GarlicText

@testable import Garlic

/// Stages of indexing.
enum IndexBenchmarks {
  static func register() {
    Benchmark("invert") { benchmark in
      let inverter = try ChunkInverter(schema: SampleText.schema, analyzer: Analyzer())
      let documents = SampleText.documents
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        for document in documents { try inverter.add(document) }
        blackHole(try inverter.finish().documentCount)
      }
    }

    Benchmark("encode postings") { benchmark in
      let postings = samplePostings()
      var writer = PostingListWriter(norms: norms, factors: factors)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        var out = ByteWriter()
        writer.write(postings, hasPositions: true, to: &out)
        blackHole(out.count)
      }
    }

    Benchmark("decode postings") { benchmark in
      let (bytes, df) = encoded
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        bytes.withView { list in
          let cursor = PostingCursor(list: list, df: df, hasPositions: true)
          var sum: UInt64 = 0
          while cursor.doc != PostingCursor.end {
            sum &+= UInt64(cursor.doc) &+ UInt64(cursor.tf)
            cursor.next()
          }
          blackHole(sum)
        }
      }
    }

    Benchmark("decode positions") { benchmark in
      let (bytes, df) = encoded
      let lengths = MappedBytes.holding(norms)
      var positions: [UInt32] = []
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        bytes.withView { list in
          lengths.withView { norms in
            let cursor = PostingCursor(list: list, df: df, hasPositions: true)
            while cursor.doc != PostingCursor.end {
              cursor.positions(norms: norms, into: &positions)
              cursor.next()
            }
          }
        }
        blackHole(positions.count)
      }
    }

    Benchmark("merge", configuration: .init(maxIterations: 50)) { benchmark in
      let commit = try SampleText.snapshot().commit
      let sources = commit.parts.map { MergeSource.segment($0.reader, $0.deleted) }
      let storage = MemoryStorage()
      let file = try storage.create("merged")
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        blackHole(
          try SegmentWriter.write(sources, schema: SampleText.schema, to: file, at: 0).length)
      }
    }
  }

  private static let documentCount = 100_000
  private static let norms = [UInt8](repeating: Norm.code(200), count: documentCount)
  private static let factors = LengthNormalization(b: 0.75, averageLength: 200)

  /// A term of every third document, by chance, once to four times in each.
  private static func samplePostings() -> Postings {
    var postings = Postings()
    postings.reserve(documents: documentCount, positions: 4 * documentCount)
    var state: UInt64 = 20_261_123
    func random(_ limit: UInt32) -> UInt32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32(truncatingIfNeeded: state >> 33) % limit
    }
    for document in 0..<UInt32(documentCount) where random(3) == 0 {
      postings.docs.append(document)
      let tf = random(4) + 1
      postings.tfs.append(tf)
      var position: UInt32 = 0
      for _ in 0..<tf {
        position += random(50) + 1
        postings.positions.append(position)
      }
    }
    return postings
  }

  private static let encoded: (bytes: MappedBytes, df: Int) = {
    var writer = PostingListWriter(norms: norms, factors: factors)
    var out = ByteWriter()
    let postings = samplePostings()
    writer.write(postings, hasPositions: true, to: &out)
    return (MappedBytes.holding(out.bytes), postings.count)
  }()
}
