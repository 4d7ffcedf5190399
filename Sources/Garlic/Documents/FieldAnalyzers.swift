// Which analyzer cuts the texts of which field?

import GarlicText

/// The analyzers of the text fields of a schema: that of the index, and those of fields with an analysis of their own.
struct FieldAnalyzers: Sendable {
  /// The analyzer of the index.
  let standard: Analyzer
  /// By field; empty when no field has its own.
  private let own: [Analyzer?]

  /// The same analyzer for all fields.
  init(_ analyzer: Analyzer) {
    standard = analyzer
    own = []
  }

  /// - Throws: `IndexError.analyzerMismatch` when the analyzer lacks what a field names.
  init(_ schema: Schema, _ analyzer: Analyzer, path: String) throws(IndexError) {
    standard = analyzer
    if schema.fields.allSatisfy({ $0.analysis == nil }) {
      own = []
      return
    }
    var own: [Analyzer?] = []
    var missing: [String] = []
    for field in schema.fields {
      guard let analysis = field.analysis else {
        own.append(nil)
        continue
      }
      do throws(AnalysisError) {
        own.append(try analyzer.analyzer(for: analysis))
      } catch {
        guard case .invalidAnalysis(let reason) = error else { throw .analysis(error.description) }
        missing.append("field '\(field.name)': \(reason)")
      }
    }
    if !missing.isEmpty { throw .analyzerMismatch(path: path, differences: missing) }
    self.own = own
  }

  /// Whether all fields have that of the index.
  var isUniform: Bool { own.isEmpty }

  /// Whether a field has its own.
  func hasOwn(_ field: Int) -> Bool { field < own.count && own[field] != nil }

  subscript(field: Int) -> Analyzer { field < own.count ? own[field] ?? standard : standard }

  /// Fields that one analyzer cuts.
  typealias Part = (analyzer: Analyzer, fields: [Int])

  /// Text fields by their analyzers, in the order of their first fields; fields of other kinds are with the first.
  func parts(of fields: [Int], in schema: Schema) -> [Part] {
    if isUniform { return [(standard, fields)] }
    var parts: [Part] = []
    for field in fields where schema.fields[field].kind == .text {
      let analyzer = self[field]
      if let known = parts.firstIndex(where: { $0.analyzer.identity == analyzer.identity }) {
        parts[known].fields.append(field)
      } else {
        parts.append((analyzer, [field]))
      }
    }
    let others = fields.filter { schema.fields[$0].kind != .text }
    if parts.isEmpty { return [(standard, others)] }
    parts[0].fields += others
    return parts
  }

  /// What keeps fields without bigrams from finding texts that were cut with these fingerprints, in words.
  ///
  /// Where there are bigrams, they find every text.
  func differences(from fingerprints: [AnalyzerFingerprint], in schema: Schema) -> [String] {
    var found: [String] = []
    for (number, field) in schema.fields.enumerated()
    where hasOwn(number) && !self[number].options.bigrams {
      for written in fingerprints {
        for difference in standard.fingerprint.cutDifference(from: written)
        where concerns(field, difference) {
          let difference = "field '\(field.name)': \(difference)"
          if !found.contains(difference) { found.append(difference) }
        }
      }
    }
    return found
  }

  /// Whether a difference of the index's analyzer is one of where the words of a field are cut.
  private func concerns(_ field: Field, _ difference: String) -> Bool {
    let isOfDictionary = difference.hasPrefix("dictionary")
    let isOfChoice = difference.hasPrefix("segmenter")
    switch field.analysis?.segmenter {
    case nil: return true
    case .custom, .disabled:
      return !isOfDictionary && !isOfChoice && !difference.hasPrefix("user words")
    case .lattice, .icu: return !isOfChoice && !(isOfDictionary && standard.segmenter != nil)
    }
  }
}
