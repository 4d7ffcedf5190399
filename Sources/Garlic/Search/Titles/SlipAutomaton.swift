// Which titles begin with what was typed but for one edit?

/// The distances of ``FuzzyPattern`` with one edit, worked out character by character along a walk: of each row the
/// three cells about the diagonal, and the row before it for swaps.
struct SlipAutomaton: Sendable {
  /// The rows after some of the other text.
  struct State: Sendable {
    fileprivate var row: (Int, Int, Int)
    fileprivate var before = (2, 2, 2)
    /// Units of the other text, and the last of them.
    fileprivate var count = 0
    fileprivate var last: UInt32 = 0
  }

  /// Code points, and letters of Hangul.
  private let units: [UInt32]
  private static let tooFar = 2

  init(_ typed: [UInt16]) {
    units = typed.flatMap { Self.letters($0) }
  }

  var start: State {
    State(row: (Self.tooFar, 0, units.isEmpty ? Self.tooFar : 1))
  }

  private static func letters(_ unit: UInt16) -> [UInt32] {
    if !Jamo.isSyllable(UInt32(unit)) { return [UInt32(unit)] }
    let index = UInt32(unit) - 0xAC00
    let letters = [0x1100 + index / 588, 0x1161 + index % 588 / 28]
    return index % 28 == 0 ? letters : letters + [0x11A7 + index % 28]
  }

  /// - Returns: nil where no text that begins so is one edit away.
  func advanced(_ state: State, by unit: UInt16) -> State? {
    if !Jamo.isSyllable(UInt32(unit)) { return advanced(state, by: UInt32(unit)) }
    var state = state
    for letter in Self.letters(unit) {
      guard let next = advanced(state, by: letter) else { return nil }
      state = next
    }
    return state
  }

  private func advanced(_ state: State, by letter: UInt32) -> State? {
    var next = state
    next.count += 1
    next.last = letter
    next.before = state.row
    let (a, b, c) = state.row
    let left = cell(state, letter, 0, diagonal: a, other: b, beside: Self.tooFar, state.before.0)
    let middle = cell(state, letter, 1, diagonal: b, other: c, beside: left, state.before.1)
    let right = cell(
      state, letter, 2, diagonal: c, other: Self.tooFar, beside: middle, state.before.2)
    next.row = (left, middle, right)
    return min(left, middle, right) < Self.tooFar ? next : nil
  }

  /// The distance between the other text and so many units of what was typed.
  private func cell(
    _ state: State, _ letter: UInt32, _ column: Int, diagonal: Int, other: Int, beside: Int,
    _ beforeLast: Int
  ) -> Int {
    let length = state.count + column
    if length < 0 || length > units.count { return Self.tooFar }
    if length == 0 { return min(state.count + 1, Self.tooFar) }
    var cost = diagonal + (units[length - 1] == letter ? 0 : 1)
    cost = min(cost, beside + 1, other + 1)
    if state.count > 0, length > 1, units[length - 1] == state.last, units[length - 2] == letter {
      cost = min(cost, beforeLast + 1)
    }
    return min(cost, Self.tooFar)
  }

  /// Whether the other text is no more than one edit away.
  func isAtEnd(_ state: State) -> Bool {
    switch units.count - state.count {
    case -1: state.row.0 < Self.tooFar
    case 0: state.row.1 < Self.tooFar
    case 1: state.row.2 < Self.tooFar
    default: false
    }
  }
}
