// Which words say the same?

import GarlicText

/// Synonyms: sets of words or sequences of words, each of which is found when another one is asked for.
///
/// They are applied when a query is planned, so an index need not know of them and they may change from search to
/// search. What is found by a synonym counts less than what is found as typed. Words in quotes, prefixes, patterns,
/// filters and what is excluded stay as typed, but for phrases where ``appliesToPhrases`` says otherwise.
///
/// ```swift
/// var synonyms = try Synonyms(parsing: "土豆, 马铃薯, potato\nsmartphone => 핸드폰, 스마트폰")
/// synonyms.insert(["tomato", "番茄", "西红柿"])
/// options.synonyms = synonyms
/// ```
public struct Synonyms: Sendable {
  /// A rule: what is asked for, and what is found then, too.
  struct Rule: Sendable, Hashable {
    var source: String
    var targets: [String]
  }

  /// The most words or sequences of a set.
  public static let longestSet = 64
  /// The most alternatives that are looked for in place of one text of a query.
  public static let mostAlternatives = 64

  private(set) var rules: [Rule] = []
  /// Whether words in quotes are found by their synonyms, too; false by default.
  public var appliesToPhrases = false
  /// The rules as analyzers cut them, made when they are first needed.
  private var compiled = CompiledSynonyms()

  /// No synonyms.
  public init() {}

  /// Reads synonyms, one set to a line.
  ///
  /// `a, b, c` are found by each other; `a, b => c, d` finds c and d when a or b is asked for, and not the reverse. A
  /// word or sequence may have spaces. Empty lines, and everything from `#` on, are skipped.
  ///
  /// - Parameter text: the lines.
  /// - Throws: `IndexError.invalidArgument`, which names the line, for a line with fewer than two words, with an empty
  ///   side, with several arrows, or with more than ``longestSet`` words.
  /// - Complexity: O(length), and O(n²) for the n words of a line.
  public init(parsing text: String) throws(IndexError) {
    var number = 0
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let content = line.prefix { $0 != "#" }
      if content.allSatisfy(\.isWhitespace) { continue }
      try add(String(content), number)
    }
  }

  private mutating func add(_ line: String, _ number: Int) throws(IndexError) {
    let sides = Self.sides(of: line)
    func refused(_ reason: String) -> IndexError {
      .invalidArgument(
        "line \(number) of the synonyms \(reason): 'a, b, c' or 'a => b, c' is meant")
    }
    if sides.count > 2 { throw refused("has several arrows") }
    let words = sides.map(Self.words)
    if words.contains(where: { $0.count > Self.longestSet }) {
      throw refused("has more than \(Self.longestSet) words")
    }
    if words.contains(where: \.isEmpty) { throw refused("has nothing on one side") }
    if words.count == 2 {
      insert(words[0], finding: words[1])
    } else {
      if words[0].count < 2 { throw refused("has one word") }
      insert(words[0])
    }
  }

  private static func sides(of line: String) -> [String] {
    var sides = [""]
    var isArrow = false
    for character in line {
      if isArrow, character == ">" {
        sides[sides.count - 1].removeLast()
        sides.append("")
        isArrow = false
        continue
      }
      sides[sides.count - 1].append(character)
      isArrow = character == "="
    }
    return sides
  }

  private static func words(of side: String) -> [String] {
    side.split { $0 == "," || $0 == "，" || $0 == "、" }.compactMap { word in
      let words = word.split(whereSeparator: \.isWhitespace)
      return words.isEmpty ? nil : words.joined(separator: " ")
    }
  }

  /// Whether there are none.
  public var isEmpty: Bool { rules.isEmpty }

  /// The number of words and sequences that have synonyms; of one that is in several rules each counts.
  public var count: Int { rules.count }

  /// Adds a set whose members are found by each other.
  ///
  /// - Parameter words: words or sequences of words; one alone has no effect.
  public mutating func insert(_ words: [String]) {
    for (index, word) in words.enumerated() {
      var others = words
      others.remove(at: index)
      if !others.isEmpty { rules.append(Rule(source: word, targets: others)) }
    }
    compiled = CompiledSynonyms()
  }

  /// Adds words that are found when others are asked for, and not the reverse.
  ///
  /// - Parameters:
  ///   - words: what is asked for.
  ///   - others: what is found then, too.
  public mutating func insert(_ words: [String], finding others: [String]) {
    for word in words where !others.isEmpty { rules.append(Rule(source: word, targets: others)) }
    compiled = CompiledSynonyms()
  }

  /// The rules as an analyzer cuts them.
  ///
  /// - Throws: `IndexError.analysis`.
  /// - Complexity: O(1), the first time O(length of all rules).
  func table(_ analyzer: Analyzer) throws(IndexError) -> SynonymTable {
    try compiled.table(of: rules, analyzer)
  }
}
