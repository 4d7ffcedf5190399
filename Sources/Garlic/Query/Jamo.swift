// What are the letters of a Hangul syllable?

import GarlicText

/// The arithmetic decomposition of Hangul (The Unicode Standard, section 3.12).
enum Jamo {
  static func isSyllable(_ value: UInt32) -> Bool { CJKRanges.hangulSyllables.contains(value) }

  /// The code points of `term`, in UTF-8, with Hangul syllables taken apart.
  ///
  /// A byte that belongs to no code point counts as one by itself, outside of Unicode, so that
  /// malformed terms differ from all others and never fail.
  ///
  /// - Parameters:
  ///   - term: a term or its beginning.
  ///   - dropsCutEnd: leaves out a last code point whose bytes are not all there.
  /// - Returns: the units.
  static func units(
    of term: ArraySlice<UInt8>, dropsCutEnd: Bool = false
  ) -> [UInt32] {
    var units: [UInt32] = []
    units.reserveCapacity(term.count)
    var index = term.startIndex
    while index < term.endIndex {
      let lead = term[index]
      let width = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      var value = width == 1 ? UInt32(lead) : UInt32(lead) & (0x7F >> UInt32(max(width, 1)))
      var end = index + 1
      while end < min(index + width, term.endIndex), term[end] & 0xC0 == 0x80 {
        value = value << 6 | UInt32(term[end] & 0x3F)
        end += 1
      }
      if width > 0, end == index + width {
        append(value, to: &units)
        index = end
      } else if dropsCutEnd, width > 0, end == term.endIndex {
        break
      } else {
        units.append(0x8000_0000 | UInt32(lead))
        index += 1
      }
    }
    return units
  }

  private static func append(_ value: UInt32, to units: inout [UInt32]) {
    guard isSyllable(value) else {
      units.append(value)
      return
    }
    let index = value - CJKRanges.hangulSyllables.lowerBound
    units.append(0x1100 + index / 588)
    units.append(0x1161 + index % 588 / 28)
    if index % 28 != 0 { units.append(0x11A7 + index % 28) }
  }
}
