// Where in a text do the runs of a pattern stand?

import GarlicText

/// The runs of a pattern, as units of text.
struct RunPatternMatch {
  private let pieces: [(units: [UInt32], skipped: ClosedRange<Int>)]
  private let isOpenBefore: Bool
  private let isOpenAfter: Bool

  /// Whether it is to be known where words begin and end.
  var needsWords: Bool { isOpenBefore || isOpenAfter }

  init(_ pattern: RunPattern, by tokenizer: Tokenizer) throws(IndexError) {
    var pieces: [(units: [UInt32], skipped: ClosedRange<Int>)] = []
    for piece in pattern.pieces {
      let units = try HighlightPatterns.units(of: piece.text, by: tokenizer)
      pieces.append((units.scalars, piece.skipped))
    }
    self.pieces = pieces
    isOpenBefore = pattern.isOpenBefore
    isOpenAfter = pattern.isOpenAfter
  }

  /// The units from the first run to the last, when the first begins at `start`; with the rest of the word
  /// where the pattern is open.
  func range(at start: Int, in text: TextUnits) -> Range<Int>? {
    guard let end = end(of: 0, at: start, in: text) else { return nil }
    var lower = start
    var upper = end
    if isOpenBefore { while lower > 0, !begins(lower, in: text) { lower -= 1 } }
    if isOpenAfter {
      while upper < text.scalars.count, !begins(upper, in: text) { upper += 1 }
    }
    return lower..<upper
  }

  private func begins(_ unit: Int, in text: TextUnits) -> Bool {
    if text.startsRun[unit] { return true }
    let index = (0..<text.wordStarts.count).partitioningIndex { text.wordStarts[$0] >= unit }
    return index < text.wordStarts.count && text.wordStarts[index] == unit
  }

  /// Where the last run ends, when the one of this number begins at `start`.
  private func end(of number: Int, at start: Int, in text: TextUnits) -> Int? {
    let wanted = pieces[number].units
    guard start + wanted.count <= text.scalars.count,
      text.scalars[start..<start + wanted.count].elementsEqual(wanted)
    else { return nil }
    let after = start + wanted.count
    if number + 1 == pieces.count { return after }
    for skipped in pieces[number + 1].skipped {
      if let end = end(of: number + 1, at: after + skipped, in: text) { return end }
    }
    return nil
  }
}
