// Where in a text stands what the query asked for?

import GarlicText

/// The matches of the patterns in one text.
struct HighlightMatches {
  /// A range of units that a pattern matches.
  struct Match {
    var units: Range<Int>
    var pattern: Int
    var weight: Double
  }

  let units: TextUnits
  private(set) var matches: [Match] = []

  init(_ text: String, _ patterns: HighlightPatterns, by tokenizer: Tokenizer) throws(IndexError) {
    units = try HighlightPatterns.units(
      of: text, by: tokenizer, findsWords: patterns.runs.contains(where: \.needsWords))
    if patterns.usesTokens {
      let tokens = try patterns.analyzer.queryTokens(in: text, for: .indexing)
      matches = TokenMatches(tokens).matches(of: patterns).filter {
        $0.units.upperBound <= units.scalars.count
      }
      add(patterns.runs, after: patterns.tokenSequences.count + patterns.tests.count)
      return
    }
    var byFirst: [UInt32: [Int]] = [:]
    for (number, sequence) in patterns.sequences.enumerated() {
      if let first = sequence.units.first { byFirst[first, default: []].append(number) }
    }
    // Most units of a text begin no sequence: a bit tells of most of them.
    var firstBits: UInt64 = 0
    for unit in byFirst.keys { firstBits |= 1 &<< UInt64(unit & 63) }
    var known: [UInt32: Int?] = [:]
    var innerWords = units.innerWords[...]
    for at in units.scalars.indices {
      while let word = innerWords.first, word.units.lowerBound <= at {
        innerWords.removeFirst()
        for number in byFirst[word.scalar] ?? []
        where patterns.sequences[number].units.count == 1
          && word.units.upperBound <= units.scalars.count
        {
          matches.append(
            Match(
              units: word.units, pattern: number, weight: patterns.sequences[number].weight))
        }
      }
      let unit = units.scalars[at]
      if firstBits &>> UInt64(unit & 63) & 1 != 0 {
        for number in byFirst[unit] ?? [] {
          let wanted = patterns.sequences[number].units
          if at + wanted.count <= units.scalars.count,
            units.scalars[at..<at + wanted.count].elementsEqual(wanted)
          {
            matches.append(
              Match(
                units: at..<at + wanted.count, pattern: number,
                weight: patterns.sequences[number].weight))
          }
        }
      }
      if unit & TextUnits.wordFlag != 0, !patterns.tests.isEmpty {
        let test: Int?
        if let found = known[unit] {
          test = found
        } else {
          let term = tokenizer.vocabulary.term(unit & ~TextUnits.wordFlag)
          test = patterns.tests.firstIndex { $0.matches(term) }
          known[unit] = .some(test)
        }
        if let test {
          matches.append(
            Match(
              units: at..<at + 1, pattern: patterns.sequences.count + test,
              weight: patterns.tests[test].weight))
        }
      }
    }
    add(patterns.runs, after: patterns.sequences.count + patterns.tests.count)
  }

  /// Adds where the runs of patterns stand.
  private mutating func add(_ runs: [RunPatternMatch], after others: Int) {
    if runs.isEmpty { return }
    for at in units.scalars.indices {
      for (number, run) in runs.enumerated() {
        guard let range = run.range(at: at, in: units) else { continue }
        matches.append(Match(units: range, pattern: others + number, weight: Double(range.count)))
      }
    }
    matches.sort { $0.units.lowerBound < $1.units.lowerBound }
  }

  /// The UTF-8 ranges of all matches, ascending, those that touch joined.
  var ranges: [Range<Int>] {
    var result: [Range<Int>] = []
    for match in matches {
      let start = Int(units.starts[match.units.lowerBound])
      let end = Int(units.ends[match.units.upperBound - 1])
      if let last = result.last, start <= last.upperBound {
        result[result.count - 1] = last.lowerBound..<max(last.upperBound, end)
      } else {
        result.append(start..<end)
      }
    }
    return result
  }

  /// The window of units, `columns` wide at most, with the most different matches.
  ///
  /// Of equal ones the first; nil when nothing matches.
  func bestWindow(columns: Int) -> Range<Int>? {
    var widths = [0]
    widths.reserveCapacity(units.scalars.count + 1)
    for at in units.scalars.indices {
      let isWord = units.scalars[at] & TextUnits.wordFlag != 0
      let width = isWord ? Int(units.ends[at] - units.starts[at]) + 1 : 2
      widths.append(widths[at] + width)
    }
    var best: (score: Double, window: Range<Int>)?
    for (first, match) in matches.enumerated() {
      var seen: Set<Int> = []
      var score = 0.0
      var end = match.units.upperBound
      for other in matches[first...].prefix(64) {
        if widths[other.units.upperBound] - widths[match.units.lowerBound] > columns,
          !seen.isEmpty
        {
          continue
        }
        score += seen.insert(other.pattern).inserted ? other.weight : other.weight * 0.05
        end = max(end, other.units.upperBound)
      }
      if score > (best?.score ?? 0) { best = (score, match.units.lowerBound..<end) }
    }
    return best?.window
  }
}
