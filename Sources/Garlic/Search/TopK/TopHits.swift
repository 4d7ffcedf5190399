// Which are the best so far, and what must a document score to join them?

/// The best `limit` documents: a binary heap with the worst on top.
///
/// Of equal scores the earlier document is better.
struct TopHits {
  struct Entry: Sendable, Equatable {
    var score: Double
    /// The document's number in the whole snapshot.
    var document: Int

    @inline(__always)
    func isWorse(than other: Entry) -> Bool {
      score != other.score ? score < other.score : document > other.document
    }
  }

  let limit: Int
  /// What a document's score is multiplied with.
  private let factor: BorrowedObject<ScoreFactor>
  /// Whether documents that stand together have factors with limits of their own.
  private let hasBlockLimits: Bool
  /// The greatest value of the factor; nil when no score grows at all.
  private let factorLimit: Double?
  /// What entries must be worse than: the last of the page before.
  private let after: Entry?
  private var heap: [Entry] = []
  /// A score that so many documents are known to reach as are wanted.
  private var floor = -Double.infinity
  /// Whether documents may come that stand before some of the best: of equal scores they are better.
  var admitsTies = false {
    didSet { updateCutoff() }
  }
  /// What a document that comes after all seen so far must exceed to join, before its factor.
  private(set) var cutoff = -Double.infinity

  /// The greatest factor of the documents that come next; nil where it is not known.
  private var nearbyLimit: Double?

  init(limit: Int, factor: ScoreFactor? = nil, after: Entry? = nil) {
    self.limit = limit
    self.after = after
    self.factor = BorrowedObject(factor)
    factorLimit = factor?.limit
    hasBlockLimits = factor?.hasBlockLimits ?? false
    heap.reserveCapacity(min(limit, 1024))
    if limit == 0 { cutoff = .infinity }
  }

  @inline(__always) var isFull: Bool { heap.count >= limit }

  /// Takes up that the documents that come next, up to another call, are these of one segment: `cutoff` then is what
  /// they must exceed, by the greatest of their factors.
  ///
  /// - Parameters:
  ///   - first: the number of the first in the snapshot.
  ///   - last: that of the last; before `first` where none comes.
  @inline(__always)
  mutating func approach(_ first: Int, through last: Int) {
    if hasBlockLimits, first <= last { approach(first...last) }
  }

  private mutating func approach(_ documents: ClosedRange<Int>) {
    nearbyLimit = isSelective ? factor.with { $0.limit(ofDocuments: documents) } : nil
    updateCutoff()
  }

  /// Takes up that any documents may come.
  mutating func approachAll() {
    if nearbyLimit == nil { return }
    nearbyLimit = nil
    updateCutoff()
  }

  /// Whether there is a score to reach.
  @inline(__always) var isSelective: Bool { isFull || floor > -.infinity }

  /// An error that was met when a factor was asked for.
  var failure: IndexError? { factor.with { $0.failure } ?? nil }

  /// Whether a document that comes after all seen so far would join with this score.
  @inline(__always)
  func wouldJoin(_ score: Double) -> Bool { score > cutoff }

  /// Takes up that `limit` documents, to come or seen, score `floor` or more before their factors.
  mutating func raise(floor: Double) {
    let least = leastFactor ?? 1
    // Those that reach it may be on the pages before.
    if least == 0 || after != nil { return }
    self.floor = max(self.floor, least == 1 ? floor : Score.exact(floor * least))
    updateCutoff()
  }

  /// Whether factors, as that of documents in another script, make floors lower than most documents need them.
  var hasWeakFloors: Bool {
    guard let leastFactor, after == nil else { return false }
    return leastFactor > 0 && leastFactor < 1
  }

  private var leastFactor: Double? { factor.with { $0.least } }

  /// Supposes that `limit` documents reach `floor` with their factors, too; ``holdsFloor`` then tells.
  mutating func suppose(floor: Double) {
    if leastFactor == 0 || after != nil { return }
    self.floor = max(self.floor, floor)
    updateCutoff()
  }

  /// Takes up what a search of some of the same documents has reached, which began as this one is.
  mutating func raise(reachedBy other: TopHits) {
    if limit == 0 || !other.isFull || other.failure != nil { return }
    floor = max(floor, other.heap[0].score)
    updateCutoff()
  }

  /// Where factors are much greater than elsewhere; nil where they are not known to be.
  func promisingPart() -> (segment: Int, documents: Range<UInt32>)? {
    hasBlockLimits && limit > 0 ? factor.with { $0.promisingPart() } ?? nil : nil
  }

  /// Whether as many as are wanted reach the greatest score that was ever taken up as a floor: then no document was
  /// left out for a floor that did not hold.
  var holdsFloor: Bool { floor == -.infinity || limit == 0 || isFull && heap[0].score >= floor }

  private mutating func updateCutoff() {
    if limit == 0 { return }
    var worst = isFull ? heap[0].score : -Double.infinity
    if admitsTies { worst = worst.nextDown }
    cutoff = max(worst, floor.nextDown)
    // A little below what the greatest factor would need, for rounding; `insert` looks again.
    if let limit = nearbyLimit ?? factorLimit, cutoff > 0 {
      cutoff = cutoff / limit * (1 - 1e-9) - 1e-6
    }
  }

  mutating func insert(_ found: Entry) {
    if limit == 0 { return }
    var entry = found
    if let value = factor.with({ $0.value(of: found.document) }) {
      entry.score = Score.exact(found.score * value)
    }
    if let after, !entry.isWorse(than: after) { return }
    keep(entry)
    updateCutoff()
  }

  private mutating func keep(_ entry: Entry) {
    if heap.count < limit {
      heap.append(entry)
      heap.rise(heap.count - 1) { $0.isWorse(than: $1) }
    } else if heap[0].isWorse(than: entry) {
      heap[0] = entry
      heap.sink(0) { $0.isWorse(than: $1) }
    }
  }

  /// Takes up what another search found in other documents; factors are in its scores already.
  mutating func join(_ other: TopHits) {
    for entry in other.heap { keep(entry) }
    updateCutoff()
  }

  /// The best, best first.
  var sorted: [Entry] { heap.sorted { $1.isWorse(than: $0) } }
}
