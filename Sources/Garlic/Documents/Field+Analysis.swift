// How is the analysis of a field written into an index file?

import GarlicText

extension Field {
  /// What makes equal keywords of different ones.
  var normalizer: KeywordNormalizer { KeywordNormalizer(normalization) }

  /// What is wrong with its analysis, for the error message; nil when it can be used.
  var analysisFault: String? {
    if let analysis {
      if kind != .text { return "'\(name)' is a \(kind) field, and has an analysis of text" }
      if let fault = analysis.fault { return "the analysis of '\(name)' \(fault)" }
    }
    if !normalization.isEmpty, kind != .keyword {
      return "'\(name)' is a \(kind) field, and has a normalization of keywords"
    }
    if !KeywordNormalizer.known.isSuperset(of: normalization) {
      return
        "keywords of '\(name)' can be normalized by case and width, not by \(normalization.names)"
    }
    return nil
  }

  /// What is to be said of its analysis beside that of another field; nil when both are the same.
  func analysisDifference(from other: Field) -> String? {
    if analysis != other.analysis {
      return "analysis: \(Self.name(of: analysis)), not \(Self.name(of: other.analysis))"
    }
    if normalization != other.normalization {
      return "normalization: \(normalization.names), not \(other.normalization.names)"
    }
    return nil
  }

  private static func name(of analysis: FieldAnalysis?) -> String {
    analysis?.description ?? FieldAnalysis().description
  }

  /// Whether the file says something of it.
  var hasAnalysisEntry: Bool { analysis != nil || !normalization.isEmpty }

  private enum Item: UInt8 {
    case folds = 1
    case segmenter = 2
    case bigrams = 3
    case filters = 4
    case normalization = 5
  }

  private static let ownSegmenter: UInt8 = 255

  /// The items of its analysis, as FileFormat has them.
  var analysisEntry: [UInt8] {
    var out = ByteWriter()
    if let folds = analysis?.folds {
      out.u8(Item.folds.rawValue)
      out.u8(folds.rawValue)
    }
    if let segmenter = analysis?.segmenter {
      out.u8(Item.segmenter.rawValue)
      switch segmenter {
      case .lattice: out.u8(SegmenterKind.lattice.rawValue)
      case .icu: out.u8(SegmenterKind.icu.rawValue)
      case .disabled: out.u8(SegmenterKind.disabled.rawValue)
      case .custom(let name):
        out.u8(Self.ownSegmenter)
        out.string(name)
      }
    }
    if let bigrams = analysis?.bigrams {
      out.u8(Item.bigrams.rawValue)
      out.u8(bigrams ? 1 : 0)
    }
    if let filters = analysis?.filters {
      out.u8(Item.filters.rawValue)
      out.varint(filters.count)
      for filter in filters { out.string(filter) }
    }
    if !normalization.isEmpty {
      out.u8(Item.normalization.rawValue)
      out.u8(normalization.rawValue)
    }
    return out.bytes
  }

  /// The items of its analysis; nil for none.
  var analysisStatement: [UInt8]? { hasAnalysisEntry ? analysisEntry : nil }

  /// Takes up the items of its analysis; what is unknown of them is kept in ``unknownAnalysis``.
  mutating func readAnalysis(_ entry: [UInt8]) {
    let known = MappedBytes.holding(entry).withView { view -> Field? in
      var reader = ByteReader(view)
      var field = self
      return (try? field.readAnalysis(from: &reader)) == true ? field : nil
    }
    if let known, known.analysisFault == nil, known.analysisEntry == entry {
      self = known
    } else {
      unknownAnalysis = entry
    }
  }

  private mutating func readAnalysis(from reader: inout ByteReader) throws(DecodingError) -> Bool {
    var found = FieldAnalysis()
    while reader.remaining > 0 {
      switch Item(rawValue: try reader.u8("item of an analysis")) {
      case nil: return false
      case .folds: found.folds = Folds(rawValue: try reader.u8("folds"))
      case .segmenter:
        switch try reader.u8("segmenter") {
        case SegmenterKind.lattice.rawValue: found.segmenter = .lattice
        case SegmenterKind.icu.rawValue: found.segmenter = .icu
        case SegmenterKind.disabled.rawValue: found.segmenter = .disabled
        case Self.ownSegmenter: found.segmenter = .custom(try reader.string("segmenter"))
        default: return false
        }
      case .bigrams: found.bigrams = try reader.u8("bigrams") != 0
      case .filters:
        var filters: [String] = []
        for _ in 0..<(try reader.count("token filters", limit: 255)) {
          filters.append(try reader.string("token filter"))
        }
        found.filters = filters
      case .normalization: normalization = Folds(rawValue: try reader.u8("normalization"))
      }
    }
    if found != FieldAnalysis() { analysis = found }
    return true
  }
}

extension Schema {
  /// Refuses to search or write fields whose analysis this version does not know.
  ///
  /// - Throws: `IndexError.unknownAnalysis`.
  func checkAnalyses(path: String) throws(IndexError) {
    for field in fields {
      if let entry = field.unknownAnalysis {
        throw .unknownAnalysis(
          path: path, field: field.name,
          entry: entry.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
      }
    }
  }
}
