// Which letters are taken for each other so often that words which differ in nothing else are likely meant?

/// Words without what people slip at most: the voicing marks, small letters and long marks of kana, and the vowels of
/// Hangul that sound alike or lie side by side on the keyboard, ㅐ and ㅔ, ㅏ and ㅓ, ㅗ and ㅜ.
enum LikelySlips {
  private static let kana: [Unicode.Scalar: Unicode.Scalar] = {
    let voiced = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽぁぃぅぇぉっゃゅょ"
    let plain = "かきくけこさしすせそたちつてとはひふへほはひふへほあいうえおつやゆよ"
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (from, to) in zip(voiced.unicodeScalars, plain.unicodeScalars) {
      table[from] = to
      if let katakana = Unicode.Scalar(from.value + 0x60) {
        table[katakana] = Unicode.Scalar(to.value + 0x60)
      }
    }
    return table
  }()

  /// The vowels of Hangul by their order, each with the one that stands for it.
  private static let vowels: [UInt32: UInt32] = [5: 1, 3: 1, 7: 1, 4: 0, 13: 8]

  /// What is left of a word: equal for words that are likely taken for each other.
  static func skeleton(of word: String) -> String {
    var skeleton = String.UnicodeScalarView()
    for scalar in word.unicodeScalars where scalar != "ー" {
      let value = scalar.value
      if Jamo.isSyllable(value) {
        let vowel = (value - 0xAC00) / 28 % 21
        let other = vowels[vowel] ?? vowel
        skeleton.append(Unicode.Scalar(value - vowel * 28 + other * 28) ?? scalar)
      } else {
        skeleton.append(kana[scalar] ?? scalar)
      }
    }
    return String(skeleton)
  }
}
