// What must an index of these documents say?

public import GarlicText

@_spi(Measuring)
extension IndexDigest {
  /// An empty digest, to which documents are added: what an index of them must say, counted from their tokens
  /// alone and by none of the code that inverts, sorts, packs and merges.
  public init(expectedFor schema: Schema) { self.init(schema: schema) }

  /// Adds a document.
  ///
  /// - Parameters:
  ///   - document: the document; none with its id may have been added.
  ///   - schema: the fields.
  ///   - analyzer: the analyzer of the index.
  /// - Complexity: O(text).
  public mutating func add(_ document: Document, schema: Schema, analyzer: Analyzer)
    throws(AnalysisError)
  {
    let id = TermHash.of(id: Array(document.id.utf8))
    documentCount += 1
    ids &+= id
    var sample = ScriptSample()
    var record = ByteWriter()
    for (number, field) in schema.fields.enumerated() {
      let value = document.fields[field.name]
      if field.isStored, let value {
        record.u8(UInt8(number + 1))
        value.encode(into: &record)
      }
      guard field.hasTerms else {
        for sortable in NumberValue.sortable(value, field.kind) ?? [] {
          fields[number].values &+= Self.value(UInt64(bitPattern: sortable), of: id)
        }
        continue
      }
      var positions: [[UInt8]: [UInt32]] = [:]
      var length = 0
      if field.kind == .text, let text = value?.text {
        let own = try field.analysis.map { (analysis) throws(AnalysisError) in
          try analyzer.analyzer(for: analysis)
        }
        for token in try (own ?? analyzer).tokens(in: text, for: .indexing) {
          positions[token.term, default: []].append(UInt32(token.position))
          if token.isRanked { length += 1 }
        }
        sample.add(Array(text.utf8).span)
      } else if let value {
        var keywords = [value.text]
        if case .strings(let list) = value { keywords = list }
        for keyword in Set(keywords.map(field.normalizer.normalized)) {
          positions[Array(keyword.utf8)] = [0]
        }
        length = positions.count
      }
      for (term, positions) in positions {
        let keepsPositions = field.hasPositions && term.first != Token.wordTag
        let hash = TermHash.of(prefix: TermPrefix.of(term[...]), term)
        fields[number].terms[hash, default: Term()].add(
          id: id, frequency: positions.count,
          positions: keepsPositions ? positions.sorted() : [])
      }
      fields[number].values &+= Self.value(UInt64(Norm.code(length)), of: id)
    }
    if schema.fields.contains(where: \.isStored) {
      stored &+= Self.value(TermHash.of(id: record.bytes), of: id)
    }
    scripts &+= Self.value(of: sample.script, id)
  }
}
