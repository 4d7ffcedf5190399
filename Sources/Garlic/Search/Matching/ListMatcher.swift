// Which documents are in this list?

/// Matches documents that were gathered beforehand, each with its score: unions of many terms
/// (prefix, wildcard, fuzzy, one character) and of keywords.
final class ListMatcher: Matcher {
  private let documents: [UInt32]
  private let scores: [Double]
  private var index = 0

  /// - Parameters:
  ///   - documents: ascending.
  ///   - scores: beside them; empty when none scores.
  init(_ documents: [UInt32], scores: [Double] = []) {
    self.documents = documents
    self.scores = scores
    super.init()
    update()
  }

  private func update() { doc = index < documents.count ? documents[index] : PostingCursor.end }

  override var cost: Int { documents.count }

  override func next() {
    index += 1
    update()
  }

  override func advance(to target: UInt32) {
    if doc >= target { return }
    var step = 1
    var low = index
    while low + step < documents.count, documents[low + step] < target {
      low += step
      step *= 2
    }
    var high = min(low + step, documents.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if documents[middle] < target { low = middle } else { high = middle }
    }
    index = high
    update()
  }

  override func score() -> Double { scores.isEmpty ? 0 : scores[index] }
}
