// Which documents have a title that is the query?

import GarlicText

/// The query as a whole title: the documents in which a title is just that come first.
///
/// A title is a field that weighs more than another one that is searched and has fewer terms on average.
/// Its lists are short, so these documents are looked up first, and all others are searched without them.
struct ExactTitle {
  /// A title that is the query, in one field.
  private struct Title {
    let field: Int
    /// The query as one sequence.
    let parts: [SequencePart]
    /// The ranked terms of such a title.
    let length: Int

    /// - Returns: nil for a query without terms there, and for one so long that lengths are rounded.
    init?(_ texts: [AnalyzedText], in field: Int) {
      var parts: [SequencePart] = []
      var position = 0
      var length = 0
      for text in texts {
        var end = position
        for run in text.variant(field).runs {
          for part in run.sequence {
            var part = part
            part.position += position
            parts.append(part)
          }
          end = max(end, position + run.position + run.unitCount)
          length += run.tokens.count { $0.weight > 0 }
        }
        position = end
      }
      guard !parts.isEmpty, length > 0, length < Norm.exact else { return nil }
      self.field = field
      self.parts = parts
      self.length = length
    }
  }

  private let titles: [Title]
  /// What is added to the score: more than the terms and their positions can count together.
  let bonus: Double

  /// - Parameters:
  ///   - query: what was asked.
  ///   - node: its plan, of which the bonus depends.
  ///   - searched: the fields that the query asks.
  ///   - collection: of the documents that the query is asked of.
  /// - Returns: nil when no field is a title, and for a query with operators or without terms.
  init?(
    _ query: AnalyzedQuery, _ node: PlanNode, searched: [Int], in schema: Schema,
    _ collection: CollectionStatistics
  ) {
    guard searched.count > 1, let texts = ExactTitle.texts(of: query) else { return nil }
    let fields = ExactTitle.titles(of: searched, in: schema, collection)
    if fields.isEmpty { return nil }
    titles = fields.compactMap { Title(texts, in: $0) }
    let most = node.mostScore
    if titles.isEmpty || most <= 0 { return nil }
    bonus = Score.exact(2 * most)
  }

  private static func titles(
    of searched: [Int], in schema: Schema, _ collection: CollectionStatistics
  ) -> [Int] {
    let schema = schema.fields
    let lengths = collection.averageLengths
    let texts = searched.filter { schema[$0].kind == .text }
    if texts.count < 2 { return [] }
    return texts.filter { field in
      schema[field].hasPositions
        && texts.contains {
          schema[$0].weight < schema[field].weight && lengths[$0] > lengths[field]
        }
    }
  }

  /// The texts of a query that has nothing else.
  private static func texts(of query: AnalyzedQuery) -> [AnalyzedText]? {
    switch query {
    case .text(let text), .phrase(let text, slop: 0, prefix: false): return [text]
    case .boosted(let inner, _): return texts(of: inner)
    case .clauses(let parts), .and(let parts):
      var all: [AnalyzedText] = []
      for part in parts {
        guard let found = texts(of: part) else { return nil }
        all += found
      }
      return all
    default: return nil
    }
  }

  /// The documents of a segment whose title is the query, ascending.
  ///
  /// - Complexity: O(postings of the query's terms in the titles).
  func documents(in plan: SegmentPlan) throws(IndexError) -> [UInt32] {
    var found: Set<UInt32> = []
    var deadline = plan.deadline
    for title in titles {
      let code = Norm.code(title.length)
      let norms = try plan.view.reader.norms(title.field)
      let matcher = try plan.matcher(.sequence(title.parts, fields: [title.field], slop: 0))
      while matcher.doc != PostingCursor.end {
        try deadline.tick()
        if norms.u8(Int(matcher.doc)) == code, !plan.view.deleted.contains(matcher.doc),
          plan.view.admits(matcher.doc)
        {
          found.insert(matcher.doc)
        }
        try matcher.next()
      }
    }
    return found.sorted()
  }

  /// Adds a segment's documents whose title is the query to an answer.
  ///
  /// - Returns: those that match, by their numbers in the snapshot; the rest of the search is to leave them out.
  func collect(
    _ node: PlanNode, _ plan: SegmentPlan, into answer: inout SegmentAnswer
  ) throws(IndexError) -> Set<Int> {
    var taken: Set<Int> = []
    let documents = try documents(in: plan)
    if documents.isEmpty { return taken }
    let matcher = try plan.matcher(node)
    for document in documents {
      try matcher.advance(to: document)
      if matcher.doc != document { continue }
      let number = plan.view.base + Int(document)
      answer.top.insert(TopHits.Entry(score: try matcher.score() + bonus, document: number))
      taken.insert(number)
    }
    answer.total.add(SearchResults.Total(count: taken.count, isExact: true))
    return taken
  }
}

extension PlanNode {
  /// A bound of the score of any document.
  fileprivate var mostScore: Double {
    switch self {
    case .term(let term): term.weight
    case .scored(let filter, let terms): terms.reduce(filter.mostScore) { $0 + $1.weight }
    case .and(let nodes), .or(let nodes, _): nodes.reduce(0) { $0 + $1.mostScore }
    case .optional(let required, let nodes): nodes.reduce(required.mostScore) { $0 + $1.mostScore }
    case .not(let node, _): node.mostScore
    case .constant(_, let value): value
    case .documents(_, let most): most
    case .nothing, .all, .sequence, .keyword, .keywords, .numbers, .exists: 0
    }
  }
}
