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
  private let firstByStandard: Table

  /// - Parameter groups: groups separated by white space, each written without any. A standard form is of
  ///   the basic plane; the characters that it stands for may lie beyond.
  init(groups: String) {
    let pairs = Self.pairs(of: groups)
    byOther = Table(pairs, keyShift: 0)
    firstByStandard = Table(pairs, keyShift: 32)
    self.pairs = pairs
  }

  private static func pairs(of groups: String) -> [UInt64] {
    var pairs: [UInt64] = []
    pairs.reserveCapacity(groups.utf8.count / 4)
    let utf8 = groups.utf8Span.span
    var standard: UInt64 = 0
    var at = 0
    while at < utf8.count {
      let first = UInt64(utf8[at])
      let scalar: UInt64
      if first & 0xF0 == 0xE0 {
        scalar =
          (first & 0xF) << 12 | UInt64(utf8[at &+ 1] & 0x3F) << 6 | UInt64(utf8[at &+ 2] & 0x3F)
        at &+= 3
      } else if first & 0xE0 == 0xC0 {
        scalar = (first & 0x1F) << 6 | UInt64(utf8[at &+ 1] & 0x3F)
        at &+= 2
      } else if first & 0xF8 == 0xF0 {
        scalar =
          (first & 0x7) << 18 | UInt64(utf8[at &+ 1] & 0x3F) << 12
          | UInt64(utf8[at &+ 2] & 0x3F) << 6 | UInt64(utf8[at &+ 3] & 0x3F)
        at &+= 4
      } else {
        // White space ends a group.
        scalar = first > 0x20 ? first : 0
        at &+= 1
      }
      if standard == 0 || scalar == 0 {
        standard = scalar
      } else {
        pairs.append(standard << 32 | scalar)
      }
    }
    return pairs
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
    byOther.index(of: UInt32(character), in: pairs) != nil
      || firstByStandard.index(of: UInt32(character), in: pairs) != nil
  }

  /// Appends the characters that a standard form stands for, without itself.
  /// - Complexity: linear in their number.
  func appendOthers(of scalar: UInt32, to others: inout [UInt32]) {
    guard var index = firstByStandard.index(of: scalar, in: pairs) else { return }
    while index < pairs.count, pairs[index] >> 32 == UInt64(scalar) {
      others.append(UInt32(truncatingIfNeeded: pairs[index]))
      index += 1
    }
  }
}

extension CharacterPairs {
  /// Places of pairs by one of their characters, by open addressing with linear probing.
  private struct Table: Sendable {
    /// The index of the first pair of a character + 1; 0 is free.
    private let slots: [UInt16]
    private let hashShift: UInt32
    /// Where in a pair the character lies.
    private let keyShift: UInt64

    /// The indices of fewer than 65,535 pairs; half full at most.
    init(_ pairs: [UInt64], keyShift: UInt64) {
      var bits: UInt32 = 1
      while 1 << bits < pairs.count * 2 { bits += 1 }
      hashShift = 32 - bits
      self.keyShift = keyShift
      func key(of pair: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: pair &>> keyShift) }
      var slots = [UInt16](repeating: 0, count: 1 << Int(bits))
      var span = slots.mutableSpan
      for index in 0..<min(pairs.count, Int(UInt16.max)) {
        let character = key(of: pairs[index])
        var slot = Int((character &* 0x9E37_79B1) &>> hashShift)
        while span[slot] != 0, key(of: pairs[Int(span[slot]) &- 1]) != character {
          slot = (slot &+ 1) & (span.count &- 1)
        }
        if span[slot] == 0 { span[slot] = UInt16(truncatingIfNeeded: index &+ 1) }
      }
      self.slots = slots
    }

    @inline(__always) private func key(of pair: UInt64) -> UInt32 {
      UInt32(truncatingIfNeeded: pair &>> keyShift)
    }

    @inline(__always) func index(of character: UInt32, in pairs: [UInt64]) -> Int? {
      var slot = Int((character &* 0x9E37_79B1) &>> hashShift)
      while slots[slot] != 0 {
        let index = Int(slots[slot]) &- 1
        if key(of: pairs[index]) == character { return index }
        slot = (slot &+ 1) & (slots.count &- 1)
      }
      return nil
    }
  }
}
