// Where in a query is something that has synonyms?

import GarlicText

/// Rules of synonyms by the first unit of what is asked for: a word, or a Chinese, Japanese or Korean character.
struct SynonymTable: Sendable {
  /// What was found in the texts of a query.
  struct Match: Sendable {
    /// The texts that it begins and ends in.
    var texts: ClosedRange<Int>
    /// Where it begins and ends in these, in bytes of UTF-8.
    var start: Int
    var end: Int
    /// What to look for in its place.
    var alternatives: [String]
  }

  private struct Rule {
    var units: [SynonymUnit]
    var targets: [String]
  }

  private var rules: [[UInt8]: [Rule]] = [:]

  init(_ rules: [Synonyms.Rule], by analyzer: Analyzer) throws(IndexError) {
    for rule in rules {
      let tokens: [Token]
      do throws(AnalysisError) {
        tokens = try analyzer.tokens(in: rule.source)
      } catch { throw .analysis(error.description) }
      let units = SynonymUnit.units(of: tokens)
      guard let first = units.first else { continue }
      self.rules[first.stem, default: []].append(Rule(units: units, targets: rule.targets))
    }
  }

  /// The matches in the texts of clauses side by side, the longest at each place, none inside another.
  ///
  /// A match that is not all of a text is inside it; one of several texts takes all of each.
  ///
  /// - Parameters:
  ///   - texts: the tokens of each.
  ///   - findsForms: whether other forms of English words count as the words.
  /// - Complexity: O(units · rules with the same first unit).
  func matches(in texts: [[Token]], findsForms: Bool) -> [Match] {
    let units = texts.map { SynonymUnit.units(of: $0) }
    let all = units.enumerated().flatMap { text, units in
      units.indices.map { (text: text, index: $0, unit: units[$0]) }
    }
    var matches: [Match] = []
    var at = 0
    while at < all.count {
      var length = 0
      var alternatives: [String] = []
      for rule in rules[all[at].unit.stem] ?? [] {
        let end = at + rule.units.count
        guard end <= all.count, rule.units.count >= length, all[at].unit.mayBegin,
          all[end - 1].unit.mayEnd,
          zip(rule.units, all[at..<end]).allSatisfy({ $0.isSame(as: $1.unit, findsForms) })
        else { continue }
        let (first, last) = (all[at], all[end - 1])
        // Of several texts all of each: "sweet" and "potato", and no end of one word and begin of another.
        if first.text != last.text,
          first.index > 0 || last.index + 1 < units[last.text].count
        {
          continue
        }
        if rule.units.count > length { alternatives = [] }
        length = rule.units.count
        for target in rule.targets where !alternatives.contains(target) {
          alternatives.append(target)
        }
      }
      if length > 0 {
        let (first, last) = (all[at], all[at + length - 1])
        matches.append(
          Match(
            texts: first.text...last.text, start: first.unit.range.lowerBound,
            end: last.unit.range.upperBound, alternatives: alternatives))
      }
      at += max(length, 1)
    }
    return matches
  }
}
