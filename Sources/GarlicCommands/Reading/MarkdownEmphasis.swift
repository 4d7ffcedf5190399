// Which asterisks and underscores are marks, and which are text?

/// The delimiter runs of one block, and what of them is markup (CommonMark 0.31, "emphasis").
///
/// Two things differ. Wide characters count as the space or punctuation that stands beside a word elsewhere:
/// `**「大蒜」**价格` is emphasis. And marks inside words and numbers are text: `2*3*4`, `a*b*c`, `snake_case`.
struct MarkdownEmphasis {
  /// What stands beside a run.
  enum Neighbour {
    case space, punctuation, wide, widePunctuation, digit, letter

    /// - Parameter scalar: nil for the beginning and the end of the block.
    init(_ scalar: UInt32?) {
      switch scalar ?? 0x20 {
      case 0...0x20, 0xA0, 0x2000...0x200A, 0x3000: self = .space
      case 0x30...0x39: self = .digit
      case 0x41...0x5A, 0x61...0x7A: self = .letter
      case 0..<0xA0, 0xA1...0xA9, 0xAB...0xB1, 0xB4, 0xB6...0xB8, 0xBB, 0xBF: self = .punctuation
      case 0..<0x800: self = .letter
      case 0x2010...0x205E, 0x3001...0x3004, 0x3008...0x3020, 0xFE30...0xFE6F, 0xFF01...0xFF0F,
        0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
        self = .widePunctuation
      // Hangul takes endings without a space, and Thai has none at all.
      default: self = .wide
      }
    }
  }

  private struct Run {
    var mark: UInt8
    /// Where it is in the text, and how many marks are left of it.
    var start: Int
    var count: Int
    /// How many there were.
    var length: Int
    var opens: Bool
    var closes: Bool
  }

  private var runs: [Run] = []

  /// - Parameters:
  ///   - mark: `*`, `_`, `~` or `=`.
  ///   - start: where the run is in the text that is put together.
  ///   - length: the number of marks.
  mutating func add(
    _ mark: UInt8, at start: Int, length: Int, before: Neighbour, after: Neighbour
  ) {
    let isStrike = mark == UInt8(ascii: "~") || mark == UInt8(ascii: "=")
    if isStrike, length != 2 { return }
    let isInWord = Self.isNarrow(before) && Self.isNarrow(after)
    if isInWord, length == 1 || before == .digit || after == .digit || mark != UInt8(ascii: "*") {
      return
    }
    let left =
      after != .space
      && (after != .punctuation || !Self.isNarrow(before))
    let right =
      before != .space
      && (before != .punctuation || !Self.isNarrow(after))
    var opens = left
    var closes = right
    if mark == UInt8(ascii: "_") {
      opens = left && (!right || Self.isPunctuation(before))
      closes = right && (!left || Self.isPunctuation(after))
    }
    if !opens, !closes { return }
    runs.append(
      Run(mark: mark, start: start, count: length, length: length, opens: opens, closes: closes))
  }

  private static func isNarrow(_ neighbour: Neighbour) -> Bool {
    neighbour == .digit || neighbour == .letter
  }

  private static func isPunctuation(_ neighbour: Neighbour) -> Bool {
    neighbour == .punctuation || neighbour == .widePunctuation
  }

  /// The marks that are markup, as ranges of the text, in no order.
  mutating func markup() -> [Range<Int>] {
    var found: [Range<Int>] = []
    // Runs that may still open something, lowest first.
    var open: [Int] = []
    // Below these, no opener of that kind is left: what keeps the search linear.
    var bottoms: [Int: Int] = [:]
    for index in runs.indices {
      while runs[index].closes, runs[index].count > 0 {
        let closer = runs[index]
        let kind = Int(closer.mark) * 8 + (closer.opens ? 4 : 0) + closer.length % 3
        let bottom = bottoms[kind] ?? 0
        guard
          let at = open.lastIndex(where: { $0 < bottom || pairs(runs[$0], closer) }),
          open[at] >= bottom
        else {
          bottoms[kind] = index
          break
        }
        let opener = open[at]
        let isStrike = closer.mark == UInt8(ascii: "~") || closer.mark == UInt8(ascii: "=")
        let size = isStrike || runs[opener].count >= 2 && closer.count >= 2 ? 2 : 1
        runs[opener].count -= size
        let end = runs[opener].start + runs[opener].count
        found.append(end..<end + size)
        found.append(closer.start..<closer.start + size)
        runs[index].start += size
        runs[index].count -= size
        open.removeSubrange((runs[opener].count > 0 ? at + 1 : at)...)
      }
      if runs[index].opens, runs[index].count > 0 { open.append(index) }
    }
    return found
  }

  private func pairs(_ opener: Run, _ closer: Run) -> Bool {
    guard opener.mark == closer.mark, opener.count > 0 else { return false }
    // What can do both must not swallow half of a longer run.
    if opener.closes || closer.opens, (opener.length + closer.length) % 3 == 0 {
      return opener.length % 3 == 0 && closer.length % 3 == 0
    }
    return true
  }
}
