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
  /// The documents of all terms of a pattern, for each segment, with their scores, which stay below `most`.
  case documents([DocumentList], most: Double)
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

  /// Whether a search for the best of its matches knows that there are many without having seen them.
  var countsInPassing: Bool {
    switch self {
    case .term, .or(_, minimum: 1): true
    default: false
    }
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
  /// Other forms of the word, whose occurrences count `PlannedForm.share` of its own.
  var forms: [PlannedForm] = []

  /// What the dictionary of a segment says about it in one of its fields.
  func entry(field: Int, segment: Int) -> TermEntry? {
    fields.firstIndex(of: field).flatMap { entry($0, of: entries, segment) }
  }

  /// The same of one of its forms.
  func entry(ofForm form: Int, field: Int, segment: Int) -> TermEntry? {
    fields.firstIndex(of: field).flatMap { entry($0, of: forms[form].entries, segment) }
  }

  private func entry(_ index: Int, of entries: [TermEntry?], _ segment: Int) -> TermEntry? {
    entries[index * (entries.count / fields.count) + segment]
  }
}

/// A term that is another form of a ranked term.
struct PlannedForm: Sendable {
  /// What an occurrence counts, as a share of one of the word as it was typed.
  static let share = 0.8

  var term: [UInt8]
  /// As those of the ranked term.
  var entries: [TermEntry?]
  /// In how many documents it is.
  var df: Int

  init(_ form: TermCache.Form) {
    term = form.term
    entries = form.facts.entries
    df = form.facts.df
  }
}
