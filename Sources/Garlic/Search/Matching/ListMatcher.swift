// Which documents are in this list?

/// Matches documents that were gathered beforehand, each with its score: unions of many terms
/// (prefix, wildcard, fuzzy, one character), ranges and sets.
final class ListMatcher: Matcher {
  private let documents: [UInt32]
  private let scores: [Double]
  private let best: Double
  private var place = 0

  /// - Parameters:
  ///   - documents: ascending.
  ///   - scores: beside them; empty when none scores.
  init(_ documents: [UInt32], scores: [Double] = []) {
    self.documents = documents
    self.scores = scores
    best = scores.max() ?? 0
    super.init()
    settle()
  }

  private func settle() { doc = place < documents.count ? documents[place] : PostingCursor.end }

  override var cost: Int { documents.count }
  override var maxScore: Double { best }

  override func next() {
    place += 1
    settle()
  }

  override func advance(to target: UInt32) {
    if doc >= target { return }
    var step = 1
    var low = place
    while low + step < documents.count, documents[low + step] < target {
      low += step
      step *= 2
    }
    var high = min(low + step, documents.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if documents[middle] < target { low = middle } else { high = middle }
    }
    place = high
    settle()
  }

  override func score() -> Double { scores.isEmpty ? 0 : scores[place] }
}
