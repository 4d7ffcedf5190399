// What do all hits of one search have in common?

import GarlicText

/// A search as it was asked, and what its hits need to show what they have of it.
final class SearchContext: @unchecked Sendable {
  let snapshot: Snapshot
  let query: Query
  let options: SearchOptions

  /// A highlighter that one thread at a time has.
  private final class Seat: @unchecked Sendable {
    let highlighter: Highlighter
    init(_ highlighter: Highlighter) { self.highlighter = highlighter }
  }

  /// Highlighters at rest, guarded by a lock that all searches share: most show nothing, and a lock
  /// takes longer to make than to wait for.
  private var resting: [Seat] = []
  /// Guards a number, as an empty value has no place of its own: the thread sanitizer takes looking at
  /// it for looking at its neighbour.
  private static let lock = Guarded(0)

  /// A block of stored documents that was unpacked.
  private struct Unpacked {
    /// The number of its first document in the snapshot.
    var first: Int
    var block: StoredBlock
  }

  /// The blocks of the hits that were looked at last, the oldest first: titles, snippets and documents of a hit are
  /// asked for one after another.
  ///
  /// Guarded like the highlighters.
  private var unpacked: [Unpacked] = []
  private var unpackedBytes = 0
  private static let mostUnpackedBytes = 1 << 20

  init(_ snapshot: Snapshot, _ query: Query, _ options: SearchOptions) {
    self.snapshot = snapshot
    self.query = query
    self.options = options
  }

  /// What is stored of a document, from a block that is unpacked once for several calls.
  ///
  /// - Parameters:
  ///   - document: its number in the snapshot.
  ///   - stored: the stored documents of its segment.
  ///   - number: its number in the segment.
  func record(
    of document: Int, in stored: StoredDocuments, _ number: Int
  ) throws(IndexError) -> [UInt8] {
    let known = Self.lock.withLock { _ in
      unpacked.last { $0.first <= document && document - $0.first < $0.block.count }
    }
    if let known { return known.block[document - known.first] }
    guard stored.blockCount > 0 else { return [] }
    let blockNumber = stored.block(of: number)
    let offset = number - stored.firstDocument(ofBlock: blockNumber)
    let block = try ZstandardDecompressor.withOne { (zstd) throws(IndexError) in
      try stored.unpacked(blockNumber, by: zstd)
    }
    guard offset >= 0, offset < block.count else {
      // It tells what is wrong.
      return try ZstandardDecompressor.withOne { (zstd) throws(IndexError) in
        try stored.record(of: number, by: zstd)
      }
    }
    if block.byteCount <= Self.mostUnpackedBytes {
      Self.lock.withLock { _ in
        unpacked.append(Unpacked(first: document - offset, block: block))
        unpackedBytes += block.byteCount
        while unpackedBytes > Self.mostUnpackedBytes {
          unpackedBytes -= unpacked.removeFirst().block.byteCount
        }
      }
    }
    return block[offset]
  }

  /// Runs `body` with a highlighter of the query that nobody else has.
  func withHighlighter<R>(
    _ body: (Highlighter) throws(IndexError) -> R
  ) throws(IndexError) -> R {
    let seat: Seat
    if let rested = Self.lock.withLock({ _ in resting.popLast() }) {
      seat = rested
    } else {
      seat = Seat(
        try Highlighter(
          query, analyzers: try snapshot.context().analyzers, schema: snapshot.schema,
          inflectsEnglish: options.ranking == .standard && options.inflectsEnglish,
          synonyms: options.ranking == .standard ? options.synonyms : nil))
    }
    defer {
      if !seat.highlighter.isFull { Self.lock.withLock { _ in resting.append(seat) } }
    }
    return try body(seat.highlighter)
  }
}
