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
    byOther = Table(count: pairs.count, pairs: pairs) { $0 & 0xFFFF }
    firstByStandard = Table(count: pairs.count, pairs: pairs) { $0 >> 16 }
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
    guard scalar < 0x1_0000, let place = byOther.place(of: scalar) else { return scalar }
    return pairs[place] >> 16
  }

  /// Whether a character is in a group.
  func contains(_ character: UInt16) -> Bool {
    byOther.place(of: UInt32(character)) != nil
      || firstByStandard.place(of: UInt32(character)) != nil
  }

  /// The characters that a standard form stands for, without itself.
  /// - Complexity: linear in their number.
  func others(_ scalar: UInt32) -> [UInt32] {
    guard scalar < 0x1_0000, var place = firstByStandard.place(of: scalar) else { return [] }
    var others: [UInt32] = []
    while place < pairs.count, pairs[place] >> 16 == scalar {
      others.append(pairs[place] & 0xFFFF)
      place += 1
    }
    return others
  }
}

extension CharacterPairs {
  /// Places of characters, by open addressing with linear probing.
  private struct Table: Sendable {
    /// The character in the upper half, the place of its first pair + 1 in the lower; 0 is free.
    private let slots: [UInt32]
    private let shift: UInt32

    /// The places of `count` pairs, by the character of each that `key` gives; half full at most.
    init(count: Int, pairs: [UInt32], key: (UInt32) -> UInt32) {
      var bits: UInt32 = 1
      while 1 << bits < count * 2 { bits += 1 }
      let shift = 32 - bits
      let mask = 1 << Int(bits) &- 1
      var slots = [UInt32](repeating: 0, count: mask &+ 1)
      var span = slots.mutableSpan
      for place in 0..<count {
        let character = key(pairs[place])
        var slot = Self.home(character, shift)
        while span[slot] != 0, span[slot] >> 16 != character { slot = (slot &+ 1) & mask }
        if span[slot] == 0 {
          span[slot] = character << 16 | UInt32(truncatingIfNeeded: place &+ 1)
        }
      }
      self.slots = slots
      self.shift = shift
    }

    @inline(__always) private static func home(_ character: UInt32, _ shift: UInt32) -> Int {
      Int((character &* 0x9E37_79B1) &>> shift)
    }

    @inline(__always) func place(of character: UInt32) -> Int? {
      let mask = slots.count &- 1
      var slot = Self.home(character, shift)
      while slots[slot] != 0, slots[slot] >> 16 != character { slot = (slot &+ 1) & mask }
      return slots[slot] == 0 ? nil : Int(slots[slot] & 0xFFFF) &- 1
    }
  }
}
