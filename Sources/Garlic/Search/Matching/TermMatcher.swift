// Which documents contain this term, in any of its fields, and what is it worth in each?

/// A term of the query over one or several fields: BM25F (Robertson, Zaragoza and Taylor, "Simple
/// BM25 extension to multiple weighted fields", CIKM 2004).
///
/// Frequencies are normalised by length and weighted field by field, then summed, then saturated:
/// `weight · idf · S / (k1 + S)`, S = Σ fieldWeight · tf / ((1 − b) + b · length / average).
final class TermMatcher: Matcher {
  /// One field's list.
  struct List {
    let cursor: PostingCursor
    let scoring: FieldScoring
    /// The number of the term's form that it lists; nil for the term as typed.
    var form: Int?
  }

  /// All lists where there are several.
  private let several: [List]
  /// The query's weight of the term times its idf.
  let weight: Double
  let k1: Double
  private let first: PostingCursor
  private let firstScoring: FieldScoring
  private let firstForm: Int?
  private let isSingle: Bool
  private let bound: Double
  /// What one document can count at most: in the only list, and in each of several.
  private let best: Double
  private let bests: [Double]

  /// - Parameters:
  ///   - first: the list of one field.
  ///   - others: those of other fields.
  init(_ first: List, others: [List] = [], weight: Double, k1: Double) {
    self.first = first.cursor
    firstScoring = first.scoring
    firstForm = first.form
    isSingle = others.isEmpty
    several = others.isEmpty ? [] : [first] + others
    self.weight = weight
    self.k1 = k1
    if others.isEmpty {
      best = TermMatcher.bestCount(first)
      bests = []
    } else {
      bests = several.map { TermMatcher.bestCount($0) }
      best = bests.reduce(0, +)
    }
    bound = TermMatcher.saturated(best, weight, k1)
    super.init()
    update()
  }

  /// An upper bound of what one document can count.
  private static func bestCount(_ list: List) -> Double {
    if let best = list.cursor.bestImpact(rank: 0) { return best * list.scoring.boundFactor }
    var most = 0.0
    list.cursor.forEachUnpacked { most = max(most, list.scoring.count($0, $1)) }
    return most
  }

  @inline(__always)
  static func saturated(_ count: Double, _ weight: Double, _ k1: Double) -> Double {
    Score.exact(weight * count / (k1 + count))
  }

  private func update() {
    if isSingle {
      doc = first.doc
    } else {
      var least = PostingCursor.end
      for list in several { least = min(least, list.cursor.doc) }
      doc = least
    }
  }

  override var cost: Int { isSingle ? first.df : several.reduce(0) { $0 + $1.cursor.df } }

  override func next() {
    if isSingle {
      first.next()
      doc = first.doc
      return
    }
    let current = doc
    for list in several where list.cursor.doc == current { list.cursor.next() }
    update()
  }

  override func advance(to target: UInt32) {
    if doc >= target { return }
    if isSingle {
      first.advance(to: target)
      doc = first.doc
      return
    }
    for list in several { list.cursor.advance(to: target) }
    update()
  }

  override func score() -> Double { score(of: doc) }

  /// The score of the document that the cursors stand at, even where `doc` was not told.
  @inline(__always)
  func score(of document: UInt32) -> Double {
    if isSingle { return TermMatcher.saturated(firstScoring.count(document, first.tf), weight, k1) }
    return scoreOfSeveral(document)
  }

  private func scoreOfSeveral(_ document: UInt32) -> Double {
    var count = 0.0
    for list in several where list.cursor.doc == document {
      count += list.scoring.count(document, list.cursor.tf)
    }
    return TermMatcher.saturated(count, weight, k1)
  }

  /// What the occurrences in the document that the only list stands at count, before they are saturated.
  @inline(__always)
  func onlyCount(of document: UInt32) -> Double { firstScoring.count(document, first.tf) }

  /// A count that is not above any with which the score is greater than `score`.
  @inline(__always)
  func neededCount(for score: Double) -> Double { Self.count(for: score, weight, k1) }

  /// A count that is not above any with which a term scores more than that.
  ///
  /// score > s ⇔ count > s · k1 / (weight − s). A little less than s, as scores are rounded: near the weight a small
  /// part of it is a large part of the count.
  @inline(__always)
  static func count(for score: Double, _ weight: Double, _ k1: Double) -> Double {
    let least = score - 1e-6 - score.magnitude * 1e-9
    if least <= 0 { return -1 }
    if least >= weight { return .infinity }
    return least * k1 / (weight - least) * (1 - 1e-9)
  }

  /// The bound for documents from `target` to the least end of the blocks that hold it.
  func blockBound(at target: UInt32) -> (score: Double, end: UInt32) {
    if isSingle {
      first.seekBlock(to: target)
      if let impact = first.blockImpact {
        let most = impact * firstScoring.boundFactor
        return (TermMatcher.saturated(most, weight, k1), first.blockEnd)
      }
      let most = first.doc == PostingCursor.end ? 0 : best
      return (TermMatcher.saturated(most, weight, k1), PostingCursor.end)
    }
    var most = 0.0
    var end = PostingCursor.end
    for (number, list) in several.enumerated() {
      list.cursor.seekBlock(to: target)
      if let impact = list.cursor.blockImpact {
        most += impact * list.scoring.boundFactor
        end = min(end, list.cursor.blockEnd)
      } else if list.cursor.doc != PostingCursor.end {
        most += bests[number]
      }
    }
    return (TermMatcher.saturated(most, weight, k1), end)
  }

  /// Has the processor fetch the blocks that the last bound was of.
  @inline(__always)
  func prefetchBlock() {
    if isSingle { first.prefetchBlock() }
  }

  /// The bound for documents from `start` up to and without `limit`.
  func windowBound(from start: UInt32, to limit: UInt32) -> Double {
    if isSingle {
      if first.doc >= limit { return 0 }
      if !first.isLong { return bound }
      first.seekBlock(to: max(start, first.doc))
      return TermMatcher.saturated(
        first.bestImpact(before: limit) * firstScoring.boundFactor, weight, k1)
    }
    var most = 0.0
    for (number, list) in several.enumerated() {
      let cursor = list.cursor
      if cursor.doc >= limit { continue }
      guard cursor.isLong else {
        most += bests[number]
        continue
      }
      cursor.seekBlock(to: max(start, cursor.doc))
      most += cursor.bestImpact(before: limit) * list.scoring.boundFactor
    }
    return TermMatcher.saturated(most, weight, k1)
  }

  /// A score that so many documents of the segment reach as are wanted, as far as is known.
  func floor(for wanted: Int) -> Double {
    guard isSingle, wanted > 0,
      let rank = PostingListLayout.ranks.firstIndex(where: { $0 >= wanted }),
      let impact = first.bestImpact(rank: rank), rank > 0
    else { return -.infinity }
    // A unit of the rounding below, so that documents of just this score are not lost.
    let floor = TermMatcher.saturated(impact * firstScoring.floorFactor, weight, k1)
    return floor - 1.0 / 16_777_216
  }

  /// A score that about so many documents of the segment reach: between those that ``floor(for:)`` knows, by the
  /// logarithm of how many.
  func supposedFloor(for wanted: Double) -> Double {
    guard isSingle, wanted >= 1,
      let rank = PostingListLayout.ranks.firstIndex(where: { Double($0) >= wanted }), rank > 0,
      let above = first.bestImpact(rank: rank - 1), let below = first.bestImpact(rank: rank)
    else { return -.infinity }
    let low = Double(PostingListLayout.ranks[rank - 1])
    let high = Double(PostingListLayout.ranks[rank])
    let share = Logarithm.natural(wanted / low) / Logarithm.natural(high / low)
    let impact = above + (below - above) * share
    return TermMatcher.saturated(impact * firstScoring.floorFactor, weight, k1) - 1.0 / 16_777_216
  }

  /// The only list, if there is one alone.
  var onlyList: List? { isSingle ? List(cursor: first, scoring: firstScoring) : nil }

  /// The lists of all fields.
  var lists: [List] {
    isSingle ? [List(cursor: first, scoring: firstScoring, form: firstForm)] : several
  }

  /// In how many documents the term is at least: those of its longest list.
  var leastCount: Int { isSingle ? first.df : several.map(\.cursor.df).max() ?? 0 }

  /// The only list's cursor, for loops that walk it by themselves and call `alignToCursor` after.
  var onlyCursor: PostingCursor? { isSingle ? first : nil }

  /// Whether there is one list alone.
  var hasOneList: Bool { isSingle }

  /// Takes up where the only list's cursor stands.
  func alignToCursor() { doc = first.doc }
}

// Two terms of one list each, walked as plain lists; `alignToCursor` is called after.
extension TermMatcher {
  /// The document that the only list stands at.
  @inline(__always) var listDoc: UInt32 { first.doc }

  /// As `PostingCursor.meet`, of the only lists of both.
  @inline(__always)
  func meet(_ other: TermMatcher, through limit: UInt32) -> Bool {
    first.meet(other.first, through: limit)
  }

  /// Sets the bit of each document of the only list's block and moves to the next block.
  ///
  /// - Parameter words: a bit for each document of the segment.
  /// - Returns: false where the list has no more documents.
  func markBlock(in words: inout [UInt64]) -> Bool {
    if first.doc == PostingCursor.end { return false }
    first.markBlock(in: &words)
    return true
  }

  /// How many documents of the only list's block have a bit that is set; moves to the next block.
  ///
  /// - Parameter words: a bit for each document of the segment.
  /// - Returns: nil where the list has no more documents.
  func markedInBlock(_ words: [UInt64]) -> Int? {
    if first.doc == PostingCursor.end { return nil }
    return first.markedInBlock(words)
  }

  @inline(__always)
  func nextInList() { first.next() }

  @inline(__always)
  func advanceList(to target: UInt32) { first.advance(to: target) }
}
