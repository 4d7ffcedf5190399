// Which words does the user add to the dictionary?

/// User words: words that the segmenter keeps whole, each with an optional cost.
///
/// An index that is opened with others cuts queries and new documents by them at once, and older documents when it is
/// rebuilt; pairs carry recall in between. The words are part of the analyzer's fingerprint.
public struct UserWords: Sendable, Hashable {
  /// Costs that a word may have; the dictionary's own lie between 27 and 251, lower being likelier.
  public static let costs = 1...255
  /// The most characters a word may have.
  public static let longestWord = 16

  /// Words with their costs; 0 leaves the cost to the segmenter.
  private(set) var words: [String: Int]

  /// Creates an empty list.
  public init() {
    words = [:]
  }

  /// Reads a list with one word to a line, optionally followed by white space and a cost.
  ///
  /// Empty lines, and everything from `#` on, are skipped.
  /// - Throws: ``AnalysisError/malformedWordList(line:reason:)`` for a cost that is no number from 1 to
  ///   255, for more than two columns, and for a word of more than 16 characters.
  public init(parsing text: String) throws(AnalysisError) {
    words = [:]
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let content = line.prefix { $0 != "#" }
      let columns = content.split(whereSeparator: \.isWhitespace)
      guard let word = columns.first else { continue }
      if columns.count > 2 {
        throw AnalysisError.malformedWordList(
          line: number, reason: "it has \(columns.count) columns where two are the most")
      }
      if word.unicodeScalars.count > Self.longestWord {
        throw AnalysisError.malformedWordList(
          line: number, reason: "“\(word)” has more than \(Self.longestWord) characters")
      }
      guard columns.count == 2 else {
        insert(String(word))
        continue
      }
      guard let cost = Int(columns[1]), Self.costs.contains(cost) else {
        throw AnalysisError.malformedWordList(
          line: number, reason: "the cost “\(columns[1])” is no number from 1 to 255")
      }
      insert(String(word), cost: cost)
    }
  }

  /// Whether there are no words.
  public var isEmpty: Bool { words.isEmpty }

  /// Number of words.
  public var count: Int { words.count }

  /// Adds a word, or replaces its cost.
  /// - Parameters:
  ///   - word: one to 16 characters; a longer one has no effect.
  ///   - cost: from 1 to 255, lower being likelier, clamped to that; nil lets the word win over any
  ///     cut that the dictionary would make inside it.
  public mutating func insert(_ word: String, cost: Int? = nil) {
    let length = word.unicodeScalars.count
    if length == 0 || length > Self.longestWord { return }
    words[word] = cost.map { min(max($0, Self.costs.lowerBound), Self.costs.upperBound) } ?? 0
  }

  /// A checksum of words and costs, whatever the order in which they were added.
  var checksum: UInt64 {
    var lines: [String] = []
    for (word, cost) in words { lines.append("\(word) \(cost)") }
    lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return FNV1a.hash(lines.joined(separator: "\n").utf8)
  }

  /// The words as they look in folded text, with their costs; those that then hold anything but
  /// characters of the basic plane are never found, for the dictionary has none either.
  func folded(by folds: FoldOptions, tables: SharedTables) -> [[UInt16]: UInt32] {
    var result: [[UInt16]: UInt32] = [:]
    // The same spelling twice after folding: the likelier wins, whatever the order.
    for (word, cost) in words {
      let normal = tables.normalizer.normalize(Array(word.utf16), foldsCase: folds.case)
      var key: [UInt16] = []
      for scalar in String(decoding: normal, as: UTF16.self).unicodeScalars {
        key.append(utf16: folds.character(scalar.value))
      }
      let cost = UInt32(cost == 0 ? 1 : cost)
      result[key] = min(result[key] ?? cost, cost)
    }
    return result
  }
}
