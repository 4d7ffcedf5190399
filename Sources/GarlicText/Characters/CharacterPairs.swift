// Which character is the standard form of this one? Small hash tables for characters of the basic plane.

/// Characters in groups, the first of each group being the one that stands for all.
///
/// Every process that searches makes these tables for its first query, so they are made in one pass over
/// the groups and are as small as the pairs are few.
struct CharacterPairs: Sendable {
  /// The pairs in the order of the groups: a standard form in the upper half, a character that it stands
  /// for in the lower.
  private let pairs: [UInt32]
  private let byOther: Table
  private let firstByStandard: Table

  /// - Parameter groups: groups separated by white space, each written without any; what is not in
  ///   the basic plane is left out.
  init(groups: String) {
    let pairs = Self.pairs(of: groups)
    byOther = Table(pairs, keyShift: 0)
    firstByStandard = Table(pairs, keyShift: 16)
    self.pairs = pairs
  }

  private static func pairs(of groups: String) -> [UInt32] {
    var pairs: [UInt32] = []
    pairs.reserveCapacity(groups.utf8.count / 4)
    let utf8 = groups.utf8Span.span
    var standard: UInt32 = 0
    var at = 0
    while at < utf8.count {
      let first = UInt32(utf8[at])
      let scalar: UInt32
      if first & 0xF0 == 0xE0 {
        scalar =
          (first & 0xF) << 12 | UInt32(utf8[at &+ 1] & 0x3F) << 6 | UInt32(utf8[at &+ 2] & 0x3F)
        at &+= 3
      } else if first & 0xE0 == 0xC0 {
        scalar = (first & 0x1F) << 6 | UInt32(utf8[at &+ 1] & 0x3F)
        at &+= 2
      } else {
        // White space, or a character beyond the basic plane, ends a group.
        scalar = first < 0x80 && first > 0x20 ? first : 0
        at &+= first < 0x80 ? 1 : 4
      }
      if standard == 0 || scalar == 0 {
        standard = scalar
      } else {
        pairs.append(standard << 16 | scalar)
      }
    }
    return pairs
  }

  /// All pairs, in the order of the groups.
  var all: some Sequence<(standard: UInt16, other: UInt16)> {
    pairs.lazy.map {
      (UInt16(truncatingIfNeeded: $0 >> 16), UInt16(truncatingIfNeeded: $0))
    }
  }

  /// The form that stands for a character: itself when it is in no group.
  func standard(_ scalar: UInt32) -> UInt32 {
    guard scalar < 0x1_0000, let index = byOther.index(of: scalar, in: pairs) else { return scalar }
    return pairs[index] >> 16
  }

  /// Whether a character is in a group.
  func contains(_ character: UInt16) -> Bool {
    byOther.index(of: UInt32(character), in: pairs) != nil
      || firstByStandard.index(of: UInt32(character), in: pairs) != nil
  }

  /// The characters that a standard form stands for, without itself.
  /// - Complexity: linear in their number.
  func others(_ scalar: UInt32) -> [UInt32] {
    guard scalar < 0x1_0000, var index = firstByStandard.index(of: scalar, in: pairs) else {
      return []
    }
    var others: [UInt32] = []
    while index < pairs.count, pairs[index] >> 16 == scalar {
      others.append(pairs[index] & 0xFFFF)
      index += 1
    }
    return others
  }
}

extension CharacterPairs {
  /// Places of pairs by one of their characters, by open addressing with linear probing.
  private struct Table: Sendable {
    /// The index of the first pair of a character + 1; 0 is free.
    private let slots: [UInt16]
    private let hashShift: UInt32
    /// Where in a pair the character lies.
    private let keyShift: UInt32

    /// The indices of fewer than 65,535 pairs; half full at most.
    init(_ pairs: [UInt32], keyShift: UInt32) {
      var bits: UInt32 = 1
      while 1 << bits < pairs.count * 2 { bits += 1 }
      hashShift = 32 - bits
      self.keyShift = keyShift
      var slots = [UInt16](repeating: 0, count: 1 << Int(bits))
      var span = slots.mutableSpan
      for index in 0..<min(pairs.count, Int(UInt16.max)) {
        let character = pairs[index] >> keyShift & 0xFFFF
        var slot = Int((character &* 0x9E37_79B1) &>> hashShift)
        while span[slot] != 0, pairs[Int(span[slot]) &- 1] >> keyShift & 0xFFFF != character {
          slot = (slot &+ 1) & (span.count &- 1)
        }
        if span[slot] == 0 { span[slot] = UInt16(truncatingIfNeeded: index &+ 1) }
      }
      self.slots = slots
    }

    @inline(__always) func index(of character: UInt32, in pairs: [UInt32]) -> Int? {
      var slot = Int((character &* 0x9E37_79B1) &>> hashShift)
      while slots[slot] != 0 {
        let index = Int(slots[slot]) &- 1
        if pairs[index] >> keyShift & 0xFFFF == character { return index }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return nil
    }
  }
}
