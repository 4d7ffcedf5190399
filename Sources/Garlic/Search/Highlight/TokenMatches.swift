// Where in a text stand the terms that the query asked for?

import GarlicText

/// The tokens of a text by their positions, for fields whose terms are not the units of their texts.
struct TokenMatches {
  private let tokens: [Token]
  /// The tokens of each position.
  private let byPosition: [Int: [Int]]

  /// - Parameter tokens: ascending by position, as they are indexed.
  init(_ tokens: [Token]) {
    self.tokens = tokens
    byPosition = Dictionary(grouping: tokens.indices, by: { tokens[$0].position })
  }

  /// The matches, ascending.
  ///
  /// - Complexity: O(tokens · patterns).
  func matches(of patterns: HighlightPatterns) -> [HighlightMatches.Match] {
    var found: [HighlightMatches.Match] = []
    var known: [[UInt8]: Int?] = [:]
    for (index, token) in tokens.enumerated() {
      for (number, sequence) in patterns.tokenSequences.enumerated() {
        if let units = units(of: sequence.parts, from: index) {
          found.append(
            HighlightMatches.Match(units: units, pattern: number, weight: sequence.weight))
        }
      }
      if token.kind != .word || patterns.tests.isEmpty { continue }
      let test = known[token.term] ?? patterns.tests.firstIndex { $0.matches(token.term) }
      known[token.term] = .some(test)
      if let test {
        found.append(
          HighlightMatches.Match(
            units: token.position..<token.position + token.unitCount,
            pattern: patterns.tokenSequences.count + test, weight: patterns.tests[test].weight))
      }
    }
    return found.sorted { $0.units.lowerBound < $1.units.lowerBound }
  }

  /// The units of a sequence whose first part is this token; nil when it does not stand there.
  private func units(of parts: [SequencePart], from index: Int) -> Range<Int>? {
    guard let first = parts.first, Self.isOne(tokens[index], first.what) else { return nil }
    let start = tokens[index].position
    var end = start + tokens[index].unitCount
    for part in parts.dropFirst() {
      let position = start + part.position - first.position
      guard let token = byPosition[position]?.first(where: { Self.isOne(tokens[$0], part.what) })
      else { return nil }
      end = max(end, position + tokens[token].unitCount)
    }
    return start..<end
  }

  private static func isOne(_ token: Token, _ wanted: SequencePart.What) -> Bool {
    switch wanted {
    case .term(let term): token.term == term
    case .character(let prefix), .prefix(let prefix): token.term.starts(with: prefix)
    }
  }
}
