// What becomes of a character in folding, and what class has the result? A table filled page by page.

internal import CICUShims
import Synchronization

/// An entry for every code point, computed by ICU's properties 256 at a time when first asked for,
/// so that a short text costs a few pages and not the whole of Unicode.
///
/// Shared by all threads.
@safe final class CharacterTable: @unchecked Sendable {
  private static let pageSize = 256
  private static let pageCount = 0x11_0000 / 256

  /// What the entries fold; nil leaves every character as it is.
  let folds: FoldOptions?
  let rules: WordRuleVariant
  private let base: CharacterTable?
  private let normalizer: Normalizer
  /// Addresses of pages, 0 until filled.
  ///
  /// A page is written whole before its address is released.
  private let pages: UnsafeMutablePointer<Atomic<UInt>>

  /// - Parameter base: the table without folds, for the class of a folded character; nil for itself.
  init(folds: FoldOptions?, base: CharacterTable?, rules: WordRuleVariant, normalizer: Normalizer) {
    self.folds = folds
    self.base = base
    self.rules = rules
    self.normalizer = normalizer
    unsafe pages = .allocate(capacity: Self.pageCount)
    for page in 0..<Self.pageCount {
      unsafe (pages + page).initialize(to: Atomic(0))
    }
  }

  deinit {
    for page in 0..<Self.pageCount {
      let address = unsafe pages[page].load(ordering: .acquiring)
      unsafe UnsafeMutablePointer<FoldedScalar>(bitPattern: address)?.deallocate()
    }
    unsafe pages.deinitialize(count: Self.pageCount)
    unsafe pages.deallocate()
  }

  /// The entry of a scalar value below 0x110000.
  @inline(__always) func entry(_ scalar: UInt32) -> FoldedScalar {
    let address = unsafe pages[Int(scalar >> 8)].load(ordering: .acquiring)
    if let page = unsafe UnsafePointer<FoldedScalar>(bitPattern: address) {
      return unsafe page[Int(scalar & 255)]
    }
    return unsafe fill(Int(scalar >> 8))[Int(scalar & 255)]
  }

  /// The page of ASCII and Latin-1, for loops that meet little else.
  var firstPage: UnsafePointer<FoldedScalar> {
    _ = entry(0)
    let address = unsafe pages[0].load(ordering: .acquiring)
    // Filled by the line above.
    return unsafe UnsafePointer<FoldedScalar>(bitPattern: address).unsafelyUnwrapped
  }

  /// Whether a character is of no script in particular; not in the table, for it is hardly asked.
  static func isCommon(_ scalar: UInt32) -> Bool {
    var properties = icu_properties(word_break: 0, script: 0, flags: 0)
    unsafe icu_properties_fill(scalar, 1, &properties)
    return UInt32(properties.script) == ICU_SCRIPT_COMMON.rawValue
  }

  @inline(never) private func fill(_ number: Int) -> UnsafePointer<FoldedScalar> {
    let page = UnsafeMutablePointer<FoldedScalar>.allocate(capacity: Self.pageSize)
    let first = UInt32(number * Self.pageSize)
    var properties = [icu_properties](
      repeating: icu_properties(word_break: 0, script: 0, flags: 0), count: Self.pageSize)
    unsafe icu_properties_fill(first, Int32(Self.pageSize), &properties)
    for offset in 0..<Self.pageSize {
      let scalar = first + UInt32(offset)
      let entry: FoldedScalar
      if let folds, let base {
        entry = folded(scalar, properties[offset], folds, base)
      } else {
        entry = CharacterClass.entry(of: scalar, properties[offset], rules: rules)
      }
      unsafe (page + offset).initialize(to: entry)
    }
    let (won, original) = unsafe pages[number].compareExchange(
      expected: 0, desired: UInt(bitPattern: page), ordering: .acquiringAndReleasing)
    if won { return unsafe UnsafePointer(page) }
    unsafe page.deallocate()
    // Another thread was first, so the address is not null.
    return unsafe UnsafePointer(bitPattern: original).unsafelyUnwrapped
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
    if flags & ICU_NFKC_INERT_ALONE.rawValue != 0, CharacterTable.isCaseless(scalar, properties) {
      return FoldedScalar(
        bits: base.entry(folds.character(scalar)).bits & ~FoldedScalar.complexBit)
    }
    if !normalizer.hasBoundaryBefore(scalar, foldsCase: folds.case) { return complex }
    guard let single = normalizer.singleScalar(of: scalar, foldsCase: folds.case) else {
      return complex
    }
    return FoldedScalar(bits: base.entry(folds.character(single)).bits & ~FoldedScalar.complexBit)
  }

  /// Whether a character has no case, so that what NFKC leaves alone NFKC_Casefold does too: asked
  /// of each of the 50,000 that most texts are made of.
  private static func isCaseless(_ scalar: UInt32, _ properties: icu_properties) -> Bool {
    let script = UInt32(properties.script)
    return script == ICU_SCRIPT_HAN.rawValue || script == ICU_SCRIPT_HIRAGANA.rawValue
      || script == ICU_SCRIPT_KATAKANA.rawValue || (0xAC00...0xD7A3).contains(scalar)
  }
}
