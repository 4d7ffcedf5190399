// Which words of the index are near those that no document has?

import GarlicText

/// The search for a suggestion.
struct SuggestionSearch {
  private let snapshot: Snapshot
  private let options: SearchOptions
  private var analyzer: Analyzer
  private var fields: [Int]
  /// The fields by their analyzers.
  private let parts: [FieldAnalyzers.Part]
  private let deadline: Deadline

  /// The near words of each word that are tried.
  private static let mostTried = 4
  /// A word is little known when no more than one of so many documents has it.
  static let littleShare = 1000
  /// A word that is little known is changed only to one that so many times the documents have.
  static let leastRatio = 20
  /// A word of letters that documents have is changed only to one that so many times of them have.
  private static let surestRatio = 200

  init(
    _ snapshot: Snapshot, _ names: [String]?, _ options: SearchOptions
  ) throws(IndexError) {
    self.snapshot = snapshot
    self.options = options
    analyzer = try snapshot.context().analyzer
    let chosen = names.map { $0.compactMap { snapshot.schema.index(of: $0) } }
    fields = (chosen ?? Array(snapshot.schema.fields.indices)).filter {
      snapshot.schema.fields[$0].kind == .text
    }
    parts = try snapshot.context().analyzers.parts(of: fields, in: snapshot.schema)
    if parts.count == 1 { analyzer = parts[0].analyzer }
    deadline = Deadline(options)
  }

  func suggestion(for text: String) throws(IndexError) -> Suggestion? {
    var changes: [Suggestion.Change] = []
    var missing: [String] = []
    var words: [String] = []
    let parts = text.unicodeScalars.split(whereSeparator: { $0.properties.isWhitespace }).map {
      String($0)
    }
    var at = 0
    while at < parts.count {
      let word = parts[at]
      at += 1
      guard Self.isPlain(word) else {
        words.append(word)
        continue
      }
      let known = try count(.text(word))
      if at < parts.count, let joined = try joined(word, known, parts[at]) {
        changes.append(Suggestion.Change(typed: "\(word) \(parts[at])", word: joined))
        words.append(joined)
        at += 1
        continue
      }
      words.append(word)
      let near = known > 0 ? try better(word, known) : try meant(word)
      if let near {
        changes.append(Suggestion.Change(typed: word, word: near))
        words[words.count - 1] = near
      } else if known == 0 {
        missing.append(word)
      }
    }
    let query = words.joined(separator: " ")
    if !changes.isEmpty, missing.isEmpty {
      let found = try snapshot.search(query, options).total.count
      if found > 0 {
        return Suggestion(query: query, documents: found, changes: changes, missing: [])
      }
    }
    missing += changes.map(\.typed)
    return missing.isEmpty
      ? nil : Suggestion(query: nil, documents: 0, changes: [], missing: missing)
  }

  private func count(_ query: Query) throws(IndexError) -> Int {
    try snapshot.search(query, options).total.count
  }

  /// What was meant by a word that no document has: what other keys had written, a word near it, or two words without
  /// the space between them.
  private func meant(_ word: String) throws(IndexError) -> String? {
    if let other = try ofOtherLayout(word) { return other }
    let near = try nearest(word)
    if let near, FuzzyPattern(word, edits: 1).distance(to: Array(near.utf8)) != nil { return near }
    return try split(word) ?? near
  }

  /// A word instead of one that few documents have; nil mostly.
  private func better(_ word: String, _ known: Int) throws(IndexError) -> String? {
    guard known * Self.littleShare <= snapshot.count else { return nil }
    if try isDoubtful(word), let near = try nearestBySound(word),
      try count(.text(near)) >= Self.leastRatio * known
    {
      return near
    }
    for near in MistypedWord.likelyMeant(word)
    where try count(.text(near)) >= Self.surestRatio * known {
      return near
    }
    return nil
  }

  /// One word for two neighbours of which no document has one, or not both.
  private func joined(
    _ word: String, _ known: Int, _ next: String
  ) throws(IndexError) -> String? {
    guard Self.isPlain(next), Script(word) != nil, Script(word) == Script(next) else { return nil }
    if known > 0, try count(.text(next)) > 0, try count(.all(of: "\(word) \(next)")) > 0 {
      return nil
    }
    let joined = word + next
    return try count(.text(joined)) > 0 ? joined : nil
  }

  /// Two words that stand together in documents, of several those that most documents have so.
  private func split(_ word: String) throws(IndexError) -> String? {
    guard let script = Script(word) else { return nil }
    let scalars = Array(word.unicodeScalars)
    let least = script.leastPart
    guard scalars.count >= 2 * least, scalars.count <= Self.longestSplit else { return nil }
    var best: (text: String, documents: Int)?
    for cut in least...scalars.count - least {
      let parts = [scalars[..<cut], scalars[cut...]].map { String(String.UnicodeScalarView($0)) }
      // Either is looked up in the dictionary first: most are no words.
      if try count(.text(parts[0])) == 0 { continue }
      if try count(.text(parts[1])) == 0 { continue }
      let text = parts.joined(separator: " ")
      let documents = try count(.phrase(text))
      if documents > best?.documents ?? 0 { best = (text, documents) }
    }
    return best?.text
  }

  /// Characters of the longest word that is split.
  private static let longestSplit = 40

  /// The word that the same keys write in the other layout, where documents have it.
  private func ofOtherLayout(_ word: String) throws(IndexError) -> String? {
    if let hangul = HangulKeys.hangul(ofKeys: word) {
      let scalars = hangul.unicodeScalars
      guard scalars.count > 1, scalars.allSatisfy({ Jamo.isSyllable($0.value) }) else { return nil }
      return try count(.text(hangul)) > 0 ? hangul : nil
    }
    // Hangul in full syllables is rather a slip.
    guard word.unicodeScalars.contains(where: { 0x3131...0x3163 ~= $0.value }),
      let keys = HangulKeys.keys(ofHangul: word), keys.utf8.count > 2
    else { return nil }
    return try count(.text(keys)) > 0 ? keys : nil
  }

  /// The scripts in which words are written with and without a space between them.
  private enum Script {
    case latin
    case hangul

    init?(_ word: String) {
      let scalars = word.unicodeScalars
      if scalars.allSatisfy({ Jamo.isSyllable($0.value) }) {
        self = .hangul
      } else if scalars.allSatisfy({ $0.properties.isAlphabetic && $0.value < 0x2E80 }) {
        self = .latin
      } else {
        return nil
      }
    }

    /// The fewest characters of a word that another is cut off from.
    var leastPart: Int { self == .latin ? 3 : 2 }
  }

  /// Whether a part of the query is a word and no syntax.
  private static func isPlain(_ word: String) -> Bool {
    !["AND", "OR", "NOT"].contains(word)
      && word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || $0.properties.generalCategory == .nonspacingMark || $0 == "ー"
      }
  }

  /// The word of the index that is nearest, of several the one with most documents; nil when none is near.
  private func nearest(_ word: String) throws(IndexError) -> String? {
    try best { (search) throws(IndexError) in try search.nearestOfPart(word) }
  }

  /// What most documents have of what each analysis of the fields suggests.
  private func best(
    _ suggest: (SuggestionSearch) throws(IndexError) -> String?
  ) throws(IndexError) -> String? {
    if parts.count < 2 { return try suggest(self) }
    var best: (word: String, documents: Int)?
    for part in parts {
      var search = self
      (search.analyzer, search.fields) = part
      guard let word = try suggest(search) else { continue }
      let documents = try count(.text(word))
      if documents > best?.documents ?? 0 { best = (word, documents) }
    }
    return best?.word
  }

  private func nearestOfPart(_ word: String) throws(IndexError) -> String? {
    let runs = try QueryRun.runs(of: word, by: analyzer)
    guard runs.count == 1, let run = runs.first else { return nil }
    if run.isHangul { return try nearestHangul(word) }
    var found: [String: (distance: Int, df: Int)] = [:]
    if run.isCJK {
      guard Romaji.looseKana(of: word.unicodeScalars) != nil else {
        return try nearestBySoundOfPart(word)
      }
      let pattern = FuzzyPattern(word)
      if pattern.edits == 0 { return nil }
      try forEachTerm(from: [Token.wordTag]) { (term, df) in
        guard let distance = pattern.distance(to: term.dropFirst()) else { return }
        let near = String(decoding: term.dropFirst(), as: UTF8.self)
        if Romaji.looseKana(of: near.unicodeScalars) == nil { return }
        found[near, default: (distance, 0)].df += df
      }
    } else {
      guard let term = run.tokens.first(where: { $0.kind == .word }) else { return nil }
      let pattern = FuzzyPattern(term.text)
      if pattern.edits == 0 || term.text.utf8.allSatisfy({ $0 < 0x40 }) { return nil }
      for view in snapshot.views {
        for field in fields {
          guard let dictionary = try view.reader.dictionary(field) else { continue }
          var walk = FuzzyWalk(dictionary, pattern, deadline)
          while try walk.next() {
            guard let distance = pattern.distance(to: walk.terms.term) else { continue }
            let near = String(decoding: walk.terms.term, as: UTF8.self)
            found[near, default: (distance, 0)].df += walk.terms.entry.df
          }
        }
      }
    }
    return try best(found, for: word)
  }

  /// Whether a word that few documents have may be a slip: Chinese characters that the segmenter takes for no word
  /// often meet by chance, as in 原因该.
  private func isDoubtful(_ word: String) throws(IndexError) -> Bool {
    let runs = try QueryRun.runs(of: word, by: analyzer)
    guard runs.count == 1, let run = runs.first, run.isCJK else { return false }
    return !run.tokens.contains {
      ($0.kind == .cjkWord || $0.kind == .bigram && $0.weight >= TypedText.leastWordWeight)
        && $0.unitCount == run.unitCount
    }
  }

  /// The likeliest word of the index that sounds alike; nil for words that are not Chinese.
  private func nearestBySound(_ word: String) throws(IndexError) -> String? {
    try best { (search) throws(IndexError) in try search.nearestBySoundOfPart(word) }
  }

  private func nearestBySoundOfPart(_ word: String) throws(IndexError) -> String? {
    guard let folded = try TypedText(word, by: analyzer).folded,
      let correction = SoundCorrection(folded, snapshot, analyzer, fields, deadline)
    else { return nil }
    for near in try correction.words().prefix(Self.mostTried) where try count(.text(near)) > 0 {
      return near
    }
    return nil
  }

  /// Hangul: the first or the last bigram of the word is near, the others are as they were typed.
  private func nearestHangul(_ word: String) throws(IndexError) -> String? {
    let scalars = Array(word.unicodeScalars)
    guard scalars.count > 1, scalars.count <= 16,
      scalars.allSatisfy({ Jamo.isSyllable($0.value) })
    else { return nil }
    var found: [String: (distance: Int, df: Int)] = [:]
    for at in 0..<scalars.count - 1 {
      let typed = String(String.UnicodeScalarView(scalars[at...at + 1]))
      let pattern = FuzzyPattern(typed, edits: 1)
      try forEachTerm(from: []) { (term, df) in
        // Two syllables are six bytes.
        guard term.count == 6, term[0] >= 0xEA, term[0] <= 0xED,
          let distance = pattern.distance(to: term), distance > 0
        else { return }
        let bigram = String(decoding: term, as: UTF8.self).unicodeScalars
        let near = String(
          String.UnicodeScalarView(scalars[..<at] + Array(bigram) + scalars[(at + 2)...]))
        found[near, default: (distance, 0)].df += df
      }
    }
    return try best(found, for: word)
  }

  /// The nearest that is found: of several one that differs by a likely slip, then one with the same first letter,
  /// then the most frequent.
  private func best(
    _ found: [String: (distance: Int, df: Int)], for typed: String
  ) throws(IndexError) -> String? {
    let skeleton = LikelySlips.skeleton(of: typed)
    let first = typed.unicodeScalars.first
    let order = found.map { (word, near) -> (key: String, cost: Int, df: Int) in
      if LikelySlips.skeleton(of: word) == skeleton { return (word, 0, near.df) }
      return (word, 2 * near.distance + (word.unicodeScalars.first == first ? 0 : 1), near.df)
    }.sorted {
      if $0.cost != $1.cost { return $0.cost < $1.cost }
      return $0.df != $1.df
        ? $0.df > $1.df : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }
    // Of longer words few are whole words: the others are parts of different ones.
    for (word, _, _) in order.prefix(8 * Self.mostTried) where try count(.text(word)) > 0 {
      return word
    }
    return nil
  }

  private func forEachTerm(
    from prefix: [UInt8], _ body: ([UInt8], Int) -> Void
  ) throws(IndexError) {
    try snapshot.forEachTerm(of: fields, from: prefix, deadline, body)
  }
}
