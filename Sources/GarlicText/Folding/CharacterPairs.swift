// Which character is the standard form of this one? A table for characters of the basic plane.

/// Characters in groups, the first of each group being the one that stands for all.
struct CharacterPairs: Sendable {
  private let standards: [UInt16: UInt16]
  private let groupsByStandard: [UInt16: [UInt32]]

  /// - Parameter groups: groups separated by white space, each written without any; what is not in
  ///   the basic plane is left out.
  init(groups: String) {
    var standards: [UInt16: UInt16] = [:]
    var groupsByStandard: [UInt16: [UInt32]] = [:]
    standards.reserveCapacity(groups.utf8.count / 6)
    groupsByStandard.reserveCapacity(groups.utf8.count / 7)
    var standard: UInt16?
    for scalar in groups.unicodeScalars {
      guard scalar.value > 0x20, let unit = UInt16(exactly: scalar.value) else {
        standard = nil
        continue
      }
      if let standard {
        standards[unit] = standard
        groupsByStandard[standard, default: []].append(UInt32(unit))
      } else {
        standard = unit
      }
    }
    self.standards = standards
    self.groupsByStandard = groupsByStandard
  }

  func standard(_ scalar: UInt32) -> UInt32 {
    guard let unit = UInt16(exactly: scalar), let standard = standards[unit] else { return scalar }
    return UInt32(standard)
  }

  func others(_ scalar: UInt32) -> [UInt32] {
    guard let unit = UInt16(exactly: scalar) else { return [] }
    return groupsByStandard[unit] ?? []
  }
}
