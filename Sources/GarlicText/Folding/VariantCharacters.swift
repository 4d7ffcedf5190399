// Which character is the common form of a rare variant (異體字)?

/// Variant forms of characters that are the same character to a reader.
struct VariantCharacters: Sendable {
  static let shared = VariantCharacters()

  /// Raised whenever a pair changes: part of the fingerprint.
  static let version: UInt8 = 0

  private let pairs: CharacterPairs

  private init() {
    pairs = CharacterPairs(groups: Self.groups)
  }

  func standard(_ scalar: UInt32) -> UInt32 { pairs.standard(scalar) }

  func variants(_ scalar: UInt32) -> [UInt32] { pairs.others(scalar) }

  private static let groups = ""
}
