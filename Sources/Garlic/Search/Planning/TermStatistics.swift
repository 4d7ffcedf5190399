// In how many documents is this term?

import GarlicText

/// What the dictionaries of a snapshot say about terms, each looked up once a search however many plans
/// are made of it.
///
/// Of a shard, numbers of documents are those of all shards.
final class TermStatistics: Sendable {
  private let snapshot: Snapshot
  /// What all shards say; nil where the snapshot is all there is.
  private let all: SearchStatistics?
  /// What plans ask for, where that is to be told to others.
  ///
  /// Every term then counts as one that some document has, so that no plan passes over what it would ask with the
  /// documents of others.
  private let recorded: Guarded<SearchStatistics>?
  private let known = Guarded<[Key: Entries]>([:])
  private let knownForms = Guarded<[Key: [PlannedForm]]>([:])

  /// The forms of a word that are looked for at most: those that are in most documents.
  static let mostForms = 32

  private struct Entries: Sendable {
    var entries: [TermEntry?] = []
    var df = 0
  }

  private struct Key: Hashable, Sendable {
    let term: [UInt8]
    let fields: [Int]
  }

  init(
    _ snapshot: Snapshot, of all: SearchStatistics? = nil,
    recordedIn recorded: Guarded<SearchStatistics>? = nil
  ) {
    self.snapshot = snapshot
    self.all = all
    self.recorded = recorded
  }

  /// The entries of a term, for each of the fields one for each segment, and in how many documents it is:
  /// in the field where it is in most.
  ///
  /// - Complexity: O(fields · segments · log terms), the first time.
  func entries(
    of term: [UInt8], _ fields: [Int]
  ) throws(IndexError) -> (entries: [TermEntry?], df: Int) {
    let key = Key(term: term, fields: fields)
    if let found = known.withLock({ $0[key] }) { return (found.entries, found.df) }
    var found = Entries()
    found.entries.reserveCapacity(fields.count * snapshot.views.count)
    for field in fields {
      var df = 0
      for view in snapshot.views {
        let entry = try view.reader.entry(of: term, field: field)
        df += entry?.df ?? 0
        found.entries.append(entry)
      }
      record(term, field, df)
      if let all { df = try all.df(of: term, in: snapshot.schema.fields[field].name) }
      found.df = max(found.df, df)
    }
    if recorded != nil { found.df = max(found.df, 1) }
    let result = found
    known.withLock { $0[key] = result }
    return (result.entries, result.df)
  }

  /// The terms of the fields that are other forms of a word, those in most documents first.
  ///
  /// - Parameter word: see `EnglishStemmer.isWord`.
  /// - Complexity: O(terms that begin as the forms do), the first time.
  func forms(
    of word: [UInt8], _ fields: [Int], _ deadline: Deadline
  ) throws(IndexError) -> [PlannedForm] {
    let key = Key(term: word, fields: fields)
    if let found = knownForms.withLock({ $0[key] }) { return found }
    let terms: Set<[UInt8]>
    if let all {
      terms = try all.forms(of: word)
    } else {
      terms = try ownForms(of: word, fields, deadline)
    }
    record(forms: terms, of: word)
    var forms: [PlannedForm] = []
    for term in terms {
      let (entries, df) = try entries(of: term, fields)
      if df > 0 { forms.append(PlannedForm(term: term, entries: entries, df: df)) }
    }
    forms.sort { $0.df != $1.df ? $0.df > $1.df : $0.term.lexicographicallyPrecedes($1.term) }
    let result = Array(forms.prefix(TermStatistics.mostForms))
    knownForms.withLock { $0[key] = result }
    return result
  }

  /// The terms of the snapshot that are other forms of a word.
  private func ownForms(
    of word: [UInt8], _ fields: [Int], _ deadline: Deadline
  ) throws(IndexError) -> Set<[UInt8]> {
    var stemmer = EnglishStemmer()
    let stem = stemmer.stem(word)
    let prefix = EnglishStemmer.prefix(ofForms: stem)
    var terms: Set<[UInt8]> = []
    // Of all segments: which of them has a form depends on how the index came to be.
    for field in fields {
      for view in snapshot.views {
        try view.forEachTerm(field, from: prefix, deadline) { cursor in
          let term = cursor.term
          if EnglishStemmer.isWord(term), term != word, stemmer.stem(term) == stem {
            terms.insert(term)
          }
          return true
        }
      }
    }
    return terms
  }

  /// How many documents have any term of a pattern: in all shards, of which `own` are in the snapshot.
  func unionCount(_ pattern: UnionPattern, _ fields: [Int], own: Int) throws(IndexError) -> Int {
    if all == nil, recorded == nil { return own }
    let key = pattern.key(fields.map { snapshot.schema.fields[$0].name })
    recorded?.withLock { $0.unions[key] = own }
    guard let all else { return own }
    guard let df = all.unions[key] else { throw SearchStatistics.others("the pattern '\(key)'") }
    return df
  }

  private func record(_ term: [UInt8], _ field: Int, _ df: Int) {
    guard let recorded else { return }
    let text = String(decoding: term, as: UTF8.self)
    let name = snapshot.schema.fields[field].name
    recorded.withLock { $0.terms[text, default: [:]][name] = df == 0 ? nil : df }
  }

  private func record(forms terms: Set<[UInt8]>, of word: [UInt8]) {
    guard let recorded else { return }
    let text = String(decoding: word, as: UTF8.self)
    let forms = terms.map { String(decoding: $0, as: UTF8.self) }
    recorded.withLock { $0.forms[text] = Set($0.forms[text] ?? []).union(forms).sorted() }
  }
}
