// What exactly is to be found, now that the collection is known?

/// A query, resolved against a snapshot: terms with their weights, sequences of terms, lists of
/// documents.
///
/// Made once a search; each segment makes its matchers from it.
indirect enum PlanNode: Sendable {
  case nothing
  case all
  /// A ranked term.
  case term(PlannedTerm)
  /// Parts at their places in one of the fields; does not score.
  case sequence([SequencePart], fields: [Int], slop: Int)
  /// Documents gathered for each segment, with their scores.
  case documents([DocumentList])
  case and([PlanNode])
  case or([PlanNode], minimum: Int)
  case not(PlanNode, excluded: PlanNode)
  /// What must match and does not score, and what scores.
  case scored(PlanNode, by: [PlannedTerm])
  case optional(PlanNode, [PlanNode])
  case constant(PlanNode, Double)
}

/// A ranked term of a plan.
struct PlannedTerm: Sendable {
  var term: [UInt8]
  var fields: [Int]
  /// The query's weight times idf.
  var weight: Double
  /// In how many documents it is.
  var df: Int
  /// Where the dictionaries have it, by segment, then in the order of `fields`: looked up once a
  /// search.
  var places: [[TermDictionaryCursor?]]

  /// A cursor on its documents in one field of a segment; nil when it is not there.
  func cursor(_ field: Int, in view: SegmentView, number: Int) throws(IndexError) -> PostingCursor?
  {
    guard let at = fields.firstIndex(of: field), let place = places[number][at] else { return nil }
    return try view.reader.cursor(place, field: field)
  }
}

/// Documents of one segment, ascending, with their scores if they have any.
struct DocumentList: Sendable {
  var documents: [UInt32] = []
  var scores: [Double] = []
}
