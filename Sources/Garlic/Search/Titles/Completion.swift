// What does a search box offer while somebody types?

/// A word, a value or a title that continues what somebody typed.
public struct Completion: Sendable, Hashable {
  /// What is offered: a word as the index has it, folded, after the earlier words as they were typed; or a value
  /// of a field as it is stored.
  public let text: String
  /// Which parts of ``text`` stand for what was typed, in UTF-8 bytes, ascending.
  public let highlights: [Range<Int>]
  /// How many documents ``query`` finds, with the filter.
  public let documents: Int
  /// The query that it stands for.
  public let query: Query
}
