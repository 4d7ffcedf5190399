// In how many documents is this term?

import GarlicText

/// What the dictionaries of a snapshot say about terms, each looked up once a search however many plans
/// are made of it.
final class TermStatistics: Sendable {
  private let snapshot: Snapshot
  /// The scripts of the documents that the query is ranked among; nil for all.
  private let own: TextScript.Set?
  private let known = Guarded<[Key: Entries]>([:])
  private let knownForms = Guarded<[Key: [PlannedForm]]>([:])

  /// The forms of a word that are looked for at most: those that are in most documents.
  static let mostForms = 32

  /// Documents that have a function word, of so many that are added to those of the collection.
  static let functionWordPrior = (have: 80, of: 100)

  private struct Entries: Sendable {
    var entries: [TermEntry?] = []
    var df = 0
  }

  private struct Key: Hashable, Sendable {
    let term: [UInt8]
    let fields: [Int]
  }

  /// - Parameter own: the scripts of the documents that the query is ranked among; nil for all.
  init(_ snapshot: Snapshot, among own: TextScript.Set?) {
    self.snapshot = snapshot
    self.own = own
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
      found.df = max(found.df, df)
    }
    let result = found
    known.withLock { $0[key] = result }
    return (result.entries, result.df)
  }

  /// How rare a term is: BM25's weight, among documents in the language of the query.
  ///
  /// - Parameter entries: of the term in these fields, see ``entries(of:_:)``.
  /// - Complexity: O(1); the first time O(df) in an index of several languages.
  func idf(
    of term: [UInt8], _ fields: [Int], _ entries: [TermEntry?], df: Int, _ deadline: Deadline
  ) throws(IndexError) -> Double {
    // As if there were more documents, most of which have it.
    let more = FunctionWords.contains(term) ? Self.functionWordPrior : (have: 0, of: 0)
    guard let own, let scripts = try snapshot.context().scriptStatistics else {
      return Score.idf(df: df + more.have, count: snapshot.statistics.documentCount + more.of)
    }
    let segments = snapshot.views.count
    var idf = Double.infinity
    for (index, field) in fields.enumerated() {
      let ofField = entries[index * segments..<(index + 1) * segments]
      // The field that it is in most, as its frequency is that of this field; of several the least value, which
      // does not depend on their order.
      if ofField.reduce(0, { $0 + ($1?.df ?? 0) }) < df { continue }
      idf = min(
        idf,
        scripts.idf(
          try scripts.frequencies(
            of: term, field: field, entries: ofField, snapshot.views, deadline), among: own,
          more: more))
    }
    return idf.isFinite ? idf : 0
  }

  /// The same of something that is in these documents, by segment.
  func idf(of documents: [[UInt32]]) throws(IndexError) -> Double {
    guard let own, let scripts = try snapshot.context().scriptStatistics else {
      return Score.idf(
        df: documents.reduce(0) { $0 + $1.count }, count: snapshot.statistics.documentCount)
    }
    return scripts.idf(scripts.frequencies(of: documents), among: own)
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
}
