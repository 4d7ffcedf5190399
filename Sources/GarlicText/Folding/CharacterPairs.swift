// Which character is the standard form of this one? A table for characters of the basic plane.

/// Characters in groups, the first of each group being the one that stands for all.
struct CharacterPairs: Sendable {
  /// The standard form of each character, 0 for those that are in no group or stand for it.
  private let standards: [UInt16]
  /// What the standard forms stand for, each pair with the place of the next of the same form.
  ///
  /// Place 0 is none.
  private let pairs: [(other: UInt16, next: UInt16)]
  /// For each character the place of its first pair.
  private let firstPairs: [UInt16]

  /// - Parameter groups: groups separated by white space, each written without any; what is not in
  ///   the basic plane is left out.
  init(groups: String) {
    var standards = [UInt16](repeating: 0, count: 0x1_0000)
    var pairs: [(other: UInt16, next: UInt16)] = [(0, 0)]
    var firstPairs = [UInt16](repeating: 0, count: 0x1_0000)
    var standard: UInt16?
    for scalar in groups.unicodeScalars {
      guard scalar.value > 0x20, let unit = UInt16(exactly: scalar.value) else {
        standard = nil
        continue
      }
      if let standard {
        standards[Int(unit)] = standard
        pairs.append((unit, firstPairs[Int(standard)]))
        firstPairs[Int(standard)] = UInt16(pairs.count - 1)
      } else {
        standard = unit
      }
    }
    self.standards = standards
    self.pairs = pairs
    self.firstPairs = firstPairs
  }

  func standard(_ scalar: UInt32) -> UInt32 {
    guard scalar < 0x1_0000 else { return scalar }
    let standard = standards[Int(scalar)]
    return standard == 0 ? scalar : UInt32(standard)
  }

  /// The characters that a standard form stands for, without itself.
  /// - Complexity: linear in their number.
  func others(_ scalar: UInt32) -> [UInt32] {
    guard scalar < 0x1_0000 else { return [] }
    var others: [UInt32] = []
    var place = firstPairs[Int(scalar)]
    while place != 0 {
      others.append(UInt32(pairs[Int(place)].other))
      place = pairs[Int(place)].next
    }
    return others
  }
}
