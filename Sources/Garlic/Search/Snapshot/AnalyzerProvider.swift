// With which analyzer are texts and queries cut, and is it the one the index was made with?

import GarlicText

/// Makes the analyzer when it is first needed: opening an index does not.
final class AnalyzerProvider: Sendable {
  private struct State: Sendable {
    var analyzer: Analyzer?
    /// The analyzer's fingerprint, once it was asked for.
    var fingerprint: [UInt8]?
  }

  private let state: Guarded<State>
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

  /// The analyzer, if it cuts as the one with this fingerprint did.
  func analyzer(for fingerprint: [UInt8], path: String) throws(IndexError) -> Analyzer {
    let analyzer = try analyzer()
    if !comparesFingerprints { return analyzer }
    let encoded = state.withLock { state in
      if let known = state.fingerprint { return known }
      let encoded = analyzer.fingerprint.encoded
      state.fingerprint = encoded
      return encoded
    }
    if encoded != fingerprint {
      var differences = ["the index does not say how it was made"]
      if let written = AnalyzerFingerprint(encoded: fingerprint) {
        differences = analyzer.fingerprint.difference(from: written)
      }
      throw .analyzerMismatch(path: path, differences: differences)
    }
    return analyzer
  }
}
