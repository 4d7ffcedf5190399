// Which character is the standard form of this one? Small hash tables for characters of the basic plane.

/// Characters in groups, the first of each group being the one that stands for all.
///
/// Every process that searches makes these tables for its first query, so they are made in one pass over
/// the groups and are as small as the pairs are few.
struct CharacterPairs: Sendable {
  /// The pairs in the order of the groups: a standard form, and a character that it stands for.
  let all: [(standard: UInt16, other: UInt16)]
  private let byOther: Table
  private let firstByStandard: Table

  /// - Parameter groups: groups separated by white space, each written without any; what is not in
  ///   the basic plane is left out.
  init(groups: String) {
    var pairs: [(standard: UInt16, other: UInt16)] = []
    pairs.reserveCapacity(groups.utf8.count / 6)
    var standard: UInt16 = 0
    var scalar: UInt32 = 0
    // A character is whole where the next one, or white space, begins.
    func end() {
      defer { scalar = 0 }
      guard scalar > 0x20, let unit = UInt16(exactly: scalar) else {
        if scalar != 0 { standard = 0 }
        return
      }
      if standard == 0 { standard = unit } else { pairs.append((standard, unit)) }
    }
    for byte in groups.utf8 {
      if byte & 0xC0 == 0x80 {
        scalar = scalar << 6 | UInt32(byte & 0x3F)
      } else {
        end()
        scalar = UInt32(byte < 0x80 ? byte : byte < 0xE0 ? byte & 0x1F : byte & 0xF)
      }
    }
    end()
    var byOther = Table(count: pairs.count)
    var firstByStandard = Table(count: pairs.count)
    for (place, pair) in pairs.enumerated() {
      byOther.insert(pair.other, place)
      if place == 0 || pairs[place - 1].standard != pair.standard {
        firstByStandard.insert(pair.standard, place)
      }
    }
    all = pairs
    self.byOther = byOther
    self.firstByStandard = firstByStandard
  }

  /// The form that stands for a character: itself when it is in no group.
  func standard(_ scalar: UInt32) -> UInt32 {
    guard let unit = UInt16(exactly: scalar), let place = byOther.place(of: unit) else {
      return scalar
    }
    return UInt32(all[place].standard)
  }

  /// Whether a character is in a group.
  func contains(_ character: UInt16) -> Bool {
    byOther.place(of: character) != nil || firstByStandard.place(of: character) != nil
  }

  /// The characters that a standard form stands for, without itself.
  /// - Complexity: linear in their number.
  func others(_ scalar: UInt32) -> [UInt32] {
    guard let unit = UInt16(exactly: scalar), let place = firstByStandard.place(of: unit) else {
      return []
    }
    return all[place...].prefix { $0.standard == unit }.map { UInt32($0.other) }
  }
}

extension CharacterPairs {
  /// Places of characters, by open addressing with linear probing.
  private struct Table: Sendable {
    /// The character in the upper half, its place + 1 in the lower; 0 is free.
    private var slots: [UInt32]
    private let shift: UInt32

    /// A table for up to `count` characters, half full at most.
    init(count: Int) {
      var bits: UInt32 = 1
      while 1 << bits < count * 2 { bits += 1 }
      shift = 32 - bits
      slots = [UInt32](repeating: 0, count: 1 << bits)
    }

    @inline(__always) private func slot(of character: UInt16) -> Int {
      let mask = slots.count &- 1
      var slot = Int((UInt32(character) &* 0x9E37_79B1) &>> shift)
      while slots[slot] != 0, slots[slot] >> 16 != character { slot = (slot &+ 1) & mask }
      return slot
    }

    mutating func insert(_ character: UInt16, _ place: Int) {
      slots[slot(of: character)] = UInt32(character) << 16 | UInt32(place + 1)
    }

    func place(of character: UInt16) -> Int? {
      let held = slots[slot(of: character)]
      return held == 0 ? nil : Int(held & 0xFFFF) - 1
    }
  }
}
