// Which terms are a slip of the finger away from the one that was typed?

/// A term and how far others may be from it.
///
/// The distance is that of optimal string alignment (Damerau, "A technique for computer detection
/// and correction of spelling errors", 1964, with no part edited twice): insertions, deletions,
/// replacements and swaps of neighbours. The units are code points, and for Hangul the letters
/// (jamo) of a syllable, because a slip changes a letter and not a syllable.
///
/// Only the diagonals within the limit of the main one are computed, and a row without a cell
/// within the limit ends the work (Ukkonen, "Algorithms for approximate string matching", 1985): a
/// term of n units takes at most (2k + 1)·n steps, whatever the length of the pattern.
struct FuzzyPattern: Sendable, Hashable {
  private let units: [UInt32]

  /// The edits that are allowed: 0, 1 or 2.
  let edits: Int

  /// - Parameters:
  ///   - term: the term, folded as the terms of the index are.
  ///   - edits: how many edits are allowed, taken to be within 0…2; nil lets the length decide.
  init(_ term: String, edits: Int? = nil) {
    units = Jamo.units(of: Array(term.utf8)[...])
    self.edits = min(max(edits ?? Self.automaticEdits(for: term), 0), 2)
  }

  /// None up to two code points, one up to five, two above.
  ///
  /// A Hangul syllable counts as two: it holds two or three letters, and words of two syllables,
  /// which are most, would otherwise allow no slip at all.
  static func automaticEdits(for term: String) -> Int {
    var length = 0
    for scalar in term.unicodeScalars {
      length += Jamo.isSyllable(scalar.value) ? 2 : 1
      if length > 5 { return 2 }
    }
    return length > 2 ? 1 : 0
  }

  /// How many edits lead to `term`, in UTF-8; nil when it is more than are allowed.
  func distance(to term: [UInt8]) -> Int? { distance(to: term[...]) }

  /// How many edits lead to `term`, in UTF-8; nil when it is more than are allowed.
  func distance(to term: ArraySlice<UInt8>) -> Int? {
    let other = Jamo.units(of: term)
    guard abs(other.count - units.count) <= edits, case .row(let band) = band(of: other) else {
      return nil
    }
    let distance = band[units.count - other.count + edits]
    return distance <= edits ? distance : nil
  }

  /// What a look at one term tells about it and those after it.
  enum Verdict: Equatable {
    case within(Int)
    /// It is too far, and so is every term that begins with as many of its bytes; nil when others
    /// that begin alike may be within reach.
    case beyond(bytes: Int?)
  }

  /// Whether a term is within reach, and if not, how much of it shows that.
  func verdict(on term: [UInt8]) -> Verdict {
    let other = Jamo.units(of: term[...])
    switch band(of: other) {
    case .row(let band):
      if abs(other.count - units.count) <= edits {
        let distance = band[units.count - other.count + edits]
        if distance <= edits { return .within(distance) }
      }
      return .beyond(bytes: nil)
    case .dead(let count):
      // A syllable of Hangul is several units; where a unit is a code point, bytes can be counted.
      var seen = 0
      for (offset, byte) in term.enumerated() where byte & 0xC0 != 0x80 {
        if byte >= 0xEA, byte <= 0xED { return .beyond(bytes: nil) }
        if seen == count { return .beyond(bytes: offset) }
        seen += 1
      }
      return .beyond(bytes: seen == count ? term.count : nil)
    }
  }

  /// Whether a term can be within reach that has no code point of the pattern.
  var reachesStrangers: Bool { units.count <= edits }

  /// Whether any term that begins with these bytes can be within reach.
  ///
  /// A code point that is cut in the middle is left out, so the answer is never a wrong no.
  func mayContinue(prefix: [UInt8]) -> Bool { mayContinue(prefix: prefix[...]) }

  /// Whether any term that begins with these bytes can be within reach.
  func mayContinue(prefix: ArraySlice<UInt8>) -> Bool {
    let other = Jamo.units(of: prefix, dropsCutEnd: true)
    if case .row = band(of: other) { return true }
    return false
  }

  /// What the table of distances ends with.
  private enum Band {
    case row([Int])
    /// No cell is within the limit after so many units.
    case dead(Int)
  }

  /// The last row of the table of distances between `other` and the beginnings of the pattern.
  ///
  /// `row[d]` belongs to the pattern's first `other.count + d - edits` units. Dead as soon as a row
  /// has no cell within the limit: every later cell comes from the row before it, or by a swap from
  /// a cell whose replacement in the row between costs no more.
  private func band(of other: [UInt32]) -> Band {
    let width = 2 * edits + 1
    let tooFar = edits + 1
    var beforeLast = [Int](repeating: tooFar, count: width)
    var row = (0..<width).map { column in
      let length = column - edits
      return length >= 0 && length <= units.count ? length : tooFar
    }
    for index in other.indices {
      var next = [Int](repeating: tooFar, count: width)
      var best = tooFar
      for column in 0..<width {
        // `length` units of the pattern against `index + 1` of the other.
        let length = index + 1 + column - edits
        guard length >= 0, length <= units.count else { continue }
        var cost = tooFar
        if length == 0 {
          cost = index + 1
        } else {
          let isSame = units[length - 1] == other[index]
          cost = row[column] + (isSame ? 0 : 1)
          if column > 0 { cost = min(cost, next[column - 1] + 1) }
          if column + 1 < width { cost = min(cost, row[column + 1] + 1) }
          let isSwap =
            index > 0 && length > 1 && units[length - 1] == other[index - 1]
            && units[length - 2] == other[index]
          if isSwap { cost = min(cost, beforeLast[column] + 1) }
        }
        next[column] = min(cost, tooFar)
        best = min(best, next[column])
      }
      if best > edits { return .dead(index + 1) }
      beforeLast = row
      row = next
    }
    return .row(row)
  }
}
