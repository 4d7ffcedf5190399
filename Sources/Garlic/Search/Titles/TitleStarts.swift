// Which titles go on in the same way?

import GarlicText

/// Places in folded titles, in the order of what follows them: a trie as a sorted list, of which a node is a range.
struct TitleStarts: Sendable {
  /// Places that begin with the same unit.
  struct Group: Sendable {
    var unit: UInt16
    var range: Range<Int>
  }

  /// Where each begins in the units of all titles.
  let places: [UInt32]
  /// The title of each.
  let titles: [UInt32]
  let groups: [Group]
  /// The groups of characters that are read with each of the letters a to z at the beginning.
  private let byLetter: [[Group]]

  /// - Parameters:
  ///   - starts: places and titles, in any order.
  ///   - units: those of all titles, with a 0 after each.
  /// - Complexity: O(starts · log starts).
  init(_ starts: [(place: UInt32, title: UInt32)], in units: [UInt16]) {
    // The first four units decide most comparisons.
    func key(_ place: UInt32) -> UInt64 {
      var key: UInt64 = 0
      var at = Int(place)
      var isOver = false
      for _ in 0..<4 {
        if !isOver, units[at] == 0 { isOver = true }
        key = key << 16 | (isOver ? 0 : UInt64(units[at]))
        at += isOver ? 0 : 1
      }
      return key
    }
    var keyed = starts.map { (key: key($0.place), place: $0.place, title: $0.title) }
    keyed.sort { left, right in
      if left.key != right.key { return left.key < right.key }
      var (a, b) = (Int(left.place), Int(right.place))
      while units[a] == units[b], units[a] != 0 {
        a += 1
        b += 1
      }
      return units[a] != units[b] ? units[a] < units[b] : left.place < right.place
    }
    places = keyed.map(\.place)
    titles = keyed.map(\.title)
    var groups: [Group] = []
    for (index, start) in keyed.enumerated() {
      let unit = units[Int(start.place)]
      if groups.last?.unit == unit {
        groups[groups.count - 1].range = groups[groups.count - 1].range.lowerBound..<index + 1
      } else {
        groups.append(Group(unit: unit, range: index..<index + 1))
      }
    }
    self.groups = groups
    var byLetter = [[Group]](repeating: [], count: 26)
    for group in groups {
      for letter in Pinyin.shared.firstLetters(of: UInt32(group.unit)) {
        byLetter[Int(letter - 0x61)].append(group)
      }
    }
    self.byLetter = byLetter
  }

  /// The groups of one unit: one or none.
  func groups(of unit: UInt16) -> ArraySlice<Group> {
    let at = groups.indices.partitioningIndex { groups[$0].unit >= unit }
    return at < groups.count && groups[at].unit == unit ? groups[at...at] : []
  }

  /// The groups of units within a range.
  func groups(of units: ClosedRange<UInt16>) -> ArraySlice<Group> {
    let start = groups.indices.partitioningIndex { groups[$0].unit >= units.lowerBound }
    let end = groups.indices.partitioningIndex { groups[$0].unit > units.upperBound }
    return groups[start..<max(start, end)]
  }

  /// The groups of a small letter itself and of the characters that are read so.
  func groups(ofLetter letter: UInt8) -> [Group] {
    guard 0x61...0x7A ~= letter else { return [] }
    return Array(groups(of: UInt16(letter))) + byLetter[Int(letter - 0x61)]
  }

  /// The places that begin with these units.
  ///
  /// - Complexity: O(log places · units).
  func range(of prefix: [UInt16], in units: [UInt16]) -> Range<Int> {
    guard let first = prefix.first, let group = groups(of: first).first else { return 0..<0 }
    var range = group.range
    for (depth, unit) in prefix.enumerated().dropFirst() {
      let start = range.partitioningIndex { units[Int(places[$0]) + depth] >= unit }
      let end = (start..<range.upperBound).partitioningIndex {
        units[Int(places[$0]) + depth] > unit
      }
      range = start..<end
      if range.isEmpty { break }
    }
    return range
  }

  /// Walks the places from the beginning as far as they can be what was typed.
  ///
  /// - Parameters:
  ///   - roots: the groups to begin with.
  ///   - state: that before the first unit.
  ///   - advance: the state after one more unit; nil where that cannot be what was typed.
  ///   - isAtEnd: whether all that was typed is used up.
  ///   - found: gets the places that begin so, and of how many units the beginning is.
  func walk<State>(
    _ roots: some Sequence<Group>, in units: [UInt16], _ state: State,
    advance: (State, UInt16) -> State?, isAtEnd: (State) -> Bool,
    found: (Range<Int>, Int) -> Void
  ) {
    for root in roots {
      guard let next = advance(state, root.unit) else { continue }
      if isAtEnd(next) {
        found(root.range, 1)
      } else {
        descend(root.range, 1, in: units, next, advance, isAtEnd, found)
      }
    }
  }

  private func descend<State>(
    _ range: Range<Int>, _ depth: Int, in units: [UInt16], _ state: State,
    _ advance: (State, UInt16) -> State?, _ isAtEnd: (State) -> Bool,
    _ found: (Range<Int>, Int) -> Void
  ) {
    if depth >= Self.deepest { return }
    var start = range.lowerBound
    // Titles that end here come first.
    while start < range.upperBound, units[Int(places[start]) + depth] == 0 { start += 1 }
    while start < range.upperBound {
      let unit = units[Int(places[start]) + depth]
      let end = (start..<range.upperBound).gallopingIndex {
        units[Int(places[$0]) + depth] != unit
      }
      if let next = advance(state, unit) {
        if isAtEnd(next) {
          found(start..<end, depth + 1)
        } else {
          descend(start..<end, depth + 1, in: units, next, advance, isAtEnd, found)
        }
      }
      start = end
    }
  }

  /// No more of a title is compared with what was typed, in units.
  private static let deepest = 64
}
