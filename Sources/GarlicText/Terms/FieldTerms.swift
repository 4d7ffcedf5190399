// Which terms does a field have, for an index?

/// The terms of one field with their positions, in storage that is reused from field to field.
///
/// Two lists of 64-bit numbers, ascending by unit position within the bigrams; sorting each groups its terms.
package struct FieldTerms: Sendable {
  /// Pairs of CJK characters: `key << 32 | unit position`, the key being `first << 16 | second`, both in
  /// the basic plane.
  package var bigrams: [UInt64]
  /// Every other term: `vocabulary id << 32 | unit position`.
  package var otherTerms: [UInt64]
  /// Unit positions used.
  package var positionCount: Int
  /// Terms that count for the length of the field: all but unigrams.
  package var rankedCount: Int
  /// Malformed UTF-8 sequences that were read as U+FFFD.
  package var replacements: Int

  /// The unit position that the field begins at: above 0 only when fields are collected.
  private(set) var origin = 0
  private var collects = false

  /// Creates an empty list.
  package init() {
    bigrams = []
    otherTerms = []
    positionCount = 0
    rankedCount = 0
    replacements = 0
  }

  /// Lists that hold the terms of one field after another: the positions of each go on after those of
  /// the one before, and the counts are those of the last.
  package static func collecting() -> FieldTerms {
    var terms = FieldTerms()
    terms.collects = true
    return terms
  }

  /// Forgets the fields that were collected, and begins at position 0 again.
  package mutating func restart() {
    bigrams.removeAll(keepingCapacity: true)
    otherTerms.removeAll(keepingCapacity: true)
    origin = 0
    clearCounts()
  }

  /// Forgets the terms that were collected; the positions of those that follow go on.
  package mutating func removeCollected() {
    bigrams.removeAll(keepingCapacity: true)
    otherTerms.removeAll(keepingCapacity: true)
  }

  /// Adds a field of nothing but numbers of the vocabulary, at successive positions.
  package mutating func collect(_ ids: [UInt32]) {
    removeAll()
    for (index, id) in ids.enumerated() {
      otherTerms.append(UInt64(id) << 32 | UInt64(truncatingIfNeeded: origin + index))
    }
    positionCount = ids.count
    rankedCount = ids.count
  }

  /// Begins a field.
  mutating func removeAll() {
    if !collects { return restart() }
    origin += positionCount
    clearCounts()
  }

  private mutating func clearCounts() {
    positionCount = 0
    rankedCount = 0
    replacements = 0
  }
}
