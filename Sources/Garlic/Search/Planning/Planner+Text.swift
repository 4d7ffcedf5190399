// What does a piece of text in a query look for?

import GarlicText

extension Planner {
  /// A clause as typed; nil when there is nothing in it to look for.
  func leaf(_ text: AnalyzedText, _ scope: Scope) throws(IndexError) -> PlanNode? {
    if !text.variants.isEmpty {
      return try alternatives(of: text, scope) { (text, scope) throws(IndexError) in
        try leaf(text, scope)
      }
    }
    let (textFields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    for field in others { nodes.append(value(text.text, field)) }
    if !textFields.isEmpty {
      var scope = scope
      scope.hasForms = text.hasForms && ranking == .standard
      if let node = try words(of: text.runs, textFields, scope) {
        nodes.append(try spelled(text, node, textFields, scope))
      } else if others.isEmpty {
        return nil
      }
    }
    return nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }

  /// A text that fields cut differently: what it is in any of them; nil when there is nothing to look for.
  private func alternatives(
    of text: AnalyzedText, _ scope: Scope,
    _ plan: (AnalyzedText, Scope) throws(IndexError) -> PlanNode?
  ) throws(IndexError) -> PlanNode? {
    var nodes: [PlanNode] = []
    for variant in text.variants {
      var part = scope
      part.fields = scope.fields.filter { variant.fields.contains($0) }
      if part.fields.isEmpty { continue }
      if let node = try plan(variant.text, part) { nodes.append(node) }
    }
    if nodes.count < 2 { return nodes.first }
    let any = PlanNode.or(nodes, minimum: 1)
    return strictness == .relaxed ? flattened(any) : any
  }

  /// What an occurrence of a word in another spelling counts, as a share of one as it was typed.
  static let otherSpelling = 0.9

  /// The plan of a text, or of another spelling of it.
  private func spelled(
    _ text: AnalyzedText, _ asTyped: PlanNode, _ fields: [Int], _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    if text.others.isEmpty || ranking != .standard { return asTyped }
    let typed = try weighed(text.tokens, fields, scope.boost)
    if strictness == .relaxed { return try relaxed(text, asTyped, typed, fields, scope) }
    let most = typed.reduce(0) { $0 + $1.weight }
    var nodes = [asTyped]
    for (runs, share) in text.others {
      let terms = try weighed(runs.flatMap(\.tokens), fields, scope.boost)
      if terms.isEmpty { continue }
      // No rarer spelling comes before the one that was typed.
      let sum = terms.reduce(0) { $0 + $1.weight }
      var other = scope
      other.boost *= share * (most > 0 ? min(1, most / sum) : 1)
      if let node = try words(of: runs, fields, other) { nodes.append(node) }
    }
    return nodes.count == 1 ? asTyped : .or(nodes, minimum: 1)
  }

  /// The same where documents rank by how much matches: of other spellings whole words count, no pieces of them.
  private func relaxed(
    _ text: AnalyzedText, _ asTyped: PlanNode, _ typed: [PlannedTerm], _ fields: [Int],
    _ scope: Scope
  ) throws(IndexError) -> PlanNode {
    var known = Set(typed.map(\.term))
    var more: [PlanNode] = []
    for (word, replaced) in text.otherWords where known.insert(word.token.term).inserted {
      let most = try weighed(replaced, fields, scope.boost * Self.otherSpelling)
        .reduce(0) { $0 + $1.weight }
      if !word.pieces.isEmpty {
        // As what was typed: a word and its bigrams, whose positions tell where it stands.
        var terms = try weighed(
          word.pieces.filter { $0.term == word.token.term || known.insert($0.term).inserted },
          fields,
          scope.boost * Self.otherSpelling)
        let sum = terms.reduce(0) { $0 + $1.weight }
        if most > 0, sum > most {
          for index in terms.indices { terms[index].weight *= most / sum }
        }
        more += terms.map { .term($0) }
        continue
      }
      // One term that stands for the word and its bigrams, unless the two spellings share some of these.
      let weight =
        word.shared
        ? ranking.weight(of: word.token)
        : replaced.reduce(0) {
          $0 + max(ranking.weight(of: $1), 0)
        }
      guard
        var term = try planned(
          word.token.term, weight, fields, scope.boost * Self.otherSpelling)
      else { continue }
      if most > 0 { term.weight = min(term.weight, most) }
      more.append(.term(term))
    }
    if text.runs.count == 1, KanaSpelling.isKana(text.text) {
      // A text that is nothing else counts where it stands in the other kana, however the segmenter cuts it there.
      for (runs, share) in text.others where share == Self.otherSpelling && runs.count == 1 {
        let terms = try weighed(runs[0].tokens, fields, scope.boost * Self.otherSpelling)
        if !terms.isEmpty { more.append(scored(runs[0].sequence, fields, by: terms)) }
      }
    }
    for (alternative, runs, replaced) in text.synonyms {
      if let node = try synonym(alternative, runs, replaced, fields, scope) { more.append(node) }
    }
    if more.isEmpty { return asTyped }
    if case .or(let parts, 1) = asTyped {
      // What says that a run stands as typed comes last.
      if case .constant? = parts.last {
        return .or(parts.dropLast() + more + parts.suffix(1), minimum: 1)
      }
      return .or(parts + more, minimum: 1)
    }
    return asTyped.isNothing ? .or(more, minimum: 1) : .or([asTyped] + more, minimum: 1)
  }

  func split(_ fields: [Int]) -> (text: [Int], others: [Int]) {
    let kinds = snapshot.schema.fields
    if fields.allSatisfy({ kinds[$0].kind == .text }) { return (fields, []) }
    return (fields.filter { kinds[$0].kind == .text }, fields.filter { kinds[$0].kind != .text })
  }

  func words(
    of runs: [QueryRun], _ fields: [Int], _ scope: Scope
  ) throws(IndexError) -> PlanNode? {
    if runs.isEmpty { return nil }
    if let character = loneCharacter(runs) {
      return try self.character(character, fields, scope.boost)
    }
    // A sequence is scored by its terms as they stand.
    let hasForms = scope.hasForms && (strictness == .relaxed || runs.count == 1)
    let terms = try weighed(
      runs.count == 1 ? runs[0].tokens : runs.flatMap(\.tokens), fields, scope.boost,
      hasForms: hasForms)
    if strictness == .relaxed {
      if terms.isEmpty { return .nothing }
      let isBoosted = scope.isWhole && ranking == .standard && runs.count == 1 && runs[0].isLong
      return isBoosted
        ? boosted(terms, .sequence(runs[0].sequence, fields: fields, slop: 0))
        : .or(terms.map { .term($0) }, minimum: 1)
    }
    if runs.count(where: { $0.isCJK }) > 1 {
      // Runs with punctuation between them, as in a question: each is looked for by itself.
      var parts: [PlanNode] = []
      for run in runs {
        if let part = try words(of: [run], fields, scope) { parts.append(part) }
      }
      return .and(parts)
    }
    let parts = runs.count == 1 ? runs[0].sequence : runs.flatMap(\.sequence)
    let asTyped = scored(parts, fields, by: terms)
    guard let word = runs.hyphenated, let weight = runs.first?.tokens.first?.weight,
      let joined = try planned(
        word.term, ranking.weight(of: .word, weight), fields, scope.boost)
    else { return asTyped }
    return .or([asTyped, .term(joined)], minimum: 1)
  }

  /// A sequence and the terms that score it: a term alone where they are the same.
  func scored(
    _ parts: [SequencePart], _ fields: [Int], by terms: [PlannedTerm], slop: Int = 0
  ) -> PlanNode {
    if parts.count == 1, terms.count == 1, case .term(terms[0].term) = parts[0].what {
      return .term(terms[0])
    }
    // A token filter may leave words without what says where they stand.
    if parts.isEmpty { return terms.isEmpty ? .nothing : .or(terms.map { .term($0) }, minimum: 1) }
    return .scored(.sequence(parts, fields: fields, slop: slop), by: terms)
  }

  /// The character, when a text is one alone.
  private func loneCharacter(_ runs: [QueryRun]) -> [UInt8]? {
    guard runs.count == 1, runs[0].isCJK, runs[0].unitCount == 1,
      case .character(let character)? = runs[0].sequence.first?.what
    else { return nil }
    return character
  }

  /// All occurrences of a character, as one term.
  private func character(
    _ character: [UInt8], _ fields: [Int], _ boost: Double
  ) throws(IndexError) -> PlanNode {
    let unions = try snapshot.context().characterUnions
    let key = statistics.key(ofCharacter: character, fields, boost: boost, k1: scoring.k1)
    if let key, let known = unions.union(key) { return .documents(known.lists, most: known.most) }
    let node = try expansion(of: .character(character), fields, boost) {
      (view, field, take) throws(IndexError) in
      try view.forEachTerm(field, from: character, deadline) { (terms) throws(IndexError) in
        try take(try view.reader.cursor(terms, field: field))
        return true
      }
    }
    if let key, case .documents(let lists, let most) = node {
      unions.keep(CharacterUnions.Union(lists: lists, most: most), for: key)
    }
    return node
  }

  /// A word as the segmenter cut it, if the text is one; else as `leaf`.
  func word(_ text: AnalyzedText, _ scope: Scope) throws(IndexError) -> PlanNode? {
    if !text.variants.isEmpty {
      return try alternatives(of: text, scope) { (text, scope) throws(IndexError) in
        try word(text, scope)
      }
    }
    let tokens = text.tokens
    let (fields, others) = split(scope.fields)
    var units = 0
    for index in tokens.indices {
      units = max(units, tokens[index].position + tokens[index].unitCount)
    }
    for index in tokens.indices
    where others.isEmpty && tokens[index].position == 0 && tokens[index].unitCount == units
      && tokens[index].kind != .unigram
    {
      let weight = ranking.weight(of: tokens[index].kind, 1)
      if weight <= 0 { return .nothing }
      return try planned(tokens[index].term, weight, fields, scope.boost).map { .term($0) }
        ?? .nothing
    }
    return try leaf(text, scope)
  }

  /// Any of the terms; documents in which their long run stands as typed score a little more.
  private func boosted(_ terms: [PlannedTerm], _ sequence: PlanNode) -> PlanNode {
    let most = terms.reduce(0) { $0 + $1.weight }
    let asTyped = PlanNode.constant(sequence, Score.exact(most * Planner.exactRunBoost))
    return .or(terms.map { .term($0) } + [asTyped], minimum: 1)
  }

  /// The ranked terms of tokens, equal ones as one.
  func weighed(
    _ tokens: [Token], _ fields: [Int], _ boost: Double, hasForms: Bool = false
  ) throws(IndexError) -> [PlannedTerm] {
    // The first token of each term and the weights of all its tokens.
    var wanted: [(token: Int, weight: Double)] = []
    wanted.reserveCapacity(tokens.count)
    // Most queries are shorter than a table of hashes is worth.
    var indices: [[UInt8]: Int] = [:]
    for index in tokens.indices {
      let weight = ranking.weight(of: tokens[index].kind, tokens[index].weight)
      if weight <= 0 { continue }
      var known: Int?
      if tokens.count < 32 {
        known = wanted.firstIndex { tokens[$0.token].term == tokens[index].term }
      } else {
        known = indices[tokens[index].term]
        if known == nil { indices[tokens[index].term] = wanted.count }
      }
      if let known {
        wanted[known].weight += weight
      } else {
        wanted.append((index, weight))
      }
    }
    var terms: [PlannedTerm] = []
    terms.reserveCapacity(wanted.count)
    var deadline = deadline
    for (index, weight) in wanted {
      try deadline.tick()
      let term = tokens[index].term
      let hasForms = hasForms && tokens[index].kind == .word && EnglishStemmer.isWord(term)
      if let term = try planned(term, weight, fields, boost, hasForms: hasForms) {
        terms.append(term)
      }
    }
    return terms
  }

  /// A term that ranks; nil when no document has it.
  private func planned(
    _ term: [UInt8], _ weight: Double, _ fields: [Int], _ boost: Double, hasForms: Bool = false
  ) throws(IndexError) -> PlannedTerm? {
    let facts = try statistics.facts(of: term, fields)
    statistics.prefetch(facts, fields)
    let forms = hasForms ? try statistics.forms(of: term, fields, deadline) : []
    // Rare is what was typed, however common its forms are; of a word that is nowhere its commonest form tells.
    var rare = (term: term, facts: facts)
    if facts.df == 0, let form = forms.first {
      rare = (form.term, try statistics.facts(of: form.term, fields))
    }
    if rare.facts.df == 0 { return nil }
    let idf = try statistics.idf(of: rare.term, fields, rare.facts, deadline)
    return PlannedTerm(
      term: term, fields: fields, weight: weight * idf * boost, df: rare.facts.df,
      entries: facts.entries, forms: forms)
  }

  /// Text in quotes; nil when there is nothing in it to look for.
  func phrase(
    _ text: AnalyzedText, _ slop: Int, _ prefix: Bool, _ scope: Scope
  ) throws(IndexError) -> PlanNode? {
    if !text.variants.isEmpty {
      return try alternatives(of: text, scope) { (text, scope) throws(IndexError) in
        try phrase(text, slop, prefix, scope)
      }
    }
    let (fields, others) = split(scope.fields)
    var nodes: [PlanNode] = []
    for field in others { nodes.append(value(text.text, field)) }
    let runs = text.runs
    if !fields.isEmpty, let character = loneCharacter(runs) {
      nodes.append(try self.character(character, fields, scope.boost))
    } else if !fields.isEmpty, !runs.isEmpty {
      let single = runs.count == 1 ? runs[0] : nil
      var parts = runs.flatMap { slop > 0 ? $0.looseSequence : $0.sequence }
      let terms = try weighed(
        single?.tokens ?? runs.flatMap(\.tokens), fields, scope.boost)
      if prefix, let last = parts.last, case .term(let term) = last.what {
        parts[parts.count - 1].what = .prefix(term)
      }
      nodes.append(scored(parts, fields, by: terms, slop: slop))
    }
    return nodes.isEmpty ? nil : nodes.count == 1 ? nodes[0] : .or(nodes, minimum: 1)
  }
}
