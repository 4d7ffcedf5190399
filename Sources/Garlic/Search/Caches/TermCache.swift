// What was found out about this term in an earlier search?

import GarlicText

/// What the dictionaries of a snapshot say about the terms that were asked for lately.
///
/// A bounded number of terms; any thread may ask.
final class TermCache: Sendable {
  /// A term in some fields, for queries that are ranked among the documents of some scripts.
  struct Key: Equatable, Sendable {
    let term: [UInt8]
    let fields: [Int]
    /// The scripts; 0 for all.
    let own: UInt8

    var hash: UInt64 { FNV1a.hash(term.span) }
  }

  struct Facts: Sendable {
    /// For each of the fields one for each segment.
    var entries: [TermEntry?]
    /// In how many documents it is: in the field where it is in most.
    var df: Int
    /// How rare it is, once that was asked.
    var idf: Double?
  }

  /// A term that is another form of a word.
  struct Form: Sendable {
    let term: [UInt8]
    let facts: Facts
  }

  private let known: RecentEntries<Key, Facts>
  private let knownForms: RecentEntries<Key, [Form]>
  /// What is said about terms in more segments and fields is not kept.
  private static let mostEntries = 64
  /// Nor what is said about a word's forms together.
  private static let mostFormEntries = 1024

  /// - Parameters:
  ///   - stripes: a power of two.
  ///   - places: likewise: the terms of each stripe, of about a hundred bytes for each segment and field.
  init(stripes: Int, places: Int) {
    known = RecentEntries(stripes: stripes, places: places)
    knownForms = RecentEntries(stripes: 4, places: 16)
  }

  /// One for a snapshot: of four megabytes at most.
  ///
  /// - Parameter entries: what dictionaries say about one term: a segment and a field each.
  convenience init(entries: Int) {
    let most = min(max(1, entries), Self.mostEntries)
    // 8,192 terms of up to four entries, fewer of more.
    let places = most <= 4 ? 512 : most <= 10 ? 256 : most <= 20 ? 128 : most <= 40 ? 64 : 32
    self.init(stripes: 16, places: places)
  }

  /// - Complexity: O(length of the term).
  func facts(_ key: Key) -> Facts? { known.value(of: key, hash: key.hash) }

  func keep(_ facts: Facts, for key: Key) {
    if facts.entries.count > Self.mostEntries { return }
    known.keep(facts, for: key, hash: key.hash)
  }

  /// The forms of a word that were looked up, those in most documents first.
  ///
  /// - Parameter word: the word in its fields.
  func forms(of word: Key) -> [Form]? {
    knownForms.value(of: word, hash: word.hash)
  }

  func keep(_ forms: [Form], of word: Key) {
    if forms.reduce(0, { $0 + $1.facts.entries.count }) > Self.mostFormEntries { return }
    knownForms.keep(forms, for: word, hash: word.hash)
  }
}
