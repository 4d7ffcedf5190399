// With which analyzer are texts and queries cut, and does it find what the index was made with?

import GarlicText

/// Makes the analyzer when it is first needed: opening an index does not.
final class AnalyzerProvider: Sendable {
  private struct State: Sendable {
    var analyzer: Analyzer?
    /// The analyzer's fingerprint, once it was asked for.
    var fingerprint: [UInt8]?
  }

  private let state: Guarded<State>
  /// How texts of queries were cut.
  let analyses = AnalysisCache()
  private let comparesFingerprints: Bool

  /// - Parameters:
  ///   - analyzer: nil for the standard one.
  ///   - comparesFingerprints: whether it must cut as the one that an index was made with; tests ask old
  ///     files what does not depend on that.
  init(_ analyzer: Analyzer?, comparesFingerprints: Bool = true) {
    state = Guarded(State(analyzer: analyzer))
    self.comparesFingerprints = comparesFingerprints
  }

  /// The analyzer, whatever an index was made with.
  func analyzer() throws(IndexError) -> Analyzer {
    do throws(AnalysisError) {
      return try state.withLock { (state) throws(AnalysisError) in
        if let analyzer = state.analyzer { return analyzer }
        let analyzer = try Analyzer()
        state.analyzer = analyzer
        return analyzer
      }
    } catch { throw .analysis(error.description) }
  }

  /// The fingerprint of the analyzer, encoded.
  func fingerprint() throws(IndexError) -> [UInt8] {
    let analyzer = try analyzer()
    return state.withLock { state in
      if let known = state.fingerprint { return known }
      let encoded = analyzer.fingerprint.encoded
      state.fingerprint = encoded
      return encoded
    }
  }

  /// The analyzers of a schema's fields, if they find the texts that were cut by those with these fingerprints.
  ///
  /// - Parameters:
  ///   - manifest: of the index.
  ///   - schema: the fields that are numbered; nil for those of the manifest.
  ///   - exactly: whether they must cut as those did.
  /// - Throws: `IndexError.analyzerMismatch`, `.unknownAnalysis`.
  func analyzers(
    for manifest: Manifest, _ schema: Schema? = nil, exactly: Bool = false, path: String
  ) throws(IndexError) -> FieldAnalyzers {
    try manifest.schema.checkAnalyses(path: path)
    let schema = schema ?? manifest.schema
    let analyzer = try analyzer()
    let all = try FieldAnalyzers(schema, analyzer, path: path)
    if !comparesFingerprints { return all }
    let fingerprints = manifest.fingerprint
    if exactly, try fingerprint() == fingerprints { return all }
    let written = AnalyzerFingerprint.all(encoded: fingerprints)
    if written.isEmpty || !analyzer.finds(textsOf: written)
      || exactly && !Self.differences(analyzer.fingerprint, written).isEmpty
    {
      throw .analyzerMismatch(
        path: path, differences: Self.differences(analyzer.fingerprint, written))
    }
    let differences = all.differences(from: written, in: schema)
    if !differences.isEmpty { throw .analyzerMismatch(path: path, differences: differences) }
    return all
  }

  /// What differs between the analyzer and those with these fingerprints; empty when nothing does.
  func differences(from fingerprints: [UInt8]) throws(IndexError) -> [String] {
    if try fingerprint() == fingerprints { return [] }
    return Self.differences(
      try analyzer().fingerprint, AnalyzerFingerprint.all(encoded: fingerprints))
  }

  /// What fields with an analysis of their own lack, or cut otherwise; empty when nothing is lacking.
  func fieldDifferences(from manifest: Manifest, path: String) throws(IndexError) -> [String] {
    if manifest.schema.fields.allSatisfy({ $0.analysis == nil }) { return [] }
    let written = AnalyzerFingerprint.all(encoded: manifest.fingerprint)
    do throws(IndexError) {
      return try FieldAnalyzers(manifest.schema, try analyzer(), path: path)
        .differences(from: written, in: manifest.schema)
    } catch {
      guard case .analyzerMismatch(_, let differences) = error else { throw error }
      return differences
    }
  }

  private static func differences(
    _ own: AnalyzerFingerprint, _ written: [AnalyzerFingerprint]
  ) -> [String] {
    if written.isEmpty { return ["the index does not say how it was made"] }
    var found: [String] = []
    for difference in written.flatMap({ own.difference(from: $0) })
    where !found.contains(difference) {
      found.append(difference)
    }
    return found
  }

  /// The most analyzers that an index remembers; of more the oldest are forgotten.
  private static let mostFingerprints = 8

  /// The fingerprints of an index to which one more writes.
  static func adding(_ newest: [UInt8], to older: [[UInt8]]) -> [UInt8] {
    var all = AnalyzerFingerprint.all(encoded: newest)
    for fingerprint in older.flatMap({ AnalyzerFingerprint.all(encoded: $0) })
    where !all.contains(fingerprint) {
      all.append(fingerprint)
    }
    return all.prefix(mostFingerprints).flatMap(\.encoded)
  }
}
