// Which character is the standard form of this one? A table for characters of the basic plane.

/// Characters in groups, the first of each group being the one that stands for all.
struct CharacterPairs: Sendable {
  /// The standard form of each character, 0 for those that are in no group or stand for it.
  private let standards: [UInt16]
  private let pairs: [(standard: UInt16, other: UInt16)]

  /// - Parameter groups: groups separated by white space, each written without any; what is not in
  ///   the basic plane is left out.
  init(groups: String) {
    var standards = [UInt16](repeating: 0, count: 0x1_0000)
    var pairs: [(standard: UInt16, other: UInt16)] = []
    var standard: UInt16?
    for scalar in groups.unicodeScalars {
      guard scalar.value > 0x20, let unit = UInt16(exactly: scalar.value) else {
        standard = nil
        continue
      }
      if let standard {
        standards[Int(unit)] = standard
        pairs.append((standard, unit))
      } else {
        standard = unit
      }
    }
    self.standards = standards
    self.pairs = pairs
  }

  func standard(_ scalar: UInt32) -> UInt32 {
    guard scalar < 0x1_0000 else { return scalar }
    let standard = standards[Int(scalar)]
    return standard == 0 ? scalar : UInt32(standard)
  }

  /// The characters that a standard form stands for, without itself.
  /// - Complexity: linear in the number of pairs, of which there are some thousand.
  func others(_ scalar: UInt32) -> [UInt32] {
    pairs.compactMap { UInt32($0.standard) == scalar ? UInt32($0.other) : nil }
  }
}
