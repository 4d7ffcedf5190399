// What would the simplest possible index answer?

public import GarlicText

/// An index that keeps every token of every document in plain arrays and looks at all of them for
/// every question: what the real one is compared with.
public struct OracleIndex {
  /// One field of one document.
  struct FieldTokens {
    var byTerm: [[UInt8]: [Int]] = [:]
    var length = 0
  }

  /// By field.
  private let analyzers: [Analyzer]
  private let fields: [(name: String, weight: Double, b: Double)]
  private var documents: [(id: String, fields: [FieldTokens])] = []
  private var scripts: [String: TextScript] = [:]
  private let k1 = 1.2

  /// An index of these text fields.
  public init(
    analyzer: Analyzer, fields: [(name: String, weight: Double)], b: Double = 0.75,
    own: [String: Analyzer] = [:]
  ) {
    analyzers = fields.map { own[$0.name] ?? analyzer }
    self.fields = fields.map { ($0.name, $0.weight, b) }
  }

  /// Adds a document.
  public mutating func add(id: String, _ values: [String: String]) throws {
    scripts[id] = Self.script(of: fields.map { values[$0.name] ?? "" })
    documents.append(
      (
        id,
        try zip(fields, analyzers).map { field, analyzer in
          var tokens = FieldTokens()
          for token in try analyzer.tokens(in: values[field.name] ?? "", for: .indexing) {
            tokens.byTerm[token.term, default: []].append(token.position)
            if token.weight > 0 { tokens.length += 1 }
          }
          return tokens
        }
      ))
  }

  /// In which script texts are written, as far as the library reads them.
  package static func script(of texts: [String]) -> TextScript {
    var sample = ScriptSample()
    for text in texts { sample.add(Array(text.utf8).span) }
    return sample.script
  }

  /// What the script of a document makes of its score, for a query.
  public func scriptFactor(of id: String, for query: String) -> Double {
    let script = Self.chineseScript(of: query)
    if !scripts.values.contains(script) { return 1 }
    let strangers: Set<TextScript> =
      switch script {
      case .simplified: [.traditional, .japanese, .korean]
      case .traditional: [.simplified, .japanese, .korean]
      case .japanese: [.simplified, .traditional, .korean]
      case .korean: [.simplified, .traditional, .japanese]
      case .neither, .han, .alphabetic: []
      }
    return scripts[id].map { strangers.contains($0) } == true ? 0.93 : 1
  }

  /// The script of a query: of its Chinese if it tells, however little that is.
  private static func chineseScript(of query: String) -> TextScript {
    var sample = ScriptSample()
    sample.add(Array(query.utf8).span)
    return sample.chinese == .neither ? sample.script : sample.chinese
  }

  /// The scripts of the documents that a query is ranked among.
  private func own(_ query: String) -> Set<TextScript> {
    let script = Self.script(of: [query])
    var own: Set<TextScript> =
      switch script {
      case .neither: []
      case .simplified: [.simplified, .han, .japanese]
      case .traditional: [.traditional, .han, .japanese]
      case .han: [.simplified, .traditional, .han, .japanese]
      case .japanese: [.japanese]
      case .korean: [.korean]
      case .alphabetic: [.alphabetic]
      }
    if script.isChinese {
      let chinese: Set<TextScript> = [.simplified, .traditional]
      let known = scripts.values
      if known.count(where: { own.contains($0) }) * 16
        < known.count(where: { chinese.contains($0) })
      {
        own.formUnion(chinese)
      }
    }
    let count = documents.count { own.contains(scripts[$0.id] ?? .neither) }
    return count == 0 || count == documents.count ? [] : own
  }

  /// How rare a term is among the documents of the query's scripts and twenty that are as all are.
  private func idf(_ term: [UInt8], for query: String, in asked: [Int]? = nil) -> Double? {
    let has = (asked ?? Array(fields.indices)).map { field in
      documents.filter { $0.fields[field].byTerm[term] != nil }
    }
    let most = has.map(\.count).max() ?? 0
    if most == 0 { return nil }
    let isFunctionWord = FunctionWords.contains(term)
    let own = own(query)
    // Of fields in which it is in equally many documents the one where it is least rare.
    return has.filter { $0.count == most }.map { found in
      var count = Double(documents.count)
      var df = Double(found.count)
      if !own.isEmpty {
        let share = df / count
        count = Double(documents.count { own.contains(scripts[$0.id] ?? .neither) }) + 20
        df = Double(found.count { own.contains(scripts[$0.id] ?? .neither) }) + 20 * share
      }
      if isFunctionWord {
        count += 100
        df += 80
      }
      return Logarithm.natural(1 + (count - df + 0.5) / (df + 0.5))
    }.min()
  }

  /// A length as one byte keeps it: exact below 40, then eight steps an octave, rounded down.
  static func rounded(_ length: Int) -> Double {
    if length < 40 { return Double(length) }
    var step = 1
    while step * 16 <= length { step *= 2 }
    return Double(length / step * step)
  }

  private func average(_ field: Int, for query: String) -> Double {
    let own = own(query)
    var all = (sum: 0.0, count: 0.0)
    var mine = (sum: 0.0, count: 0.0)
    for document in documents where document.fields[field].length > 0 {
      let length = Self.rounded(document.fields[field].length)
      all = (all.sum + length, all.count + 1)
      if own.contains(scripts[document.id] ?? .neither) {
        mine = (mine.sum + length, mine.count + 1)
      }
    }
    if all.count == 0 { return 1 }
    let average = all.sum / all.count
    if own.isEmpty { return max(average, 1) }
    return max((mine.sum + 20 * average) / (mine.count + 20), 1)
  }

  /// BM25F scores of weighted terms: every document that has one of them.
  public func scores(
    of terms: [(term: [UInt8], weight: Double)], for query: String, in asked: [Int]? = nil
  ) -> [String: Double] {
    let averages = fields.indices.map { average($0, for: query) }
    var result: [String: Double] = [:]
    for (term, weight) in terms {
      guard let idf = idf(term, for: query, in: asked) else { continue }
      for document in documents {
        var count = 0.0
        for field in asked ?? Array(fields.indices) {
          guard let positions = document.fields[field].byTerm[term] else { continue }
          let norm =
            1 - fields[field].b + fields[field].b
            * Self.rounded(document.fields[field].length) / averages[field]
          count += fields[field].weight * Double(positions.count) / norm
        }
        if count > 0 { result[document.id, default: 0] += weight * idf * count / (k1 + count) }
      }
    }
    return result
  }

  /// What the places of four and more weighted terms in a field are worth, for every document: of
  /// those that are no words of the segmenter the sixteen that weigh most count half their weight at the very beginning, half of that twenty units
  /// further, and those of the best sixty units three tenths.
  public func proximityScores(
    of terms: [(term: [UInt8], weight: Double)], in field: Int, for query: String
  ) -> [String: Double] {
    var weighed: [(term: [UInt8], weight: Double)] = []
    for (term, weight) in terms {
      guard let idf = idf(term, for: query) else { continue }
      weighed.append((term, weight * idf))
    }
    if weighed.count < 4 { return [:] }
    let order = weighed.indices.sorted { (-weighed[$0].weight, $0) < (-weighed[$1].weight, $1) }
    let best = order.filter { weighed[$0].term.first != Token.wordTag }.prefix(16).map {
      weighed[$0]
    }
    var result: [String: Double] = [:]
    for document in documents {
      let places = best.map { document.fields[field].byTerm[$0.term] ?? [] }
      var score = 0.0
      for (number, positions) in places.enumerated() {
        if let first = positions.min() {
          score += 0.5 * best[number].weight / (1 + Double(first) / 20)
        }
      }
      var passage = 0.0
      for start in places.joined() {
        var sum = 0.0
        for (number, positions) in places.enumerated()
        where positions.contains(where: { (start..<start + 60).contains($0) }) {
          sum += best[number].weight
        }
        passage = max(passage, sum)
      }
      result[document.id] = score + 0.3 * passage
    }
    return result
  }

  /// The fields by how they cut a text: those in which it has the same tokens are asked together.
  public func groups(of text: String) throws -> [(tokens: [Token], fields: [Int])] {
    var groups: [(tokens: [Token], fields: [Int])] = []
    for (field, analyzer) in analyzers.enumerated() {
      let tokens = try analyzer.tokens(in: text)
      if let known = groups.firstIndex(where: { $0.tokens == tokens }) {
        groups[known].fields.append(field)
      } else {
        groups.append((tokens, [field]))
      }
    }
    return groups
  }

  /// Documents in which the tokens of a text stand in this order in one field, side by side.
  public func documents(containing text: String, in asked: [Int]? = nil) throws -> Set<String> {
    var result: Set<String> = []
    for number in asked ?? Array(fields.indices) {
      let all = try analyzers[number].tokens(in: text)
      let tokens = all.filter { $0.kind == .bigram || $0.kind == .word }
      let first = all.map(\.position).min() ?? 0
      for document in documents {
        let field = document.fields[number]
        guard let lead = tokens.first, let starts = field.byTerm[lead.term] else { continue }
        let found = starts.contains { start in
          tokens.allSatisfy {
            field.byTerm[$0.term]?.contains(start + $0.position - first) == true
          }
        }
        if found { result.insert(document.id) }
      }
    }
    return result
  }
}
