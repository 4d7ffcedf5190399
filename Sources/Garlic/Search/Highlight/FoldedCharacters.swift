// What does each character of a text fold to by itself?

import GarlicText

/// The folded form of single characters, asked of a tokenizer when one is first met.
final class FoldedCharacters {
  /// Nothing that a pattern holds: white space, punctuation.
  static let separator: UInt32 = 1
  /// Left out by folding, as marks are.
  static let ignorable: UInt32 = 2
  /// What it folds to depends on what stands beside it, or is more than one character.
  static let any: UInt32 = 3

  private let tokenizer: Tokenizer
  /// Those of the first plane; 0 for those not met yet.
  private var firstPlane = [UInt32](repeating: 0, count: 0x10000)
  private var others: [UInt32: UInt32] = [:]

  init(_ tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// The folded character of a scalar, or one of the constants.
  @inline(__always)
  func folded(_ scalar: UInt32) throws(IndexError) -> UInt32 {
    if scalar < 0x10000, firstPlane[Int(scalar)] != 0 { return firstPlane[Int(scalar)] }
    return try met(scalar)
  }

  private func met(_ value: UInt32) throws(IndexError) -> UInt32 {
    if let known = others[value] { return known }
    let folded = try Unicode.Scalar(value).map { (scalar) throws(IndexError) in try fold(scalar) }
    if value < 0x10000 {
      firstPlane[Int(value)] = folded ?? Self.separator
    } else {
      others[value] = folded ?? Self.separator
    }
    return folded ?? Self.separator
  }

  private func fold(_ scalar: Unicode.Scalar) throws(IndexError) -> UInt32 {
    // Marks that repeat what stands before them.
    if "々〻ゝゞヽヾ".unicodeScalars.contains(scalar) { return Self.any }
    let units = try HighlightPatterns.units(of: String(scalar), by: tokenizer)
    if units.scalars.isEmpty {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .spacingMark, .format: return Self.ignorable
      default: return Self.separator
      }
    }
    let characters = Self.characters(of: units.scalars[0], tokenizer.vocabulary)
    return units.scalars.count == 1 && characters.count == 1 ? characters[0] : Self.any
  }

  /// The characters of a unit: itself, or those of its word.
  static func characters(of unit: UInt32, _ vocabulary: Vocabulary) -> [UInt32] {
    if unit & TextUnits.wordFlag == 0 { return [unit] }
    let word = vocabulary.term(unit & ~TextUnits.wordFlag)
    return String(decoding: word, as: UTF8.self).unicodeScalars.map(\.value)
  }
}
