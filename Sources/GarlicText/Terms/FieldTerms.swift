// Which terms does a field have, for an index?

/// The terms of one field, in storage that is reused from field to field.
///
/// Two lists of 64-bit numbers, ascending by unit position within the pairs; sorting each groups its terms.
public struct FieldTerms: Sendable {
  /// Pairs of CJK characters: `key << 32 | unit position`, the key being `first << 16 | second`, both in
  /// the basic plane.
  public var pairs: [UInt64]
  /// Every other term: `vocabulary id << 32 | unit position`.
  public var words: [UInt64]
  /// Unit positions used.
  public var positionCount: Int
  /// Terms that count for the length of the field: all but run-final characters.
  public var rankedCount: Int
  /// Malformed UTF-8 sequences that were read as U+FFFD.
  public var replacements: Int

  /// Creates an empty list.
  public init() {
    pairs = []
    words = []
    positionCount = 0
    rankedCount = 0
    replacements = 0
  }

  mutating func removeAll() {
    pairs.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    positionCount = 0
    rankedCount = 0
    replacements = 0
  }
}
