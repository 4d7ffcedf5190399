// How is the text of one field analyzed, where that differs from the other fields?

/// The analysis of a text field, as a schema has it and an index file keeps it.
///
/// What it leaves out, nil, is that of the index's analyzer. Segmenters and token filters of a program are named by their
/// fingerprints; the analyzer that the index is opened with brings them.
///
/// ```swift
/// let schema = Schema(
///   .text("title", weight: 3),
///   .text("code", analysis: .init(folds: [.width], segmenter: .disabled)),
///   .text("body", analysis: .init(bigrams: false)))
/// ```
public struct FieldAnalysis: Sendable, Hashable {
  /// What cuts runs of Han and kana into words.
  public enum Segmenter: Sendable, Hashable {
    /// The lattice over ICU's dictionary and the user words.
    case lattice
    /// ICU's own word break iterator.
    case icu
    /// None: bigrams are the only terms of a run.
    case disabled
    /// The ``RunSegmenter`` with this fingerprint.
    case custom(String)
  }

  /// The folds that are on.
  public var folds: Folds?
  /// The segmenter.
  public var segmenter: Segmenter?
  /// Whether pairs of characters are terms.
  ///
  /// Without them a run of Han, kana or Hangul has its words alone, as a text in letters has: the field is smaller, and
  /// finds only what is cut as the query is.
  public var bigrams: Bool?
  /// The fingerprints of the token filters, in the order in which they are applied.
  public var filters: [String]?

  /// Creates an analysis; what is nil is that of the index's analyzer.
  public init(
    folds: Folds? = nil, segmenter: Segmenter? = nil, bigrams: Bool? = nil, filters: [String]? = nil
  ) {
    self.folds = folds
    self.segmenter = segmenter
    self.bigrams = bigrams
    self.filters = filters
  }

  /// What is wrong with it, for the error message; nil when it can be used.
  package var fault: String? {
    if segmenter == .disabled, bigrams == false {
      return "has neither words nor bigrams: leave one of them on"
    }
    if let folds, !Folds.all.isSuperset(of: folds) { return "has an unknown fold" }
    var names = filters ?? []
    if case .custom(let name)? = segmenter { names.append(name) }
    return names.lazy.compactMap { ComponentName.fault($0) }.first
  }
}

extension FieldAnalysis: CustomStringConvertible {
  /// One line for people: "folds case+width, bigrams off".
  public var description: String {
    var parts: [String] = []
    if let folds { parts.append("folds \(folds.names)") }
    switch segmenter {
    case nil: break
    case .custom(let name): parts.append("segmenter '\(name)'")
    case .some(let segmenter): parts.append("segmenter \(segmenter)")
    }
    if let bigrams { parts.append("bigrams \(bigrams ? "on" : "off")") }
    if let filters {
      parts.append(
        filters.isEmpty
          ? "no token filters"
          : "token filters " + filters.map { "'\($0)'" }.joined(separator: ", "))
    }
    return parts.isEmpty ? "that of the index" : parts.joined(separator: ", ")
  }
}

/// Fingerprints of segmenters and filters, which files keep with their length in a byte.
enum ComponentName {
  static let longest = 255

  /// What is wrong with one; nil for nothing.
  static func fault(_ name: String) -> String? {
    if name.isEmpty { return "has a fingerprint without characters" }
    return name.utf8.count > longest
      ? "has a fingerprint of \(name.utf8.count) bytes; at most \(longest) are possible" : nil
  }
}
