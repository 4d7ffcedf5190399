// Which segmenters and token filters can fields name?

/// What a program brings for the fields of its schemas, by fingerprints.
struct FieldComponents: Sendable {
  var segmenters: [any RunSegmenter] = []
  var filters: [any TokenFilter] = []

  /// Refuses fingerprints that no file could keep, and such as stand for two.
  ///
  /// - Parameter others: the filters of the analyzer itself.
  func check(_ others: [any TokenFilter]) throws(AnalysisError) {
    try check(segmenters.map(\.fingerprint), "segmenter")
    try check(filters.map(\.fingerprint), "token filter")
    try check(others.map(\.fingerprint), "token filter")
    if others.count > ComponentName.longest {
      throw AnalysisError.invalidAnalysis(
        reason: "\(others.count) token filters are too many: at most \(ComponentName.longest).")
    }
  }

  private func check(_ names: [String], _ what: String) throws(AnalysisError) {
    for (index, name) in names.enumerated() {
      if let fault = ComponentName.fault(name) {
        throw AnalysisError.invalidAnalysis(reason: "A \(what) \(fault).")
      }
      if names[..<index].contains(name) {
        throw AnalysisError.invalidAnalysis(
          reason: "Two \(what)s have the fingerprint “\(name)”. Give each its own.")
      }
    }
  }

  func segmenter(
    _ name: String, or other: (any RunSegmenter)?
  ) throws(AnalysisError) -> any RunSegmenter {
    if let other, other.fingerprint == name { return other }
    if let found = segmenters.first(where: { $0.fingerprint == name }) { return found }
    throw AnalysisError.invalidAnalysis(
      reason: "segmenter '\(name)': missing here, it is to be one of Analyzer(fieldSegmenters:)")
  }

  func filter(
    _ name: String, or others: [any TokenFilter]
  ) throws(AnalysisError) -> any TokenFilter {
    if let found = (others + filters).first(where: { $0.fingerprint == name }) { return found }
    throw AnalysisError.invalidAnalysis(
      reason: "token filter '\(name)': missing here, it is to be one of Analyzer(fieldFilters:)")
  }
}
