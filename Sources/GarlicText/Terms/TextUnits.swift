// Which units does a text have, and where do they stand? For highlights and for exact phrases.

/// The units of a text in order: each CJK character, and each word or part of another script.
package struct TextUnits: Sendable {
  /// Set in ``scalars`` where a unit is a word and the rest is its vocabulary id.
  package static let wordFlag: UInt32 = 0x8000_0000

  /// For each unit the folded character, or ``wordFlag`` and the vocabulary id of the word.
  ///
  /// A compound of several parts has the ids of its parts.
  package var scalars: [UInt32]
  /// UTF-8 offset in the original text where each unit begins; never inside a grapheme cluster.
  package var starts: [UInt32]
  /// UTF-8 offset after each unit; never inside a grapheme cluster.
  package var ends: [UInt32]
  /// Whether a unit is the first of a CJK run or of a word: no bigram spans the border before it.
  package var startsRun: [Bool]
  /// Malformed UTF-8 sequences that were read as U+FFFD.
  package var replacements: Int
  /// Words inside the word of one unit, and those of two units that a hyphen parts; ascending.
  package internal(set) var innerWords: [InnerWord] = []

  /// Units at which a word of a run begins, ascending; those of the words that were looked for.
  package internal(set) var wordStarts: [Int] = []

  /// A word that is found at units whose own words are others.
  package struct InnerWord: Sendable {
    /// As in ``TextUnits/scalars``.
    package let scalar: UInt32
    package let units: Range<Int>
  }

  /// Creates an empty list.
  package init() {
    scalars = []
    starts = []
    ends = []
    startsRun = []
    replacements = 0
  }

  mutating func removeAll() {
    scalars.removeAll(keepingCapacity: true)
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    startsRun.removeAll(keepingCapacity: true)
    replacements = 0
    innerWords.removeAll(keepingCapacity: true)
    wordStarts.removeAll(keepingCapacity: true)
  }
}
