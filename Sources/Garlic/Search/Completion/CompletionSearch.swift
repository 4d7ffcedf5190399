// Which words, values and titles continue what was typed?

import GarlicText

/// The search for completions.
struct CompletionSearch {
  /// A word or value that may be offered.
  struct Candidate: Hashable {
    /// A word, without earlier ones.
    var word: String
    /// How many characters of it were typed.
    var typedCount: Int
    /// The documents of its lists: those of several fields are counted more than once.
    var frequency = 0
    /// The keyword field that has it as a value; nil for a word.
    var field: Int?
  }

  let snapshot: Snapshot
  private(set) var analyzer: Analyzer
  let limit: Int
  let options: SearchOptions
  let deadline: Deadline
  let similarSounds: Bool
  /// The field that ranks titles.
  let weight: Int?
  private(set) var textFields: [Int]
  private(set) var keywordFields: [Int]
  /// Candidates by word and field.
  private var found: [Key: Candidate] = [:]

  private struct Key: Hashable {
    var word: String
    var field: Int?
  }

  /// Candidates that are counted for each that is wanted.
  private static let factor = 2
  /// The most different candidates that are kept in memory.
  private static let mostCandidates = 100_000

  init(
    _ snapshot: Snapshot, fields: [String]?, limit: Int, weight: String?,
    similarSounds: Bool, _ options: SearchOptions
  ) throws(IndexError) {
    self.weight = try weight.map { (name) throws(IndexError) in
      guard let number = snapshot.schema.index(of: name) else {
        throw .invalidArgument("there is no field '\(name)'")
      }
      switch snapshot.schema.fields[number].kind {
      case .integer, .double, .date: return number
      case .text, .keyword:
        throw .invalidArgument(
          "'\(name)' has no numbers: completions are ranked by a field of them")
      }
    }
    var numbers = Array(snapshot.schema.fields.indices)
    if let fields {
      numbers = []
      for name in fields {
        guard let number = snapshot.schema.index(of: name) else {
          throw .invalidArgument("there is no field '\(name)'")
        }
        numbers.append(number)
      }
    }
    self.snapshot = snapshot
    self.limit = limit
    self.similarSounds = similarSounds
    analyzer = try snapshot.context().analyzer
    textFields = numbers.filter { snapshot.schema.fields[$0].kind == .text }
    keywordFields = numbers.filter { snapshot.schema.fields[$0].kind == .keyword }
    let textNames = textFields.map { snapshot.schema.fields[$0].name }
    var options = options
    options.mode = .all
    options.counting = .exact
    if fields != nil { options.fields = textNames }
    options.findsOtherKana = false
    options.prefersOwnScript = false
    self.options = options
    deadline = Deadline(options)
  }

  /// The searches whose completions are one list: for each analysis of the fields its own.
  static func all(
    _ snapshot: Snapshot, fields: [String]?, limit: Int, weight: String?,
    similarSounds: Bool, _ options: SearchOptions
  ) throws(IndexError) -> [CompletionSearch] {
    let search = try CompletionSearch(
      snapshot, fields: fields, limit: limit, weight: weight, similarSounds: similarSounds, options)
    let analyzers = try snapshot.context().analyzers
    if analyzers.isUniform { return [search] }
    return analyzers.parts(of: search.textFields + search.keywordFields, in: snapshot.schema).map {
      var part = search
      part.analyzer = $0.analyzer
      part.textFields = $0.fields.filter { snapshot.schema.fields[$0].kind == .text }
      part.keywordFields = $0.fields.filter { snapshot.schema.fields[$0].kind == .keyword }
      return part
    }
  }

  /// The completions of several searches, by turns.
  ///
  /// - Returns: the completions, and whether they are the same the next time, too.
  static func completions(
    of typed: String, by searches: [CompletionSearch]
  ) throws(IndexError) -> ([Completion], isFinal: Bool) {
    var lists: [[Completion]] = []
    var areFinal = true
    for search in searches {
      var search = search
      let (found, isFinal) = try search.completions(of: typed)
      if searches.count == 1 { return (found, isFinal) }
      lists.append(found)
      areFinal = areFinal && isFinal
    }
    var all: [Completion] = []
    var seen: Set<String> = []
    for rank in 0..<(lists.map(\.count).max() ?? 0) {
      for list in lists where rank < list.count && seen.insert(list[rank].text).inserted {
        all.append(list[rank])
      }
    }
    return (Array(all.prefix(searches.first?.limit ?? 0)), areFinal)
  }

  /// Characters from which on titles that begin with what was typed are enough.
  private static let leastOfTitle = 8

  /// - Returns: the completions, and whether they are the same the next time, too.
  mutating func completions(of typed: String) throws(IndexError) -> (
    [Completion], isFinal: Bool
  ) {
    let text = try TypedText(typed, by: analyzer)
    if text.last.isEmpty { return ([], true) }
    let finder = TitleCompletions(self)
    guard let (matches, tables) = try finder.matches(of: typed, weight: weight) else {
      let words = try words(of: typed, text)
      let titles = try finder.titles(of: typed, text, words).map {
        TitleCompletions.Title(completion: $0, isClear: false)
      }
      return (mixed(words, titles), false)
    }
    let beginning = matches.count { $0.way.rawValue <= TitleMatch.Way.reading.rawValue }
    let isTitle = typed.unicodeScalars.count >= Self.leastOfTitle && beginning >= limit
    let words =
      isTitle ? [] : try words(of: typed, text, cutsRuns: 2 * beginning < limit)
    let titles = try finder.titles(
      of: matches, in: tables, most: max(limit / 2, limit - words.count, 1))
    return (mixed(words, titles), true)
  }

  /// Titles that are clearly meant first, then words and titles by turns.
  private func mixed(_ words: [Completion], _ titles: [TitleCompletions.Title]) -> [Completion] {
    var all = titles.filter(\.isClear).map(\.completion)
    let others = titles.filter { !$0.isClear }.map(\.completion)
    for rank in 0..<max(words.count, others.count) {
      if rank < words.count { all.append(words[rank]) }
      if rank < others.count { all.append(others[rank]) }
    }
    var seen: Set<String> = []
    return Array(all.filter { seen.insert($0.text).inserted }.prefix(limit))
  }

  /// Words that go on as what was typed, those of most documents first.
  ///
  /// - Parameter cutsRuns: whether the last word of a run may go on where the run does not.
  private mutating func words(
    of typed: String, _ text: TypedText, cutsRuns: Bool = true
  ) throws(IndexError) -> [Completion] {
    var earlier = text.earlier
    var chosen: [Completion] = []
    if text.last != text.clause {
      // Kana and letters, or letters with hyphens between them, are one word by their readings.
      try addReadings(of: text.clause)
      if !found.isEmpty {
        try addValues(from: typed)
        chosen = try counted(text.beforeClause)
        found = [:]
      }
    }
    if chosen.isEmpty {
      try addValues(from: typed)
      if let folded = text.folded { try addWords(from: folded, isCJK: text.isCJK) }
      if text.last == text.clause { try addReadings(of: text.clause) }
      chosen = try counted(earlier)
    }
    if chosen.isEmpty, cutsRuns, text.isCJK, text.cut > 0, let folded = text.folded {
      // No word is so long: the last of several that stand side by side goes on.
      let head = String(String.UnicodeScalarView(folded.unicodeScalars.prefix(text.cut)))
      let rest = String(String.UnicodeScalarView(folded.unicodeScalars.dropFirst(text.cut)))
      earlier += head
      found = [:]
      try addWords(from: rest, isCJK: true)
      chosen = try counted(earlier)
    }
    if chosen.isEmpty, text.isCJK, let folded = text.folded, folded.unicodeScalars.count > 2 {
      // Nothing goes on, but documents have it as it stands.
      earlier = text.earlier
      found = [:]
      add(Candidate(word: folded, typedCount: folded.unicodeScalars.count), 1)
      chosen = try counted(earlier)
    }
    if chosen.isEmpty, text.beforeClause.contains(where: { !$0.isWhitespace }) {
      // Syllables with spaces between them are one word.
      found = [:]
      try addPinyin(of: typed)
      chosen = try counted("")
      if chosen.isEmpty { found = [:] }
    }
    if chosen.isEmpty, !found.isEmpty {
      // Names are often no words to the segmenter.
      chosen = try counted(earlier, wordsAlone: false)
    }
    if chosen.isEmpty, !text.isCJK, let folded = text.folded, folded.utf8.count >= 4 {
      try addNear(folded)
      chosen = try counted(earlier)
    }
    return chosen
  }

  static func isBefore(_ left: Completion, _ right: Completion) -> Bool {
    left.documents != right.documents
      ? left.documents > right.documents
      : left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  /// How many documents a query finds.
  ///
  /// Key presses that follow each other ask for the same words, so counts without a filter are kept.
  func count(_ query: Query) throws(IndexError) -> Int {
    if options.filter != nil { return try snapshot.search(query, options).total.count }
    let key = QueryCounts.Key(query: query, fields: options.fields)
    let counts = try snapshot.context().counts
    if let known = counts[key] { return known }
    let count = try snapshot.search(query, options).total.count
    counts[key] = count
    return count
  }

  /// The first candidates, with their documents.
  private func counted(_ earlier: String, wordsAlone: Bool = true) throws(IndexError)
    -> [Completion]
  {
    // Which of them have the earlier words, and are let through by the filter, is not known before.
    let isRestricted = !earlier.isEmpty || options.filter != nil
    let factor = isRestricted ? Self.factor : 1
    let most = limit.multipliedReportingOverflow(by: factor).partialValue
    let order = found.values.sorted {
      $0.frequency != $1.frequency
        ? $0.frequency > $1.frequency : $0.word.utf8.lexicographicallyPrecedes($1.word.utf8)
    }
    var chosen: [Completion] = []
    var tried = 0
    let beside = try earlierDocuments(earlier)
    if let beside, beside.isEmpty { return [] }
    // Where it is not known before which words stand beside the earlier ones, the frequent ones mostly do.
    let mostTried = limit.multipliedReportingOverflow(by: 8).partialValue
    for candidate in order {
      // Each costs a search; of words beside others many have no document with all of them.
      if chosen.count >= max(most, limit) || tried >= max(mostTried, limit) { break }
      try deadline.check()
      let query: Query
      var text = candidate.word
      var highlights = [0..<Self.byteCount(text, candidate.typedCount)]
      if let field = candidate.field {
        query = .anyOf([candidate.word]).in(snapshot.schema.fields[field].name)
      } else {
        if wordsAlone, candidate.word.utf8.first ?? 0 >= 0x80, !isWord(candidate.word) { continue }
        if let beside, try !beside.have(candidate.word, textFields, snapshot) { continue }
        tried += 1
        text = earlier + text
        highlights = [0..<earlier.utf8.count + highlights[0].upperBound]
        query = .all(of: text)
      }
      if highlights[0].isEmpty { highlights = [] }
      let documents = try count(query)
      if documents > 0 {
        chosen.append(
          Completion(text: text, highlights: highlights, documents: documents, query: query))
      }
    }
    return chosen.sorted(by: Self.isBefore)
  }

  /// The documents that have the earlier words; nil where there are none or too many to look at each.
  private func earlierDocuments(_ earlier: String) throws(IndexError) -> EarlierDocuments? {
    if earlier.unicodeScalars.allSatisfy({ !$0.properties.isAlphabetic }) { return nil }
    return try EarlierDocuments(.all(of: earlier), snapshot, options)
  }

  static func byteCount(_ text: String, _ characters: Int) -> Int {
    text.unicodeScalars.prefix(characters).reduce(0) { $0 + UTF8.width($1) }
  }

  /// Whether two characters are a word; others are words when they are in the dictionary as such.
  private func isWord(_ word: String) -> Bool {
    // Terms are words where there are no bigrams.
    if !analyzer.options.bigrams { return true }
    let scalars = Array(word.unicodeScalars)
    guard scalars.count == 2, !Jamo.isSyllable(scalars[0].value),
      CJKRanges.contains(scalars[0].value)
    else { return true }
    guard let tokens = try? analyzer.queryTokens(in: word) else { return false }
    return tokens.contains {
      $0.kind == .bigram
        && ($0.weight >= TypedText.leastWordWeight || $0.weight >= 0.39 && isKana(scalars))
    }
  }

  private func isKana(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.allSatisfy { (0x3041...0x30FF).contains($0.value) }
  }

  mutating func add(_ candidate: Candidate, _ frequency: Int) {
    let key = Key(word: candidate.word, field: candidate.field)
    if found.count >= Self.mostCandidates, found[key] == nil { return }
    found[key, default: candidate].frequency += frequency
  }

  /// Adds what is not yet known.
  mutating func addOnce(_ candidate: Candidate, _ frequency: Int) {
    if found[Key(word: candidate.word, field: candidate.field)] == nil { add(candidate, frequency) }
  }

  var foundCount: Int { found.count }

  /// Calls `body` with each term of the text fields that begins so.
  func forEachTerm(
    from prefix: [UInt8], _ body: ([UInt8], Int) -> Void
  ) throws(IndexError) {
    try snapshot.forEachTerm(of: textFields, from: prefix, deadline, body)
  }

  /// Words that begin so.
  private mutating func addWords(from prefix: String, isCJK: Bool) throws(IndexError) {
    // Bigrams of Hangul do not say where words begin.
    if prefix.unicodeScalars.first.map({ Jamo.isSyllable($0.value) }) == true { return }
    let typedCount = prefix.unicodeScalars.count
    for (term, df) in try snapshot.mostFrequentTerms(
      of: textFields, from: Array(prefix.utf8), Self.mostWords(limit), deadline)
    {
      // A single character is a term at the end of a run.
      if isCJK, term.count == prefix.utf8.count, typedCount == 1 { continue }
      add(Candidate(word: String(decoding: term, as: UTF8.self), typedCount: typedCount), df)
    }
    if !isCJK { return }
    for (term, df) in try snapshot.mostFrequentTerms(
      of: textFields, from: [Token.wordTag] + Array(prefix.utf8), Self.mostWords(limit), deadline)
    {
      let word = String(decoding: term.dropFirst(), as: UTF8.self)
      add(Candidate(word: word, typedCount: typedCount), df)
    }
  }

  /// Words that may be offered: with earlier words, many are in no document that has all of them.
  private static func mostWords(_ limit: Int) -> Int {
    max(1000, limit.multipliedReportingOverflow(by: 20).partialValue)
  }

  /// Values of keyword fields that begin so, in small letters, capitals, or as typed.
  private mutating func addValues(from typed: String) throws(IndexError) {
    let capitalized = typed.prefix(1).uppercased() + typed.dropFirst().lowercased()
    let prefixes = Set([typed, typed.lowercased(), typed.uppercased(), capitalized])
    var values: [(Candidate, Int)] = []
    for view in snapshot.views {
      for field in keywordFields {
        let normalizer = snapshot.schema.fields[field].normalizer
        for prefix in normalizer.folds.isEmpty ? prefixes : Set(prefixes.map(normalizer.normalized))
        {
          try view.forEachTerm(field, from: Array(prefix.utf8), deadline) {
            (terms) throws(IndexError) in
            let word = String(decoding: terms.term, as: UTF8.self)
            let typedCount = prefix.unicodeScalars.count
            values.append(
              (Candidate(word: word, typedCount: typedCount, field: field), terms.entry.df))
            return true
          }
        }
      }
    }
    for (value, df) in values { add(value, df) }
  }
}
