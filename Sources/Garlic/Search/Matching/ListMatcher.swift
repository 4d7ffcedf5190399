// Which documents are in this list?

import GarlicText

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
    index = (index..<documents.count).gallopingIndex { documents[$0] >= target }
    update()
  }

  override func score() -> Double { scores.isEmpty ? 0 : scores[index] }
}
