// Which kana do these Latin letters stand for?

/// Latin letters for kana as Hepburn, Kunrei and input methods have them.
///
/// Kana are compared by a loose form, in which a long vowel is as a short one, because it is written in many ways:
/// `tokyo`, `toukyou` and `to-kyo-` are とうきょう, `ramen` is ラーメン.
package enum Romaji {
  /// The loose kana, in hiragana, with which what somebody types may begin; several where the last letters are the
  /// beginning of more than one.
  ///
  /// - Parameter typed: small or capital Latin letters, apostrophes and hyphens, after kana or none.
  /// - Returns: none when the letters are no kana, or nothing but a consonant.
  package static func beginnings(_ typed: String) -> [String] {
    var kana = ""
    var rest: [UInt8] = []
    for scalar in typed.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A: rest.append(UInt8(scalar.value + 0x20))
      case 0x61...0x7A: rest.append(UInt8(scalar.value))
      case 0xFF21...0xFF3A: rest.append(UInt8(scalar.value - 0xFF21 + 0x61))
      case 0xFF41...0xFF5A: rest.append(UInt8(scalar.value - 0xFF41 + 0x61))
      case 0x27, 0x2019, 0x2D: rest.append(scalar.value == 0x2D ? 0x2D : 0x27)
      case 0x3041...0x3096, 0x30A1...0x30F6, 0x30FC:
        if !rest.isEmpty { return [] }
        kana.unicodeScalars.append(scalar)
      default: return []
      }
    }
    var at = 0
    reading: while at < rest.count {
      let letter = rest[at]
      for length in stride(from: min(4, rest.count - at), to: 0, by: -1) {
        let key = String(decoding: rest[at..<at + length], as: UTF8.self)
        // `n` alone may still become な; `nn` before a vowel is ん and な.
        if key == "nn", at + 2 < rest.count, isVowel(rest[at + 2]) || rest[at + 2] == 0x79 {
          kana += "ん"
          at += 1
          continue reading
        }
        if let syllable = syllables[key] {
          kana += syllable
          at += length
          continue reading
        }
      }
      if letter == 0x27 {
        at += 1
      } else if letter == 0x2D {
        kana += "ー"
        at += 1
      } else if letter == 0x6E || letter == 0x6D, at + 1 < rest.count, !isVowel(rest[at + 1]),
        letter == 0x6E ? rest[at + 1] != 0x79 : [0x62, 0x6D, 0x70].contains(rest[at + 1])
      {
        kana += "ん"
        at += 1
      } else if at + 1 < rest.count, rest[at + 1] == letter, !isVowel(letter) {
        kana += "っ"
        at += 1
      } else if letter == 0x74, rest[at...].starts(with: "tch".utf8) {
        kana += "っ"
        at += 1
      } else {
        break
      }
    }
    if at == rest.count { return kana.isEmpty ? [] : [loose(kana)] }
    let open = String(decoding: rest[at...], as: UTF8.self)
    // A consonant alone stands for too much.
    if kana.isEmpty, open.utf8.count < 2 { return [] }
    var found: Set<String> = []
    for (key, syllable) in syllables where key.hasPrefix(open) {
      found.insert(loose(kana + syllable))
    }
    if open == "n" { found.insert(loose(kana + "ん")) }
    return found.sorted()
  }

  /// Kana in hiragana, without what makes a vowel long; nil for a text with other characters.
  package static func looseKana(of word: some Sequence<Unicode.Scalar>) -> String? {
    var kana = String.UnicodeScalarView()
    for scalar in word {
      switch scalar.value {
      case 0x3041...0x3096, 0x30FC: kana.append(scalar)
      case 0x30A1...0x30F6:
        kana.append(Unicode.Scalar(scalar.value - 0x60) ?? scalar)
      default: return nil
      }
    }
    return loose(String(kana))
  }

  private static func loose(_ kana: String) -> String {
    var view = String.UnicodeScalarView()
    var before: UInt8 = 0
    for scalar in kana.unicodeScalars {
      let small =
        (0x30A1...0x30F6).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0x60) ?? scalar : scalar
      switch small {
      case "ー": continue
      case "う" where before == 0x6F || before == 0x75: continue
      case "お" where before == 0x6F: continue
      default: break
      }
      view.append(small)
      before = vowels[small] ?? 0
    }
    return String(view)
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case 0x61, 0x65, 0x69, 0x6F, 0x75: true
    default: false
    }
  }

  /// The vowel that each kana of the columns of u and o ends with.
  private static let vowels: [Unicode.Scalar: UInt8] = {
    var vowels: [Unicode.Scalar: UInt8] = [:]
    for scalar in "うくすつぬふむゆるぐずづぶぷゅぅ".unicodeScalars { vowels[scalar] = 0x75 }
    for scalar in "おこそとのほもよろをごぞどぼぽょぉ".unicodeScalars { vowels[scalar] = 0x6F }
    return vowels
  }()

  private static let syllables: [String: String] = {
    var table: [String: String] = [:]
    let rows: [(String, String)] = [
      ("", "あいうえお"), ("k", "かきくけこ"), ("s", "さしすせそ"), ("t", "たちつてと"), ("n", "なにぬねの"),
      ("h", "はひふへほ"), ("m", "まみむめも"), ("r", "らりるれろ"), ("g", "がぎぐげご"), ("z", "ざじずぜぞ"),
      ("d", "だぢづでど"), ("b", "ばびぶべぼ"), ("p", "ぱぴぷぺぽ"), ("x", "ぁぃぅぇぉ"), ("l", "ぁぃぅぇぉ"),
    ]
    for (consonant, kana) in rows {
      for (vowel, syllable) in zip("aiueo", kana) {
        table["\(consonant)\(vowel)"] = String(syllable)
      }
    }
    let palatal: [(String, String)] = [
      ("ky", "き"), ("sy", "し"), ("sh", "し"), ("ty", "ち"), ("ch", "ち"), ("cy", "ち"), ("ny", "に"),
      ("hy", "ひ"), ("my", "み"), ("ry", "り"), ("gy", "ぎ"), ("zy", "じ"), ("j", "じ"), ("jy", "じ"),
      ("dy", "ぢ"), ("by", "び"), ("py", "ぴ"),
    ]
    for (consonant, kana) in palatal {
      for (vowel, small) in zip("auoe", "ゃゅょぇ") {
        table["\(consonant)\(vowel)"] = "\(kana)\(small)"
      }
    }
    let others = [
      "shi": "し", "chi": "ち", "tsu": "つ", "fu": "ふ", "ji": "じ", "ya": "や", "yu": "ゆ", "yo": "よ",
      "wa": "わ", "wo": "を", "wi": "うぃ", "we": "うぇ", "nn": "ん", "n'": "ん", "xn": "ん", "fa": "ふぁ",
      "fi": "ふぃ", "fe": "ふぇ", "fo": "ふぉ", "va": "ゔぁ", "vi": "ゔぃ", "vu": "ゔ", "ve": "ゔぇ",
      "vo": "ゔぉ", "thi": "てぃ", "dhi": "でぃ", "tsa": "つぁ", "tso": "つぉ", "xtu": "っ", "xtsu": "っ",
      "ltu": "っ", "xya": "ゃ", "xyu": "ゅ", "xyo": "ょ", "ye": "いぇ", "ca": "か", "ci": "し", "cu": "く",
      "ce": "せ", "co": "こ", "qu": "く", "whi": "うぃ", "twu": "とぅ", "dwu": "どぅ",
    ]
    table.merge(others) { $1 }
    return table
  }()
}
