// In how many documents is this term?

import GarlicText

/// What the dictionaries of a snapshot say about terms, each looked up once however many plans are made
/// of it.
///
/// Of a shard, numbers of documents are those of all shards.
final class TermStatistics: Sendable {
  private let snapshot: Snapshot
  /// What all shards say; nil where the snapshot is all there is.
  private let all: SearchStatistics?
  /// The statistics of documents by script; nil where there is one.
  private let scripts: ScriptStatistics?
  private let documentCount: Int
  /// What plans ask for, where that is to be told to others.
  ///
  /// Every term then counts as one that some document has, so that no plan passes over what it would ask with the
  /// documents of others.
  private let recorded: Guarded<SearchStatistics>?
  private let deadline: Deadline
  /// The scripts of the documents that the query is ranked among; nil for all.
  private let own: TextScript.Set?
  private let cache: TermCache

  /// The forms of a word that are looked for at most: those that are in most documents.
  static let mostForms = 32

  /// Documents that have a function word, of so many that are added to those of the collection.
  static let functionWordPrior = (have: 80, of: 100)

  /// - Parameters:
  ///   - own: the scripts of the documents that the query is ranked among; nil for all.
  ///   - scripts: of the documents of all shards, where the snapshot is one of several.
  ///   - documentCount: of all shards, likewise.
  ///   - cache: what is known of the snapshot's terms, where the snapshot is all there is.
  init(
    _ snapshot: Snapshot, _ cache: TermCache, among own: TextScript.Set?,
    _ scripts: ScriptStatistics?,
    documentCount: Int, of all: SearchStatistics? = nil,
    recordedIn recorded: Guarded<SearchStatistics>? = nil, _ deadline: Deadline
  ) {
    self.snapshot = snapshot
    self.own = own
    self.scripts = scripts
    self.documentCount = documentCount
    self.all = all
    self.recorded = recorded
    self.deadline = deadline
    self.cache = all == nil && recorded == nil ? cache : TermCache(stripes: 1, places: 256)
  }

  /// By what the documents of a character are known to later searches; nil where others have a say in their scores.
  func key(
    ofCharacter character: [UInt8], _ fields: [Int], boost: Double, k1: Double
  ) -> CharacterUnions.Key? {
    if all != nil || recorded != nil { return nil }
    return CharacterUnions.Key(
      character: character, fields: fields, own: own?.rawValue ?? 0, boost: boost, k1: k1)
  }

  private func key(_ term: [UInt8], _ fields: [Int]) -> TermCache.Key {
    TermCache.Key(term: term, fields: fields, own: own?.rawValue ?? 0)
  }

  /// The entries of a term, and in how many documents it is.
  ///
  /// - Complexity: O(fields · segments · log terms), the first time.
  func facts(of term: [UInt8], _ fields: [Int]) throws(IndexError) -> TermCache.Facts {
    let key = key(term, fields)
    if let found = cache.facts(key) { return found }
    var found = TermCache.Facts(entries: [], df: 0)
    found.entries.reserveCapacity(fields.count * snapshot.views.count)
    for field in fields {
      var df = 0
      for view in snapshot.views {
        let entry = try view.reader.entry(of: term, field: field)
        df += entry?.df ?? 0
        found.entries.append(entry)
      }
      try record(term, field, found.entries.suffix(snapshot.views.count))
      if let all {
        df = try all.frequencies(of: term, in: snapshot.schema.fields[field].name).reduce(0, +)
      }
      found.df = max(found.df, df)
    }
    if recorded != nil { found.df = max(found.df, 1) }
    cache.keep(found, for: key)
    return found
  }

  /// Segments of which lists are fetched ahead.
  private static let prefetchedSegments = 8

  /// Has the processor fetch the beginnings of a term's lists: they are read when the plan is made.
  func prefetch(_ facts: TermCache.Facts, _ fields: [Int]) {
    let segments = snapshot.views.count
    for segment in 0..<min(segments, Self.prefetchedSegments) {
      for (index, field) in fields.enumerated() {
        guard let entry = facts.entries[index &* segments &+ segment] else { continue }
        snapshot.views[segment].reader.prefetch(entry, field: field)
      }
    }
  }

  /// How rare a term is: BM25's weight, among documents in the language of the query.
  ///
  /// - Parameter facts: of the term in these fields.
  /// - Complexity: O(1); the first time O(df) in an index of several languages.
  func idf(
    of term: [UInt8], _ fields: [Int], _ facts: TermCache.Facts, _ deadline: Deadline
  ) throws(IndexError) -> Double {
    // What it weighs is another's to tell.
    if recorded != nil { return 1 }
    if let idf = facts.idf { return idf }
    var facts = facts
    let idf = try computedIDF(of: term, fields, facts.entries, df: facts.df, deadline)
    facts.idf = idf
    cache.keep(facts, for: key(term, fields))
    return idf
  }

  private func computedIDF(
    of term: [UInt8], _ fields: [Int], _ entries: [TermEntry?], df: Int, _ deadline: Deadline
  ) throws(IndexError) -> Double {
    // As if there were more documents, most of which have it.
    let more = FunctionWords.contains(term) ? Self.functionWordPrior : (have: 0, of: 0)
    guard let own, let scripts else {
      return Score.idf(df: df + more.have, count: documentCount + more.of)
    }
    let segments = snapshot.views.count
    var idf = Double.infinity
    for (index, field) in fields.enumerated() {
      let ofField = entries[index * segments..<(index + 1) * segments]
      // The field that it is in most, as its frequency is that of this field; of several the least value, which
      // does not depend on their order.
      if let all {
        let frequencies = try all.frequencies(of: term, in: snapshot.schema.fields[field].name)
        if frequencies.reduce(0, +) < df { continue }
        idf = min(idf, scripts.idf(frequencies, among: own, more: more))
        continue
      }
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

  /// The same of a pattern.
  ///
  /// - Parameter documents: in which documents of the snapshot it is, by segment.
  func idf(
    of pattern: UnionPattern, _ fields: [Int], documents: [[UInt32]]
  ) throws(IndexError) -> Double {
    var frequencies: [Int]?
    if all != nil || recorded != nil {
      let key = pattern.key(fields.map { snapshot.schema.fields[$0].name })
      if let recorded {
        let found = try snapshot.context().allScripts.frequencies(of: documents)
        recorded.withLock { $0.unions[key] = found }
        return 1
      }
      frequencies = all?.unions[key]
      if frequencies == nil { throw SearchStatistics.others("the pattern '\(key)'") }
    }
    guard let own, let scripts else {
      let df = frequencies?.reduce(0, +) ?? documents.reduce(0) { $0 + $1.count }
      return Score.idf(df: df, count: documentCount)
    }
    return scripts.idf(frequencies ?? scripts.frequencies(of: documents), among: own)
  }

  /// The terms of the fields that are other forms of a word, those in most documents first.
  ///
  /// - Parameter word: see `EnglishStemmer.isWord`.
  /// - Complexity: O(terms that begin as the forms do), the first time.
  func forms(
    of word: [UInt8], _ fields: [Int], _ deadline: Deadline
  ) throws(IndexError) -> [PlannedForm] {
    // Forms do not depend on the scripts that rank.
    let key = TermCache.Key(term: word, fields: fields, own: 0)
    if let found = cache.forms(of: key) { return found.map { PlannedForm($0) } }
    let terms: Set<[UInt8]>
    if let all {
      terms = try all.forms(of: word)
    } else {
      terms = try ownForms(of: word, fields, deadline)
    }
    record(forms: terms, of: word)
    var forms: [TermCache.Form] = []
    for term in terms {
      let facts = try facts(of: term, fields)
      if facts.df > 0 { forms.append(TermCache.Form(term: term, facts: facts)) }
    }
    forms.sort {
      $0.facts.df != $1.facts.df
        ? $0.facts.df > $1.facts.df : $0.term.lexicographicallyPrecedes($1.term)
    }
    forms = Array(forms.prefix(TermStatistics.mostForms))
    cache.keep(forms, of: key)
    return forms.map { PlannedForm($0) }
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

  private func record(
    _ term: [UInt8], _ field: Int, _ entries: ArraySlice<TermEntry?>
  ) throws(IndexError) {
    guard let recorded else { return }
    let frequencies = try snapshot.context().allScripts.frequencies(
      of: term, field: field, entries: entries, snapshot.views, deadline)
    let text = String(decoding: term, as: UTF8.self)
    let name = snapshot.schema.fields[field].name
    let isThere = frequencies.contains { $0 > 0 }
    recorded.withLock { $0.terms[text, default: [:]][name] = isThere ? frequencies : nil }
  }

  private func record(forms terms: Set<[UInt8]>, of word: [UInt8]) {
    guard let recorded else { return }
    let text = String(decoding: word, as: UTF8.self)
    let forms = terms.map { String(decoding: $0, as: UTF8.self) }
    recorded.withLock { $0.forms[text] = Set($0.forms[text] ?? []).union(forms).sorted() }
  }
}
