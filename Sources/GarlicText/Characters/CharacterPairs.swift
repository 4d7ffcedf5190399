// Which character is the standard form of this one? Small hash tables by both.

/// Characters in groups, the first of each group being the one that stands for all.
///
/// Every process that searches makes these tables for its first query, so they are made in one pass over
/// the groups and are as small as the pairs are few.
struct CharacterPairs: Sendable {
  /// The pairs in the order of the groups: a standard form in the upper half, a character that it stands
  /// for in the lower.
  private let pairs: [UInt64]
  private let byOther: Table
  /// The characters of the basic plane that are in a group: all others are told by one look.
  private let members: BasicPlaneSet

  /// - Parameter groups: groups separated by white space, each written without any, in the order of their
  ///   standard forms. A standard form is of the basic plane; the characters that it stands for may lie beyond.
  init(groups: String) {
    let pairs = Self.pairs(of: groups)
    byOther = Table(pairs)
    var members = BasicPlaneSet()
    for pair in pairs {
      members.insert(UInt16(truncatingIfNeeded: pair >> 32))
      if let other = UInt16(exactly: pair & 0xFFFF_FFFF) { members.insert(other) }
    }
    self.members = members
    self.pairs = pairs
  }

  private static func pairs(of groups: String) -> [UInt64] {
    let utf8 = groups.utf8Span.span
    var pairs: [UInt64] = []
    // Most groups are of two characters, which take seven bytes with the space.
    pairs.reserveCapacity(utf8.count / 7 + 256)
    var standard: UInt64 = 0
    var at = 0
    while at < utf8.count {
      let first = unsafe UInt64(utf8[unchecked: at])
      let scalar: UInt64
      if first & 0xF0 == 0xE0, at &+ 2 < utf8.count {
        let second = unsafe UInt64(utf8[unchecked: at &+ 1]) & 0x3F
        let third = unsafe UInt64(utf8[unchecked: at &+ 2]) & 0x3F
        scalar = (first & 0xF) &<< 12 | second &<< 6 | third
        at &+= 3
      } else if first <= 0x20 {
        // White space ends a group.
        scalar = 0
        at &+= 1
      } else {
        scalar = Self.rareScalar(first, utf8, &at)
      }
      if standard == 0 || scalar == 0 {
        standard = scalar
      } else {
        pairs.append(standard &<< 32 | scalar)
      }
    }
    return pairs
  }

  /// A character of one, two or four bytes.
  @inline(never)
  private static func rareScalar(_ first: UInt64, _ utf8: Span<UInt8>, _ at: inout Int) -> UInt64 {
    let length = first & 0xE0 == 0xC0 ? 2 : first & 0xF8 == 0xF0 ? 4 : 1
    var scalar = length == 2 ? first & 0x1F : length == 4 ? first & 0x7 : first
    for next in at + 1..<at + length { scalar = scalar << 6 | UInt64(utf8[next] & 0x3F) }
    at += length
    return scalar
  }

  /// The pairs whose characters are both of the basic plane, in the order of the groups.
  var ofBasicPlane: some Sequence<(standard: UInt16, other: UInt16)> {
    pairs.lazy.filter { $0 & 0xFFFF_0000 == 0 }.map {
      (UInt16(truncatingIfNeeded: $0 >> 32), UInt16(truncatingIfNeeded: $0))
    }
  }

  /// The form that stands for a character: itself when it is in no group.
  func standard(_ scalar: UInt32) -> UInt32 {
    guard let index = byOther.index(of: scalar, in: pairs) else { return scalar }
    return UInt32(truncatingIfNeeded: pairs[index] >> 32)
  }

  /// Whether a character is in a group.
  func contains(_ character: UInt16) -> Bool {
    members.contains(character)
  }

  /// Appends the characters that a standard form stands for, without itself.
  /// - Complexity: linear in their number.
  func appendOthers(of scalar: UInt32, to others: inout [UInt32]) {
    guard var index = index(ofStandard: scalar) else { return }
    while index < pairs.count, pairs[index] >> 32 == UInt64(scalar) {
      others.append(UInt32(truncatingIfNeeded: pairs[index]))
      index += 1
    }
  }

  /// Where the pairs of a standard form begin.
  ///
  /// Asked of few characters, so that a table of them would take longer to make than it saves.
  private func index(ofStandard scalar: UInt32) -> Int? {
    var low = 0
    var high = pairs.count
    while low < high {
      let middle = (low &+ high) &>> 1
      if pairs[middle] &>> 32 < UInt64(scalar) { low = middle &+ 1 } else { high = middle }
    }
    return low < pairs.count && pairs[low] &>> 32 == UInt64(scalar) ? low : nil
  }
}

extension CharacterPairs {
  /// Places of pairs by the character that another stands for, by open addressing with linear probing.
  private struct Table: Sendable {
    /// The index of the pair of a character + 1; 0 is free.
    private let slots: [UInt16]
    private let hashShift: UInt32

    /// The indices of fewer than 65,535 pairs; half full at most.
    init(_ pairs: [UInt64]) {
      var bits: UInt32 = 1
      while 1 << bits < pairs.count * 2 { bits += 1 }
      hashShift = 32 - bits
      var slots = [UInt16](repeating: 0, count: 1 << Int(bits))
      var span = slots.mutableSpan
      let all = pairs.span
      for index in 0..<min(all.count, Int(UInt16.max)) {
        let character = UInt32(truncatingIfNeeded: all[index])
        var slot = Int((character &* 0x9E37_79B1) &>> hashShift)
        while span[slot] != 0, UInt32(truncatingIfNeeded: all[Int(span[slot]) &- 1]) != character {
          slot = (slot &+ 1) & (span.count &- 1)
        }
        if span[slot] == 0 { span[slot] = UInt16(truncatingIfNeeded: index &+ 1) }
      }
      self.slots = slots
    }

    @inline(__always) func index(of character: UInt32, in pairs: [UInt64]) -> Int? {
      var slot = Int((character &* 0x9E37_79B1) &>> hashShift)
      while slots[slot] != 0 {
        let index = Int(slots[slot]) &- 1
        if UInt32(truncatingIfNeeded: pairs[index]) == character { return index }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return nil
    }
  }
}
