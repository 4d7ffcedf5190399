// What would the same keys have written in the other layout?

/// The two-set layout of Hangul (KS X 5002) beside Latin letters: what somebody types who forgot to switch.
package enum HangulKeys {
  /// The letters of the keys, from a to z.
  private static let plain = Array("ㅁㅠㅊㅇㄷㄹㅎㅗㅑㅓㅏㅣㅡㅜㅐㅔㅂㄱㄴㅅㅕㅍㅈㅌㅛㅋ".unicodeScalars)
  /// Those that shift changes.
  private static let shifted: [UInt8: Unicode.Scalar] = [
    0x51: "ㅃ", 0x57: "ㅉ", 0x45: "ㄸ", 0x52: "ㄲ", 0x54: "ㅆ", 0x4F: "ㅒ", 0x50: "ㅖ",
  ]
  private static let initials = Array("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".unicodeScalars)
  private static let vowels = Array("ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ".unicodeScalars)
  private static let finals = Array("ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ".unicodeScalars)
  /// Letters that two keys after one another make.
  private static let joined: [Unicode.Scalar: (Unicode.Scalar, Unicode.Scalar)] = [
    "ㅘ": ("ㅗ", "ㅏ"), "ㅙ": ("ㅗ", "ㅐ"), "ㅚ": ("ㅗ", "ㅣ"), "ㅝ": ("ㅜ", "ㅓ"), "ㅞ": ("ㅜ", "ㅔ"),
    "ㅟ": ("ㅜ", "ㅣ"), "ㅢ": ("ㅡ", "ㅣ"), "ㄳ": ("ㄱ", "ㅅ"), "ㄵ": ("ㄴ", "ㅈ"), "ㄶ": ("ㄴ", "ㅎ"),
    "ㄺ": ("ㄹ", "ㄱ"), "ㄻ": ("ㄹ", "ㅁ"), "ㄼ": ("ㄹ", "ㅂ"), "ㄽ": ("ㄹ", "ㅅ"), "ㄾ": ("ㄹ", "ㅌ"),
    "ㄿ": ("ㄹ", "ㅍ"), "ㅀ": ("ㄹ", "ㅎ"), "ㅄ": ("ㅂ", "ㅅ"),
  ]

  /// The Hangul that the keys of Latin letters write: `aksmf` is 마늘.
  ///
  /// - Parameter typed: Latin letters; other characters stand for themselves.
  /// - Returns: nil where a vowel belongs to no syllable, or there is no letter at all.
  package static func hangul(ofKeys typed: String) -> String? {
    var letters: [Unicode.Scalar] = []
    for scalar in typed.unicodeScalars {
      switch scalar.value {
      case 0x61...0x7A: letters.append(plain[Int(scalar.value - 0x61)])
      case 0x41...0x5A:
        letters.append(
          shifted[UInt8(scalar.value)] ?? plain[Int(scalar.value - 0x41)])
      case 0x80...: return nil
      default: letters.append(scalar)
      }
    }
    var text = String.UnicodeScalarView()
    var hasSyllable = false
    var at = 0
    while at < letters.count {
      guard let initial = initials.firstIndex(of: letters[at]) else {
        if vowels.contains(letters[at]) { return nil }
        text.append(letters[at])
        at += 1
        continue
      }
      guard at + 1 < letters.count, var vowel = vowels.firstIndex(of: letters[at + 1]) else {
        text.append(letters[at])
        at += 1
        continue
      }
      at += 2
      if at < letters.count, let both = join(vowels[vowel], letters[at]),
        let joint = vowels.firstIndex(of: both)
      {
        vowel = joint
        at += 1
      }
      var final = 0
      if at < letters.count, let first = finals.firstIndex(of: letters[at]),
        !isVowel(letters, at + 1)
      {
        final = first + 1
        at += 1
        if at < letters.count, let both = join(finals[first], letters[at]),
          let joint = finals.firstIndex(of: both), !isVowel(letters, at + 1)
        {
          final = joint + 1
          at += 1
        }
      }
      let value = 0xAC00 + UInt32((initial * 21 + vowel) * 28 + final)
      if let syllable = Unicode.Scalar(value) { text.append(syllable) }
      hasSyllable = true
    }
    return hasSyllable ? String(text) : nil
  }

  /// The Latin letters of the keys that write Hangul: ㅎㅁ기ㅑㅊ is `garlic`.
  ///
  /// - Returns: nil where there is anything but Hangul, digits and white space.
  package static func keys(ofHangul typed: String) -> String? {
    var keys = ""
    var hasHangul = false
    for scalar in typed.unicodeScalars {
      switch scalar.value {
      case 0xAC00...0xD7A3:
        let index = Int(scalar.value - 0xAC00)
        append(initials[index / 588], to: &keys)
        append(vowels[index % 588 / 28], to: &keys)
        if index % 28 > 0 { append(finals[index % 28 - 1], to: &keys) }
        hasHangul = true
      case 0x3131...0x3163:
        append(scalar, to: &keys)
        hasHangul = true
      case 0x30...0x39, 0x20: keys.unicodeScalars.append(scalar)
      default: return nil
      }
    }
    return hasHangul ? keys : nil
  }

  private static func append(_ letter: Unicode.Scalar, to keys: inout String) {
    if let key = plain.firstIndex(of: letter), let scalar = Unicode.Scalar(0x61 + UInt32(key)) {
      keys.unicodeScalars.append(scalar)
    } else if let key = shifted.first(where: { $0.value == letter })?.key {
      keys.unicodeScalars.append(Unicode.Scalar(key + 0x20))
    } else if let (first, second) = joined[letter] {
      append(first, to: &keys)
      append(second, to: &keys)
    }
  }

  private static func isVowel(_ letters: [Unicode.Scalar], _ at: Int) -> Bool {
    at < letters.count && vowels.contains(letters[at])
  }

  private static func join(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Unicode.Scalar? {
    joined.first { $0.value == (first, second) }?.key
  }
}
