// Which of the best documents are better, when it counts where the words stand?

import GarlicText

/// Looks at the best documents of a long query a second time, and adds what the proximity of its terms
/// are worth (`ProximityScore`).
///
/// Positions are costly, so they are read for few documents and for the terms that weigh most. The
/// bonus is never negative, so what comes after these documents stays after them.
struct Reranking {
  /// How many documents are rescored.
  static let depth = 20
  /// A query of fewer terms ranks by its terms alone.
  static let fewestTerms = 4
  /// The terms that count at most, those that weigh most.
  static let mostTerms = 16

  let snapshot: Snapshot
  /// The field whose positions count: of those that are searched the one with the longest texts.
  let field: Int
  let terms: [PlannedTerm]
  /// The weights of the terms, as whole multiples of the score's unit, so that sums are exact.
  private let weights: [Double]

  /// The rescoring of a plan; nil for one that needs none.
  ///
  /// - Parameter collection: of the documents that the query is asked of.
  init?(_ node: PlanNode, in snapshot: Snapshot, _ collection: CollectionStatistics) {
    guard case .or(let nodes, 1) = node, nodes.count >= Reranking.fewestTerms else { return nil }
    var terms: [PlannedTerm] = []
    for case .term(let term) in nodes { terms.append(term) }
    let lengths = collection.averageLengths
    let fields = Set(terms.flatMap(\.fields)).filter { snapshot.schema.fields[$0].hasPositions }
    guard terms.count >= Reranking.fewestTerms,
      let field = fields.min(by: { (-lengths[$0], $0) < (-lengths[$1], $1) })
    else { return nil }
    // Words of the segmenter keep no positions: their bigrams tell where they stand.
    let order = terms.indices
      .filter { terms[$0].fields.contains(field) && terms[$0].term.first != Token.wordTag }
      .sorted { (-terms[$0].weight, $0) < (-terms[$1].weight, $1) }
    self.snapshot = snapshot
    self.field = field
    self.terms = order.prefix(Reranking.mostTerms).map { terms[$0] }
    weights = self.terms.map { Score.exact($0.weight) }
  }

  /// The best documents with their new scores, best first.
  ///
  /// - Parameters:
  ///   - entries: best first.
  ///   - factor: what the scores of documents are multiplied with.
  func reranked(
    _ entries: [TopHits.Entry], factor: ScoreFactor?, _ deadline: Deadline
  ) throws(IndexError) -> [TopHits.Entry] {
    var best = Array(entries.prefix(Reranking.depth))
    for (at, bonus) in try bonuses(of: best, factor: factor, deadline).enumerated() {
      best[at].score += bonus
    }
    best.sort { $1.isWorse(than: $0) }
    return best + entries.dropFirst(Reranking.depth)
  }

  /// What is added to the scores of documents.
  ///
  /// - Parameters:
  ///   - best: the documents, in any order.
  ///   - factor: what the scores of documents are multiplied with.
  func bonuses(
    of best: [TopHits.Entry], factor: ScoreFactor?, _ deadline: Deadline
  ) throws(IndexError) -> [Double] {
    var bonuses = [Double](repeating: 0, count: best.count)
    let order = best.indices.sorted { best[$0].document < best[$1].document }
    var next = order.startIndex
    while next < order.endIndex {
      try deadline.check()
      let document = best[order[next]].document
      guard let number = snapshot.views.lastIndex(where: { $0.base <= document }) else { break }
      let view = snapshot.views[number]
      let end = view.base + view.reader.documentCount
      let reader = try ProximityReader(self, in: view, number: number)
      while next < order.endIndex, best[order[next]].document < end {
        let at = order[next]
        var bonus = reader.proximity(in: UInt32(best[at].document - view.base)).score
        if let factor { bonus = Score.exact(bonus * factor.value(of: best[at].document)) }
        bonuses[at] = bonus
        next += 1
      }
    }
    return bonuses
  }

  /// What the proximity of the terms in one document are worth.
  struct Proximity {
    /// What first occurrences near the beginning count.
    var lead = 0.0
    var passage = 0.0
    var passagePositions: ClosedRange<UInt32>?
    /// The terms that occur, by number, with their first positions and what those count; for people.
    var leads: [(term: Int, position: UInt32, score: Double)] = []

    var score: Double { lead + passage }
  }

  /// Reads proximity in the documents of one segment, in their order.
  final class ProximityReader {
    private let cursors: [PostingCursor?]
    private let norms: ByteView
    private let weights: [Double]
    private var counts: [Int]
    private var positions: [UInt32] = []
    private var occurrences: [ProximityScore.Occurrence] = []

    /// - Parameter number: the segment's index in the snapshot.
    init(_ reranking: Reranking, in view: SegmentView, number: Int) throws(IndexError) {
      var cursors: [PostingCursor?] = []
      for term in reranking.terms {
        guard let entry = term.entry(field: reranking.field, segment: number) else {
          cursors.append(nil)
          continue
        }
        cursors.append(try view.reader.cursor(term.term, entry, field: reranking.field))
      }
      self.cursors = cursors
      norms = try view.reader.norms(reranking.field)
      weights = reranking.weights
      counts = weights.map { _ in 0 }
    }

    /// - Parameter listsLeads: whether each term is wanted by itself.
    func proximity(in document: UInt32, listsLeads: Bool = false) -> Proximity {
      var proximity = Proximity()
      occurrences.removeAll(keepingCapacity: true)
      for (number, cursor) in cursors.enumerated() {
        guard let cursor else { continue }
        cursor.advance(to: document)
        if cursor.doc != document { continue }
        cursor.positions(norms: norms, into: &positions)
        guard let first = positions.first else { continue }
        let lead = ProximityScore.lead(weights[number], at: first)
        proximity.lead += lead
        if listsLeads { proximity.leads.append((number, first, lead)) }
        for position in positions {
          occurrences.append(ProximityScore.occurrence(of: number, at: position))
        }
      }
      occurrences.sort()
      (proximity.passage, proximity.passagePositions) = ProximityScore.passage(
        occurrences, weights: weights, counts: &counts)
      return proximity
    }
  }
}
