// Which differences between characters does an analyzer forget?

/// The folds of an analyzer, as the tables need them.
struct FoldOptions: Sendable, Hashable {
  var scripts: Bool
  var variants: Bool
  var `case`: Bool
  var width: Bool
  var accents: Bool

  /// The apostrophe of typewriters, which the typographic one and the letter become.
  static let apostrophe: UInt32 = 0x27

  /// The character that stands for this one and its traditional, variant or accented forms.
  func character(_ scalar: UInt32) -> UInt32 {
    if scalar == 0x2019 || scalar == 0x2BC { return Self.apostrophe }
    if scalar < 0x2000 { return accents ? AccentedLetters.shared.base(scalar) : scalar }
    return ideograph(scalar)
  }

  /// The character that stands for an ideograph and its traditional or variant forms.
  func ideograph(_ scalar: UInt32) -> UInt32 {
    let once = step(scalar)
    // A traditional character may become one that is itself a variant: 戱, 戯, 戏.
    return once == scalar ? once : step(once)
  }

  private func step(_ scalar: UInt32) -> UInt32 {
    var result = scalar
    if variants { result = VariantCharacters.shared.standard(result) }
    if scripts { result = TraditionalCharacters.shared.simplified(result) }
    return result
  }

  /// Whether nothing is left of a character.
  func drops(_ scalar: UInt32) -> Bool { accents && AccentedLetters.isMark(scalar) }

  /// The two characters that one becomes, if it becomes two.
  func pair(_ scalar: UInt32) -> (UInt32, UInt32)? {
    accents ? AccentedLetters.shared.pair(scalar) : nil
  }

  /// One number for the switches, as fingerprints store it.
  var bits: UInt8 {
    (scripts ? 1 : 0) | (variants ? 2 : 0) | (`case` ? 4 : 0) | (width ? 8 : 0)
      | (accents ? 16 : 0)
  }
}

extension FoldOptions {
  /// What each character of the basic plane folds to, but for radicals, which no word has.
  var basicPlane: [UInt16] {
    var result = [UInt16](repeating: 0, count: 0x1_0000)
    for unit in result.indices { result[unit] = UInt16(truncatingIfNeeded: unit) }
    for pair in TraditionalCharacters.shared.ofBasicPlane {
      result[Int(pair.other)] = UInt16(truncatingIfNeeded: ideograph(UInt32(pair.other)))
    }
    for pair in VariantCharacters.shared.ofBasicPlane {
      result[Int(pair.other)] = UInt16(truncatingIfNeeded: ideograph(UInt32(pair.other)))
    }
    return result
  }

  /// Whether a character of the basic plane folds to itself and no other that words have does so, as most.
  func isAlone(_ character: UInt16) -> Bool {
    !(scripts && TraditionalCharacters.shared.contains(character))
      && !(variants && VariantCharacters.shared.contains(character))
  }

  /// The characters of the basic plane that fold to this one, itself included and radicals not.
  func forms(of character: UInt16) -> [UInt16] {
    if isAlone(character) { return [character] }
    var forms: [UInt32] = []
    forms.reserveCapacity(16)
    forms.append(UInt32(character))
    for _ in 0..<2 {
      // The two steps of folding, backwards.
      if scripts {
        for index in forms.indices {
          TraditionalCharacters.shared.appendTraditional(of: forms[index], to: &forms)
        }
      }
      if variants {
        for index in forms.indices {
          VariantCharacters.shared.appendVariants(of: forms[index], to: &forms)
        }
      }
    }
    var kept: [UInt16] = []
    kept.reserveCapacity(8)
    for form in forms where ideograph(form) == UInt32(character) {
      if let unit = UInt16(exactly: form), !kept.contains(unit) { kept.append(unit) }
    }
    return kept
  }
}
