// Which runs of characters are in a pattern, and what may stand between them? 大*格

import GarlicText

/// A pattern of runs of Chinese, Japanese or Korean characters with `*` and `?` between them.
///
/// A `?` is one position, a `*` up to `mostSkipped`. A run is found wherever it stands, so that a `*` before
/// or after all of them says nothing but that all of the word is meant.
struct RunPattern {
  /// A run, and how many positions stand between it and the run before.
  struct Piece {
    let text: String
    let run: QueryRun
    let skipped: ClosedRange<Int>
  }

  private(set) var pieces: [Piece] = []
  /// Whether the word goes on before the first run, and after the last.
  private(set) var isOpenBefore = false
  private(set) var isOpenAfter = false

  /// The positions that a `*` may stand for: those of a clause, as positions do not tell where a sentence
  /// ends.
  static let mostSkipped = 10

  /// - Parameter pattern: in the notation of `Query.wildcard`.
  /// - Returns: nil for a pattern of anything else, and for one with a `?` at an end.
  init?(_ pattern: String, by analyzer: Analyzer) throws(IndexError) {
    var literal = ""
    var isEscaped = false
    var ones = 0
    var hasMany = false
    for scalar in pattern.unicodeScalars {
      if !isEscaped, scalar == "*" || scalar == "?" {
        if !literal.isEmpty {
          if try !add(literal, ones, hasMany, analyzer) { return nil }
          literal = ""
          ones = 0
          hasMany = false
        }
        if scalar == "*" { hasMany = true } else { ones += 1 }
      } else if !isEscaped, scalar == "\\" {
        isEscaped = true
      } else {
        literal.unicodeScalars.append(scalar)
        isEscaped = false
      }
    }
    if literal.isEmpty {
      if ones > 0 { return nil }
      isOpenAfter = hasMany
    } else if try !add(literal, ones, hasMany, analyzer) {
      return nil
    }
    if pieces.isEmpty { return nil }
  }

  /// Whether a literal can be a piece: a single run.
  private mutating func add(
    _ literal: String, _ ones: Int, _ hasMany: Bool, _ analyzer: Analyzer
  ) throws(IndexError) -> Bool {
    let runs = try QueryRun.runs(of: literal, by: analyzer)
    guard runs.count == 1, runs[0].isCJK else { return false }
    if pieces.isEmpty {
      if ones > 0 { return false }
      isOpenBefore = hasMany
    }
    let most = hasMany ? ones + RunPattern.mostSkipped : ones
    pieces.append(Piece(text: literal, run: runs[0], skipped: pieces.isEmpty ? 0...0 : ones...most))
    return true
  }

  /// The parts of all runs, each at its least position.
  var sequence: [SequencePart] {
    var parts: [SequencePart] = []
    var position = 0
    for piece in pieces {
      position += piece.skipped.lowerBound
      for (number, part) in piece.run.sequence.enumerated() {
        var part = part
        part.position += position - piece.run.position
        if number == 0 { part.gap = piece.skipped.count - 1 }
        parts.append(part)
      }
      position += piece.run.unitCount
    }
    return parts
  }

  /// The tokens that score.
  var tokens: [Token] { pieces.flatMap(\.run.tokens) }
}
