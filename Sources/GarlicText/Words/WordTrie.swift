// Which words begin with this character? Reads ICU's dictionary as it lies in memory.

/// Reads the serialized trie of ICU's dictionary: nodes of 16-bit units.
///
/// A node is a value, a linear match, or a branch; the text-analysis page has the format in full. Positions
/// beyond the data read as the end of a word, so that a damaged dictionary gives wrong words but no trap.
struct WordTrie {
  private let dictionary: WordDictionary

  init(_ dictionary: WordDictionary) {
    self.dictionary = dictionary
  }

  func unit(_ position: Int) -> Int {
    guard position >= 0, position < dictionary.unitCount else { return 0x8000 }
    return unsafe Int(dictionary.trie[position])
  }

  /// Appends the rest and the cost of every word that begins with a character, each character of the
  /// rest as `fold` gives it.
  func collect(
    beginningWith first: UInt16, into words: inout [WordSuffix], fold: (UInt16) -> UInt16
  ) {
    // The root is a branch and holds no value.
    guard case .found(let node, let value) = branch(at: 1, lead: unit(0), by: Int(first)) else {
      return
    }
    if let value {
      append(WordSuffix(), cost: value, to: &words)
    } else {
      collect(node, WordSuffix(), &words, fold)
    }
  }

  private func append(_ path: WordSuffix, cost: Int, to words: inout [WordSuffix]) {
    var word = path
    word.cost = Self.cost(cost)
    words.append(word)
  }

  /// A value as a cost: 0 would mean no word, and ICU keeps costs in a byte.
  static func cost(_ value: Int) -> UInt8 { UInt8(min(max(value, 1), 255)) }

  enum Step {
    case missing
    /// Where the child begins, or the final value that takes its place.
    case found(node: Int, value: Int?)
  }

  /// Follows one character from a branch.
  /// - Parameters:
  ///   - start: after the node's lead unit and its value.
  ///   - lead: the lead unit without the value's part.
  func branch(at start: Int, lead: Int, by character: Int) -> Step {
    guard lead < 0x30 else { return .missing }
    var position = start
    var count = (lead == 0 ? unit(position) : lead) + 1
    if lead == 0 { position += 1 }
    while count > 5 {
      let middle = unit(position)
      let (delta, after) = self.delta(at: position + 1)
      if character < middle {
        count /= 2
        position = after + delta
      } else {
        count -= count / 2
        position = after
      }
    }
    while count > 1 {
      let candidate = unit(position)
      let (value, isFinal, after) = edgeValue(at: position + 1)
      if candidate == character {
        return isFinal
          ? .found(node: after, value: value) : .found(node: after + value, value: nil)
      }
      position = after
      count -= 1
    }
    return unit(position) == character ? .found(node: position + 1, value: nil) : .missing
  }

  /// Visits every word below a node, in the order of the characters.
  ///
  /// Damaged data might lead in a ring, so a path ends where no word is as long.
  private func collect(
    _ node: Int, _ above: WordSuffix, _ words: inout [WordSuffix], _ fold: (UInt16) -> UInt16
  ) {
    var path = above
    var position = node
    var lead = unit(position)
    while true {
      position += 1
      if lead >= 0x40 {
        let (value, isFinal, after) = nodeValue(lead, at: position)
        append(path, cost: value, to: &words)
        if isFinal { return }
        position = after
        lead &= 0x3F
      }
      if lead < 0x30 { break }
      for _ in 0..<lead - 0x30 + 1 {
        if path.count >= WordSuffix.longest { return }
        path.append(fold(UInt16(truncatingIfNeeded: unit(position))))
        position += 1
      }
      lead = unit(position)
    }
    if path.count >= WordSuffix.longest { return }
    var count = lead + 1
    if lead == 0 {
      count = unit(position) + 1
      position += 1
    }
    collectBranch(position, count, path, &words, fold)
  }

  private func collectBranch(
    _ start: Int, _ edges: Int, _ above: WordSuffix, _ words: inout [WordSuffix],
    _ fold: (UInt16) -> UInt16
  ) {
    var position = start
    var count = edges
    while count > 5 {
      let (delta, after) = self.delta(at: position + 1)
      collectBranch(after + delta, count / 2, above, &words, fold)
      count -= count / 2
      position = after
    }
    while count > 0 {
      var path = above
      path.append(fold(UInt16(truncatingIfNeeded: unit(position))))
      if count == 1 {
        collect(position + 1, path, &words, fold)
        return
      }
      let (value, isFinal, after) = edgeValue(at: position + 1)
      if isFinal {
        append(path, cost: value, to: &words)
      } else {
        collect(after + value, path, &words, fold)
      }
      position = after
      count -= 1
    }
  }

  /// A distance, and the position after it, from which it counts.
  private func delta(at position: Int) -> (Int, Int) {
    let lead = unit(position)
    if lead < 0xFC00 { return (lead, position + 1) }
    if lead < 0xFFFF { return ((lead - 0xFC00) << 16 | unit(position + 1), position + 2) }
    return (unit(position + 1) << 16 | unit(position + 2), position + 3)
  }

  /// The value of an edge: final, or the distance to the child.
  private func edgeValue(at position: Int) -> (Int, isFinal: Bool, Int) {
    let lead = unit(position)
    let (value, after) = finalValue(lead & 0x7FFF, at: position + 1)
    return (value, lead & 0x8000 != 0, after)
  }

  /// The value before a node; `position` is after its first unit.
  func nodeValue(_ lead: Int, at position: Int) -> (Int, isFinal: Bool, Int) {
    if lead & 0x8000 != 0 {
      let (value, after) = finalValue(lead & 0x7FFF, at: position)
      return (value, true, after)
    }
    if lead < 0x4040 { return ((lead >> 6) - 1, false, position) }
    if lead < 0x7FC0 {
      return (((lead & 0x7FC0) - 0x4040) << 10 | unit(position), false, position + 1)
    }
    return (unit(position) << 16 | unit(position + 1), false, position + 2)
  }

  private func finalValue(_ lead: Int, at position: Int) -> (Int, Int) {
    if lead < 0x4000 { return (lead, position) }
    if lead < 0x7FFF { return ((lead - 0x4000) << 16 | unit(position), position + 1) }
    return (unit(position) << 16 | unit(position + 1), position + 2)
  }
}
