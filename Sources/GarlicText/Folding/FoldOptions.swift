// Which differences between characters does an analyzer forget?

/// The folds of an analyzer, as the tables need them.
struct FoldOptions: Sendable, Hashable {
  var scripts: Bool
  var variants: Bool
  var `case`: Bool
  var width: Bool

  init(_ options: Analyzer.Options) {
    scripts = options.foldsScripts
    variants = options.foldsVariants
    `case` = options.foldsCase
    width = options.foldsWidth
  }

  /// The character that stands for this one and its traditional or variant forms.
  func character(_ scalar: UInt32) -> UInt32 {
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

  /// One number for the switches, as fingerprints store it.
  var bits: UInt8 {
    (scripts ? 1 : 0) | (variants ? 2 : 0) | (`case` ? 4 : 0) | (width ? 8 : 0)
  }
}

extension FoldOptions {
  /// The characters of the basic plane that fold to this one, itself included.
  func forms(of character: UInt16) -> [UInt16] {
    if isAlone(UInt32(character)) { return [character] }
    var forms: Set<UInt32> = [UInt32(character)]
    for _ in 0..<2 {
      if scripts {
        for form in forms { forms.formUnion(TraditionalCharacters.shared.traditional(form)) }
      }
      if variants {
        for form in forms { forms.formUnion(VariantCharacters.shared.variants(form)) }
      }
    }
    return forms.sorted().compactMap { UInt16(exactly: $0) }
      .filter { self.character(UInt32($0)) == UInt32(character) }
  }

  /// Whether a character stands for no other.
  private func isAlone(_ character: UInt32) -> Bool {
    (!scripts || TraditionalCharacters.shared.traditional(character).isEmpty)
      && (!variants || VariantCharacters.shared.variants(character).isEmpty)
  }
}
