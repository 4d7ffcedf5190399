// What becomes of a character in folding, and what class has the result? A table filled as characters are met.

internal import CICUShims
import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An entry for every code point, computed by ICU's properties when the character is first met, so that a
/// short text pays for its own characters and not for the whole of Unicode.
///
/// Shared by all threads.
@safe final class CharacterTable: @unchecked Sendable {
  private static let pageBits: UInt32 = 10
  private static let pageSize = 1 << 10
  private static let pageCount = 0x11_0000 >> 10

  /// What the entries fold; nil leaves every character as it is.
  let folds: FoldOptions?
  private let rules: WordRuleProbe
  private let base: CharacterTable?
  private let normalizer: Normalizer
  /// Addresses of pages of entries, 0 until one of them is met.
  ///
  /// A page is written whole, with entries that are not made, before its address is released.
  private let pages: UnsafeMutablePointer<Atomic<UInt>>

  /// - Parameter base: the table without folds, for the class of a folded character; nil for itself.
  /// - Throws: ``AnalysisError/outOfMemory(byteCount:)``.
  init(
    folds: FoldOptions?, base: CharacterTable?, rules: WordRuleProbe, normalizer: Normalizer
  ) throws(AnalysisError) {
    self.folds = folds
    self.base = base
    self.rules = rules
    self.normalizer = normalizer
    guard let memory = unsafe calloc(Self.pageCount, 8) else {
      throw AnalysisError.outOfMemory(byteCount: Self.pageCount * 8)
    }
    // An atomic number is laid out as the number; memory of zeros becomes real where it is written.
    unsafe pages = memory.bindMemory(to: Atomic<UInt>.self, capacity: Self.pageCount)
  }

  deinit {
    for page in 0..<Self.pageCount {
      let address = unsafe pages[page].load(ordering: .acquiring)
      unsafe UnsafeMutablePointer<Atomic<UInt32>>(bitPattern: address)?.deallocate()
    }
    unsafe free(pages)
  }

  /// The entry of a scalar value below 0x110000.
  @inline(__always) func entry(_ scalar: UInt32) -> FoldedScalar {
    let entry = madeEntry(scalar)
    return entry.bits != FoldedScalar.unmade.bits ? entry : make(scalar)
  }

  /// The same, or `FoldedScalar.unmade` when the character was never met: for loops that have to look at
  /// the entry's flags in any case.
  @inline(__always) func madeEntry(_ scalar: UInt32) -> FoldedScalar {
    let address = unsafe pages[Int(scalar >> Self.pageBits)].load(ordering: .acquiring)
    guard let page = unsafe UnsafeMutablePointer<Atomic<UInt32>>(bitPattern: address) else {
      return .unmade
    }
    return FoldedScalar(bits: unsafe page[Self.index(scalar)].load(ordering: .relaxed))
  }

  @inline(__always) private static func index(_ scalar: UInt32) -> Int {
    Int(scalar & UInt32(pageSize - 1))
  }

  /// The entries of ASCII and Latin-1, made or not, for loops that meet little else.
  var firstPage: UnsafeMutablePointer<Atomic<UInt32>> { unsafe page(0) }

  /// Whether a character is of no script in particular; not in the table, for it is rarely asked for.
  static func isCommon(_ scalar: UInt32) -> Bool {
    UInt32(properties(scalar).script) == ICU_SCRIPT_COMMON.rawValue
  }

  /// Makes an entry; two threads that do it at once write the same.
  @inline(never) private func make(_ scalar: UInt32) -> FoldedScalar {
    let entry = computed(scalar, asksICU: false)
    unsafe page(Int(scalar >> Self.pageBits))[Self.index(scalar)].store(
      entry.bits, ordering: .relaxed)
    return entry
  }

  /// What the entry of a character is.
  /// - Parameter asksICU: whether ICU is asked even for what is known without it; for tests.
  func computed(_ scalar: UInt32, asksICU: Bool) -> FoldedScalar {
    let properties =
      asksICU || !Self.isKnown(scalar) ? Self.properties(scalar) : Self.ideographProperties
    guard let folds, let base else {
      return CharacterClass.entry(of: scalar, properties, rules: rules)
    }
    return folded(scalar, properties, folds, base)
  }

  /// The ideographs of the two first blocks, most of what a query in Chinese is made of.
  ///
  /// Their properties are alike, and what normalization makes of a character Unicode never changes: asking
  /// ICU for the first costs a short query more than its search.
  static func isKnown(_ scalar: UInt32) -> Bool {
    CJKRanges.ideographs.contains(scalar) || CJKRanges.ideographsOfExtensionA.contains(scalar)
  }

  private static let ideographProperties = icu_properties(
    word_break: UInt8(ICU_WB_OTHER.rawValue), script: UInt8(ICU_SCRIPT_HAN.rawValue),
    flags: UInt8(ICU_LETTER_OR_NUMBER.rawValue | ICU_NFKC_INERT_ALONE.rawValue))

  private static func properties(_ scalar: UInt32) -> icu_properties {
    var properties = icu_properties(word_break: 0, script: 0, flags: 0)
    unsafe icu_properties_fill(scalar, 1, &properties)
    return properties
  }

  private func page(_ number: Int) -> UnsafeMutablePointer<Atomic<UInt32>> {
    let address = unsafe pages[number].load(ordering: .acquiring)
    if let page = unsafe UnsafeMutablePointer<Atomic<UInt32>>(bitPattern: address) {
      return unsafe page
    }
    let page = UnsafeMutablePointer<Atomic<UInt32>>.allocate(capacity: Self.pageSize)
    for offset in 0..<Self.pageSize {
      unsafe (page + offset).initialize(to: Atomic(FoldedScalar.unmade.bits))
    }
    let (won, original) = unsafe pages[number].compareExchange(
      expected: 0, desired: UInt(bitPattern: page), ordering: .acquiringAndReleasing)
    if won { return unsafe page }
    unsafe page.deallocate()
    // Another thread was first, so the address is not null.
    return unsafe UnsafeMutablePointer(bitPattern: original).unsafelyUnwrapped
  }

  private func folded(
    _ scalar: UInt32, _ properties: icu_properties, _ folds: FoldOptions, _ base: CharacterTable
  ) -> FoldedScalar {
    let flags = UInt32(properties.flags)
    let complex = FoldedScalar(bits: base.entry(scalar).bits | FoldedScalar.complexBit)
    // Halves of surrogate pairs are not characters.
    if scalar >> 11 == 0xD800 >> 11 { return base.entry(0xFFFD) }
    if !folds.width && flags & ICU_NARROW_OR_WIDE_FORM.rawValue != 0 {
      return FoldedScalar(bits: base.entry(scalar).bits & ~FoldedScalar.complexBit)
    }
    if flags & ICU_DEFAULT_IGNORABLE.rawValue != 0 { return complex }
    if CharacterClass.isSpelledJamo(scalar) { return base.entry(scalar) }
    if folds.variants, IterationMark.isOne(scalar) { return complex }
    if flags & ICU_NFKC_INERT_ALONE.rawValue != 0, CharacterTable.isCaseless(scalar, properties) {
      return FoldedScalar(
        bits: base.entry(folds.character(scalar)).bits & ~FoldedScalar.complexBit)
    }
    if !normalizer.hasBoundaryBefore(scalar, foldsCase: folds.case) { return complex }
    guard let single = normalizer.singleScalar(of: scalar, foldsCase: folds.case),
      !folds.drops(single), folds.pair(single) == nil
    else { return complex }
    let capital = Self.isCapital(scalar) ? FoldedScalar.capitalBit : 0
    return FoldedScalar(
      bits: base.entry(folds.character(single)).bits & ~FoldedScalar.complexBit | capital)
  }

  /// Whether it is a capital that may begin a part of a word, as in fetchCropPrice.
  static func isCapital(_ scalar: UInt32) -> Bool { (0x41...0x5A).contains(scalar) }

  /// Whether a character has no case, so that what NFKC leaves alone NFKC_Casefold does too: asked
  /// of each of the 50,000 that most texts are made of.
  private static func isCaseless(_ scalar: UInt32, _ properties: icu_properties) -> Bool {
    let script = UInt32(properties.script)
    return script == ICU_SCRIPT_HAN.rawValue || script == ICU_SCRIPT_HIRAGANA.rawValue
      || script == ICU_SCRIPT_KATAKANA.rawValue || CJKRanges.hangulSyllables.contains(scalar)
  }
}
