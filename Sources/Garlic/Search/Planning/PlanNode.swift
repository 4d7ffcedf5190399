// What exactly is to be found, now that the collection is known?

/// A query, resolved against a snapshot: terms with their weights, sequences of terms, values.
///
/// Made once a search; each segment makes its matchers from it.
indirect enum PlanNode: Sendable {
  case nothing
  case all
  /// A ranked term.
  case term(PlannedTerm)
  /// Parts at their positions in one of the fields; does not score.
  case sequence([SequencePart], fields: [Int], slop: Int)
  /// Documents with a keyword; does not score.
  case keyword([UInt8], field: Int)
  /// Documents with a keyword of this shape; does not score.
  case keywords(KeywordPattern)
  /// Documents with a number in a range; does not score.
  case numbers(ClosedRange<Int64>, field: Int)
  /// Documents with a value in any of the fields; does not score.
  case exists([Int])
  /// The documents of all terms of a pattern, for each segment, with their scores.
  case documents([DocumentList])
  case and([PlanNode])
  case or([PlanNode], minimum: Int)
  case not(PlanNode, excluded: PlanNode)
  /// What must match and does not score, and what scores.
  case scored(PlanNode, by: [PlannedTerm])
  case optional(PlanNode, [PlanNode])
  case constant(PlanNode, Double)
}

extension PlanNode {
  /// Whether it matches nothing for certain.
  var isNothing: Bool {
    if case .nothing = self { true } else { false }
  }
}

/// A ranked term of a plan.
struct PlannedTerm: Sendable {
  var term: [UInt8]
  var fields: [Int]
  /// The query's weight times idf.
  var weight: Double
  /// In how many documents it is.
  var df: Int
  /// What the dictionaries say about it: for each of the fields, one for each segment.
  var entries: [TermEntry?]

  /// What the dictionary of a segment says about it in one of its fields.
  func entry(field: Int, segment: Int) -> TermEntry? {
    guard let index = fields.firstIndex(of: field) else { return nil }
    return entries[index * (entries.count / fields.count) + segment]
  }
}

/// Documents of one segment, ascending, with their scores if they have any.
struct DocumentList: Sendable {
  var documents: [UInt32] = []
  var scores: [Double] = []
}
