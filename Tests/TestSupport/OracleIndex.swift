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

  private let analyzer: Analyzer
  private let fields: [(name: String, weight: Double, b: Double)]
  private var documents: [(id: String, fields: [FieldTokens])] = []
  private var scripts: [String: HanScript] = [:]
  private let k1 = 1.2

  /// An index of these text fields.
  public init(
    analyzer: Analyzer, fields: [(name: String, weight: Double)], b: Double = 0.75
  ) {
    self.analyzer = analyzer
    self.fields = fields.map { ($0.name, $0.weight, b) }
  }

  /// Adds a document.
  public mutating func add(id: String, _ values: [String: String]) throws {
    scripts[id] = Self.script(of: fields.map { values[$0.name] ?? "" })
    documents.append(
      (
        id,
        try fields.map { field in
          var tokens = FieldTokens()
          for token in try analyzer.tokens(in: values[field.name] ?? "") {
            tokens.byTerm[token.term, default: []].append(token.position)
            if token.weight > 0 { tokens.length += 1 }
          }
          return tokens
        }
      ))
  }

  /// In which script texts are written, as far as the library reads them.
  package static func script(of texts: [String]) -> HanScript {
    var sample = ScriptSample()
    for text in texts { sample.add(Array(text.utf8).span) }
    return sample.script
  }

  /// What the script of a document makes of its score, for a query.
  public func scriptFactor(of id: String, for query: String) -> Double {
    let other = Self.script(of: [query]).other
    let known = Set(scripts.values)
    let isMixed = known.contains(.simplified) && known.contains(.traditional)
    return isMixed && other != .neither && scripts[id] == other ? 0.98 : 1
  }

  /// A length as one byte keeps it: exact below 40, then eight steps an octave, rounded down.
  static func rounded(_ length: Int) -> Double {
    if length < 40 { return Double(length) }
    var step = 1
    while step * 16 <= length { step *= 2 }
    return Double(length / step * step)
  }

  private func average(_ field: Int) -> Double {
    var sum = 0.0
    var count = 0.0
    for document in documents where document.fields[field].length > 0 {
      sum += Self.rounded(document.fields[field].length)
      count += 1
    }
    return count > 0 ? max(sum / count, 1) : 1
  }

  /// BM25F scores of weighted terms: every document that has one of them.
  public func scores(of terms: [(term: [UInt8], weight: Double)]) -> [String: Double] {
    let averages = fields.indices.map { average($0) }
    var result: [String: Double] = [:]
    for (term, weight) in terms {
      let df =
        fields.indices.map { field in documents.count { $0.fields[field].byTerm[term] != nil } }
        .max() ?? 0
      if df == 0 { continue }
      let idf = Logarithm.natural(
        1 + (Double(documents.count - df) + 0.5) / (Double(df) + 0.5))
      for document in documents {
        var count = 0.0
        for field in fields.indices {
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
    of terms: [(term: [UInt8], weight: Double)], in field: Int
  ) -> [String: Double] {
    var weighed: [(term: [UInt8], weight: Double)] = []
    for (term, weight) in terms {
      let df =
        fields.indices.map { field in documents.count { $0.fields[field].byTerm[term] != nil } }
        .max() ?? 0
      if df == 0 { continue }
      let idf = Logarithm.natural(
        1 + (Double(documents.count - df) + 0.5) / (Double(df) + 0.5))
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

  /// Documents in which the tokens of a text stand in this order in one field, side by side.
  public func documents(containing text: String) throws -> Set<String> {
    let tokens = try analyzer.tokens(in: text).filter { $0.kind == .bigram || $0.kind == .word }
    let first = try analyzer.tokens(in: text).map(\.position).min() ?? 0
    var result: Set<String> = []
    for document in documents {
      for field in document.fields {
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
