// Was this index made by the same analysis? Everything that terms depend on, in a few bytes.

internal import CICUShims

/// A fingerprint of everything that the terms of an analyzer depend on, which an index stores and compares.
public struct AnalyzerFingerprint: Sendable, Hashable, CustomStringConvertible {
  /// Raised whenever the same text would give other terms for a reason that no other part tells.
  public static let currentRules: UInt8 = 4

  /// The version of the rules that make terms of words.
  public let rules: UInt8
  /// The version of ICU, as "72.1".
  public let icuVersion: String
  /// The version of Unicode that ICU knows, as "15.0".
  public let unicodeVersion: String
  /// A checksum of ICU's dictionary of Chinese and Japanese words; 0 when it could not be opened and
  /// ICU's own iterator cuts the text.
  ///
  /// Of an analyzer with a ``RunSegmenter`` a checksum of its fingerprint.
  public let dictionaryChecksum: UInt64
  /// A checksum of the tables that fold scripts, variants and accents.
  public let foldChecksum: UInt64
  /// The switches: scripts 1, variants 2, case 4, width 8, accents 16; and 32 where there are no bigrams.
  public let folds: UInt8
  /// What cuts text into words.
  public let segmenter: SegmenterKind
  /// A checksum of the user's words; 0 when there are none.
  public let userWordsChecksum: UInt64
  /// The fingerprints of the token filters, in the order in which they are applied.
  public let filters: [String]

  /// Computes the fingerprint of an analyzer.
  ///
  /// - Parameter readsDictionary: whether the checksum of ICU's dictionary is worked out; else it is 0.
  init(_ analyzer: Analyzer, readsDictionary: Bool = true) {
    rules = Self.currentRules
    (icuVersion, unicodeVersion) = LibraryVersions.current
    dictionaryChecksum =
      analyzer.segmenter.map { FNV1a.hash($0.fingerprint.utf8) }
      ?? (readsDictionary ? WordDictionary.checksum : 0)
    foldChecksum =
      UInt64(AccentedLetters.version) << 16 | UInt64(TraditionalCharacters.version) << 8
      | UInt64(VariantCharacters.version)
    folds =
      FoldOptions(analyzer.options).bits | (analyzer.options.bigrams ? 0 : Self.withoutBigrams)
    segmenter = analyzer.options.segmenter
    userWordsChecksum = analyzer.userWords.isEmpty ? 0 : analyzer.userWords.checksum
    filters = analyzer.filters.map(\.fingerprint)
  }

  /// Reads a stored fingerprint.
  /// - Parameter encoded: what ``encoded`` gave.
  /// - Returns: nil when the bytes are no fingerprint, or one of a later format.
  public init?(encoded: [UInt8]) {
    var reader = FingerprintReader(encoded)
    guard let first = AnalyzerFingerprint(&reader), reader.isAtEnd else { return nil }
    self = first
  }

  /// Reads the stored fingerprints of all analyzers that documents of an index were cut by.
  ///
  /// - Parameter encoded: one ``encoded`` after another, that of the last writer first.
  /// - Returns: empty when the bytes are no fingerprints, or some of a later format.
  package static func all(encoded: [UInt8]) -> [AnalyzerFingerprint] {
    var reader = FingerprintReader(encoded)
    var found: [AnalyzerFingerprint] = []
    while !reader.isAtEnd {
      guard let next = AnalyzerFingerprint(&reader) else { return [] }
      found.append(next)
    }
    return found
  }

  private init?(_ reader: inout FingerprintReader) {
    guard let format = reader.byte(), format == Self.format || format == Self.formatWithFilters,
      let rules = reader.byte(), let folds = reader.byte(),
      let segmenter = reader.byte().flatMap(SegmenterKind.init(rawValue:)),
      let dictionary = reader.number(), let fold = reader.number(), let words = reader.number(),
      let icu = reader.text(), let unicode = reader.text()
    else { return nil }
    self.rules = rules
    self.folds = folds
    self.segmenter = segmenter
    dictionaryChecksum = dictionary
    foldChecksum = fold
    userWordsChecksum = words
    icuVersion = icu
    unicodeVersion = unicode
    var filters: [String] = []
    if format == Self.formatWithFilters {
      guard let count = reader.byte() else { return nil }
      for _ in 0..<count {
        guard let filter = reader.text() else { return nil }
        filters.append(filter)
      }
    }
    self.filters = filters
  }

  private static let format: UInt8 = 1
  private static let formatWithFilters: UInt8 = 2
  private static let withoutBigrams: UInt8 = 32

  /// Whether pairs of characters are terms.
  public var hasBigrams: Bool { folds & Self.withoutBigrams == 0 }

  /// The fingerprint as bytes: format, rules, folds and segmenter in a byte each, three checksums in eight
  /// bytes each, lowest first, and two versions, each with its length in a byte before it; where there are token
  /// filters, their number in a byte and their fingerprints, which the format tells.
  public var encoded: [UInt8] {
    let format = filters.isEmpty ? Self.format : Self.formatWithFilters
    var bytes = [format, rules, folds, segmenter.rawValue]
    for number in [dictionaryChecksum, foldChecksum, userWordsChecksum] {
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: number >> shift))
      }
    }
    for (index, text) in ([icuVersion, unicodeVersion] + filters).enumerated() {
      if index == 2 { bytes.append(UInt8(filters.count)) }
      let utf8 = text.utf8.prefix(255)
      bytes.append(UInt8(utf8.count))
      bytes.append(contentsOf: utf8)
    }
    return bytes
  }

  /// One line for people.
  public var description: String {
    var parts = [
      "rules \(rules)", "ICU \(icuVersion)", "Unicode \(unicodeVersion)",
      dictionaryChecksum == 0
        ? "no dictionary (ICU cuts)" : "dictionary \(Self.hex(dictionaryChecksum))",
      "segmenter \(segmenter)", "folds \(foldNames)", "tables \(foldChecksum)",
    ]
    if !hasBigrams { parts.append("no bigrams") }
    if !filters.isEmpty { parts.append("token filters \(filterNames)") }
    if userWordsChecksum != 0 { parts.append("user words \(Self.hex(userWordsChecksum))") }
    return parts.joined(separator: ", ")
  }

  /// What differs from another fingerprint, each difference in words; empty when they are equal.
  ///
  /// Lattice and iterator are no difference: both cut alike.
  public func difference(from other: AnalyzerFingerprint) -> [String] {
    var found: [String] = []
    func compare(_ name: String, _ mine: String, _ others: String) {
      if mine != others { found.append("\(name): \(mine) here, \(others) there") }
    }
    compare("term rules", "\(rules)", "\(other.rules)")
    compare("ICU version", icuVersion, other.icuVersion)
    compare("Unicode version", unicodeVersion, other.unicodeVersion)
    compare("dictionary", Self.hex(dictionaryChecksum), Self.hex(other.dictionaryChecksum))
    compare("fold tables", "\(foldChecksum)", "\(other.foldChecksum)")
    compare("folds", foldNames, other.foldNames)
    compare("bigrams", hasBigrams ? "on" : "off", other.hasBigrams ? "on" : "off")
    if (segmenter == .disabled) != (other.segmenter == .disabled) {
      compare("segmenter", "\(segmenter)", "\(other.segmenter)")
    }
    compare("token filters", filterNames, other.filterNames)
    compare("user words", Self.hex(userWordsChecksum), Self.hex(other.userWordsChecksum))
    return found
  }

  /// Whether texts that were cut by the other one are found all the same.
  ///
  /// The folds and the rules of terms must be the same. Where dictionary, user words or versions of ICU differ, some
  /// words are cut otherwise: pairs of characters find every text, and words that differ count less in the ranking.
  /// Without bigrams, all must be the same, and token filters always must.
  public func finds(textsOf other: AnalyzerFingerprint) -> Bool {
    if !hasBigrams { return difference(from: other).isEmpty }
    return rules == other.rules && folds == other.folds && foldChecksum == other.foldChecksum
      && filters == other.filters
  }

  /// What differs from another fingerprint in where words are cut.
  package func cutDifference(from other: AnalyzerFingerprint) -> [String] {
    difference(from: other).filter { difference in
      ["ICU", "Unicode", "dictionary", "user words", "segmenter"].contains {
        difference.hasPrefix($0)
      }
    }
  }

  private static func hex(_ number: UInt64) -> String {
    number == 0 ? "none" : String(number, radix: 16)
  }

  private var foldNames: String { Folds(rawValue: folds).names }

  private var filterNames: String {
    filters.isEmpty ? "none" : filters.map { "'\($0)'" }.joined(separator: ", ")
  }
}

extension Analyzer {
  /// What the terms of this analyzer depend on.
  ///
  /// Computed when asked for: the first time in a process takes about 0.3 ms, for the
  /// checksum of the dictionary.
  public var fingerprint: AnalyzerFingerprint { AnalyzerFingerprint(self) }

  /// Whether the analyzer finds the texts that were cut with all these fingerprints.
  ///
  /// The same as ``AnalyzerFingerprint/finds(textsOf:)`` of ``fingerprint``, without a look at the two megabytes of
  /// ICU's dictionary where they change nothing: every process that searches asks this once.
  package func finds(textsOf written: [AnalyzerFingerprint]) -> Bool {
    let own = AnalyzerFingerprint(self, readsDictionary: !options.bigrams)
    return written.allSatisfy { own.finds(textsOf: $0) }
  }
}

/// Reads the parts of an encoded fingerprint one after another.
private struct FingerprintReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func byte() -> UInt8? { rest.popFirst() }

  mutating func number() -> UInt64? {
    guard rest.count >= 8 else { return nil }
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      value |= UInt64(rest.removeFirst()) << shift
    }
    return value
  }

  mutating func text() -> String? {
    guard let count = byte(), rest.count >= count else { return nil }
    defer { rest = rest.dropFirst(Int(count)) }
    return String(validating: rest.prefix(Int(count)), as: UTF8.self)
  }
}
