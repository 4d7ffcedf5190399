// Where in a long text may a pattern stand? Found in one pass that analyses nothing.

import GarlicText

/// Looks for what patterns begin with: the characters of a run, or those of the first word.
///
/// What it finds is a place to look at more closely; it may miss a match whose spelling is unusual.
struct PatternScan {
  private struct Beginning {
    var characters: [UInt32]
    var isWide: Bool
    /// Whether the word ends with them.
    var isWord = false
  }

  let weights: [Double]
  private let beginnings: [Beginning]
  private let characters: FoldedCharacters
  /// For each first character the patterns that begin with it.
  private let byFirst: [UInt32: [Int]]
  /// Which characters of the first plane fold to such a one, as far as it is known.
  private var firsts = [UInt8](repeating: Self.unknown, count: 0x10000)
  private static let unknown: UInt8 = 0
  private static let never: UInt8 = 1
  private static let first: UInt8 = 2

  init(_ patterns: HighlightPatterns, _ characters: FoldedCharacters, _ vocabulary: Vocabulary) {
    var beginnings: [Beginning] = []
    var weights: [Double] = []
    for sequence in patterns.sequences {
      guard let first = sequence.units.first else { continue }
      let isWide = first & TextUnits.wordFlag == 0
      let units =
        isWide ? sequence.units.prefix { $0 & TextUnits.wordFlag == 0 } : sequence.units.prefix(1)
      beginnings.append(
        Beginning(
          characters: units.flatMap { FoldedCharacters.characters(of: $0, vocabulary) },
          isWide: isWide, isWord: !isWide))
      weights.append(sequence.weight)
    }
    for prefix in patterns.prefixes {
      let text = String(decoding: prefix, as: UTF8.self)
      beginnings.append(Beginning(characters: text.unicodeScalars.map(\.value), isWide: false))
      weights.append(1)
    }
    self.beginnings = beginnings
    self.weights = weights
    self.characters = characters
    byFirst = Dictionary(
      grouping: beginnings.indices.filter { !beginnings[$0].characters.isEmpty },
      by: { beginnings[$0].characters[0] })
  }

  var isEmpty: Bool { byFirst.isEmpty }

  /// Calls `found` with each place in `range` and the number of the pattern that may stand there, until it
  /// returns false.
  ///
  /// - Parameter range: offsets in `bytes`; what a pattern needs may lie behind it.
  /// - Complexity: linear in the range.
  mutating func scan(
    _ bytes: [UInt8], _ range: Range<Int>, _ found: (Int, Int) -> Bool
  ) throws(IndexError) {
    let span = bytes.span
    var at = range.lowerBound
    while at < range.upperBound {
      let start = at
      let scalar = Self.scalar(span, &at)
      if scalar < 0x10000 {
        if firsts[Int(scalar)] == Self.never { continue }
        if firsts[Int(scalar)] == Self.unknown, try !mayBegin(scalar) { continue }
      }
      let folded = try characters.folded(scalar)
      for number in byFirst[folded] ?? [] {
        // Words are looked for at their beginnings.
        if !beginnings[number].isWide, try continues(span, to: start, scalar, folded) { continue }
        if try stands(beginnings[number], in: span, from: at), !found(start, number) { return }
      }
    }
  }

  /// Looks at a character of the first plane for the first time.
  private mutating func mayBegin(_ scalar: UInt32) throws(IndexError) -> Bool {
    let begins = byFirst[try characters.folded(scalar)] != nil
    firsts[Int(scalar)] = begins ? Self.first : Self.never
    return begins
  }

  /// Whether a word goes on at an offset, where this character stands.
  private func continues(
    _ bytes: Span<UInt8>, to offset: Int, _ scalar: UInt32, _ folded: UInt32
  ) throws(IndexError) -> Bool {
    if offset == 0 { return false }
    var before = offset - 1
    while before > 0, before > offset - 4, bytes[before] & 0xC0 == 0x80 { before -= 1 }
    let last = Self.scalar(bytes, &before)
    return Self.continues(last, try characters.folded(last), scalar, folded)
  }

  /// Whether the rest of a pattern stands at an offset.
  private func stands(
    _ beginning: Beginning, in bytes: Span<UInt8>, from offset: Int
  ) throws(IndexError) -> Bool {
    var at = offset
    var next = 1
    var last: UInt32 = 0
    while next < beginning.characters.count {
      if at >= bytes.count { return false }
      let scalar = Self.scalar(bytes, &at)
      last = scalar
      switch try characters.folded(scalar) {
      case beginning.characters[next]: next += 1
      case FoldedCharacters.any: return true
      case FoldedCharacters.ignorable: continue
      // A line may end inside a run.
      case FoldedCharacters.separator where beginning.isWide && scalar <= 0x20: continue
      default: return false
      }
    }
    guard beginning.isWord, let folded = beginning.characters.last else { return true }
    while at < bytes.count {
      let scalar = Self.scalar(bytes, &at)
      let next = try characters.folded(scalar)
      if next == FoldedCharacters.ignorable { continue }
      return !Self.continues(last, folded, scalar, next)
    }
    return true
  }

  /// Whether a word goes on from one character to the next: letters do, and so do digits; a capital letter
  /// after a small one begins a part.
  @inline(__always)
  private static func continues(
    _ first: UInt32, _ firstFolded: UInt32, _ second: UInt32, _ secondFolded: UInt32
  ) -> Bool {
    func isLetter(_ folded: UInt32) -> Bool { folded > 0x39 && folded < 0x2E80 }
    func isDigit(_ folded: UInt32) -> Bool { folded >= 0x30 && folded <= 0x39 }
    if isDigit(firstFolded) { return isDigit(secondFolded) }
    guard isLetter(firstFolded), isLetter(secondFolded) else { return false }
    let isCapital = second >= 0x41 && second <= 0x5A
    return !(isCapital && first >= 0x61 && first <= 0x7A)
  }

  /// The scalar at an offset, which is moved after it; malformed bytes are scalars by themselves.
  @inline(__always)
  private static func scalar(_ bytes: Span<UInt8>, _ at: inout Int) -> UInt32 {
    let first = bytes[at]
    at += 1
    if first < 0x80 { return UInt32(first) }
    let length = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
    var value = UInt32(first) & (0x3F >> UInt32(length))
    for _ in 0..<length where at < bytes.count && bytes[at] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(bytes[at] & 0x3F)
      at += 1
    }
    return value
  }
}
