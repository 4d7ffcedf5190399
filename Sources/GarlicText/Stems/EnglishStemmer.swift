// Which English words are forms of one word?

/// The English stemmer of Snowball, also known as Porter2.
///
/// It is that of M. F. Porter, "Snowball: a language for stemming algorithms", 2001, in version 3:
/// https://snowballstem.org/algorithms/english/stemmer.html.
///
/// Words of one stem are taken for forms of one word. Only letters a to z are read: what is typed with an
/// apostrophe is several words to the analyzer.
package struct EnglishStemmer {
  /// A shorter word has no forms that can be told from other words.
  package static let leastLength = 3

  private var word: [UInt8] = []
  /// Where the regions begin in which endings are taken off.
  private var first = 0
  private var second = 0

  package init() {}

  /// Whether a term is a word that has a stem: three letters a to z or more.
  @inline(__always)
  package static func isWord(_ term: [UInt8]) -> Bool {
    if term.count < leastLength { return false }
    for letter in term where letter < 0x61 || letter > 0x7a { return false }
    return true
  }

  /// The stem of a word.
  ///
  /// - Parameter term: see `isWord`.
  /// - Complexity: O(length).
  package mutating func stem(_ term: [UInt8]) -> [UInt8] {
    if let exception = StemEndings.exceptions[term] { return exception }
    word.removeAll(keepingCapacity: true)
    word += term
    if word.count < EnglishStemmer.leastLength { return word }
    markConsonants()
    markRegions()
    removePlural()
    removeVerbEnding()
    replaceY()
    replaceLongEnding()
    replaceMiddleEnding()
    removeEnding()
    removeLast()
    for index in word.indices where word[index] == Letter.consonantY { word[index] = Letter.y }
    return word
  }

  /// What all words of a stem begin with, at least.
  ///
  /// Some endings change the last letter of a stem: stori of story, hope of hoping, sensibl of sensibility.
  package static func prefix(ofForms stem: [UInt8]) -> [UInt8] {
    if let known = StemEndings.prefixes[stem] { return known }
    let changes =
      switch stem.last {
      case Letter.e, Letter.i, Letter.y: true
      case Letter.l: stem.dropLast().last == Letter.b
      default: false
      }
    return changes ? Array(stem.dropLast()) : stem
  }

  private enum Letter {
    static let a = UInt8(ascii: "a")
    static let b = UInt8(ascii: "b")
    static let e = UInt8(ascii: "e")
    static let i = UInt8(ascii: "i")
    static let l = UInt8(ascii: "l")
    static let o = UInt8(ascii: "o")
    static let s = UInt8(ascii: "s")
    static let t = UInt8(ascii: "t")
    static let u = UInt8(ascii: "u")
    static let w = UInt8(ascii: "w")
    static let x = UInt8(ascii: "x")
    static let y = UInt8(ascii: "y")
    /// A y that is a consonant.
    static let consonantY = UInt8(ascii: "Y")
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case Letter.a, Letter.e, Letter.i, Letter.o, Letter.u, Letter.y: true
    default: false
    }
  }

  private func hasVowel(before end: Int) -> Bool {
    word[..<max(0, end)].contains { EnglishStemmer.isVowel($0) }
  }

  private mutating func markConsonants() {
    if word[0] == Letter.y { word[0] = Letter.consonantY }
    for index in 1..<word.count
    where word[index] == Letter.y && EnglishStemmer.isVowel(word[index - 1]) {
      word[index] = Letter.consonantY
    }
  }

  private mutating func markRegions() {
    let start = StemEndings.beginnings.first { word.starts(with: $0) }?.count
    first = start ?? region(after: 0)
    second = region(after: first)
  }

  /// Where the part begins that follows the first consonant after a vowel.
  private func region(after start: Int) -> Int {
    var index = start
    while index < word.count, !EnglishStemmer.isVowel(word[index]) { index += 1 }
    while index < word.count, EnglishStemmer.isVowel(word[index]) { index += 1 }
    return min(index + 1, word.count)
  }

  /// Whether the word up to `end` ends in a short syllable.
  private func isShort(upTo end: Int) -> Bool {
    if end >= 3, !EnglishStemmer.isVowel(word[end - 1]), EnglishStemmer.isVowel(word[end - 2]),
      !EnglishStemmer.isVowel(word[end - 3])
    {
      switch word[end - 1] {
      case Letter.w, Letter.x, Letter.consonantY: break
      default: return true
      }
    }
    if end == 2, !EnglishStemmer.isVowel(word[1]), EnglishStemmer.isVowel(word[0]) { return true }
    return word[..<end].ends(with: StemEndings.past)
  }

  /// The longest of the endings that the word has.
  private func ending(of endings: [StemEndings.Ending]) -> StemEndings.Ending? {
    guard let last = word.last else { return nil }
    return endings.first { $0.text.last == last && word[...].ends(with: $0.text) }
  }

  private mutating func replace(_ count: Int, by other: [UInt8]) {
    word.removeLast(count)
    word += other
  }

  /// Step 1a: plurals.
  private mutating func removePlural() {
    guard let ending = ending(of: StemEndings.plurals) else { return }
    let start = word.count - ending.text.count
    switch ending.change {
    case .replace(let other): replace(ending.text.count, by: other)
    case .special: replace(ending.text.count, by: start >= 2 ? [Letter.i] : [Letter.i, Letter.e])
    case .delete: if hasVowel(before: start - 1) { word.removeLast() }
    case .keep: break
    }
  }

  /// Step 1b: -ed and -ing.
  private mutating func removeVerbEnding() {
    guard let ending = ending(of: StemEndings.verbs) else { return }
    let start = word.count - ending.text.count
    let beginning = word[..<start]
    switch ending.change {
    case .replace(let other):
      if start >= first, !StemEndings.kept.contains(where: { beginning.elementsEqual($0) }) {
        replace(ending.text.count, by: other)
      }
      return
    case .special:
      if start == 2, beginning[1] == Letter.y, !EnglishStemmer.isVowel(beginning[0]) {
        replace(ending.text.count + 1, by: [Letter.i, Letter.e])
        return
      }
      if StemEndings.nouns.contains(where: { beginning.elementsEqual($0) }) { return }
    case .delete, .keep: break
    }
    if !hasVowel(before: start) { return }
    word.removeLast(ending.text.count)
    if StemEndings.cut.contains(where: { word[...].ends(with: $0) }) {
      word.append(Letter.e)
    } else if StemEndings.isDouble(word) {
      let isWhole =
        word.count == 3 && (word[0] == Letter.a || word[0] == Letter.e || word[0] == Letter.o)
      if !isWhole { word.removeLast() }
    } else if word.count == first, isShort(upTo: word.count) {
      word.append(Letter.e)
    }
  }

  /// Step 1c: y after a consonant.
  private mutating func replaceY() {
    let count = word.count
    guard count > 2, word[count - 1] == Letter.y || word[count - 1] == Letter.consonantY,
      !EnglishStemmer.isVowel(word[count - 2])
    else { return }
    word[count - 1] = Letter.i
  }

  /// Step 2: -ational, -ousness and other endings of several parts.
  private mutating func replaceLongEnding() {
    guard let ending = ending(of: StemEndings.long) else { return }
    let start = word.count - ending.text.count
    if start < first { return }
    switch ending.change {
    case .replace(let other): replace(ending.text.count, by: other)
    case .special: if start > 0, word[start - 1] == Letter.l { word.removeLast() }
    case .delete:
      if start > 0, StemEndings.beforeLi.contains(word[start - 1]) { word.removeLast(2) }
    case .keep: break
    }
  }

  /// Step 3: -icate, -ful and others.
  private mutating func replaceMiddleEnding() {
    guard let ending = ending(of: StemEndings.middle) else { return }
    let start = word.count - ending.text.count
    if start < first { return }
    switch ending.change {
    case .replace(let other): replace(ending.text.count, by: other)
    case .special: if start >= second { word.removeLast(ending.text.count) }
    case .delete: word.removeLast(ending.text.count)
    case .keep: break
    }
  }

  /// Step 4: -ment, -ion and others.
  private mutating func removeEnding() {
    guard let ending = ending(of: StemEndings.last) else { return }
    let start = word.count - ending.text.count
    if start < second { return }
    if case .special = ending.change {
      guard start > 0, word[start - 1] == Letter.s || word[start - 1] == Letter.t else { return }
    }
    word.removeLast(ending.text.count)
  }

  /// Step 5: e, and one of two l.
  private mutating func removeLast() {
    guard let letter = word.last else { return }
    let start = word.count - 1
    if letter == Letter.e {
      if start >= second || start >= first && !isShort(upTo: start) { word.removeLast() }
    } else if letter == Letter.l, start >= second, start > 0, word[start - 1] == Letter.l {
      word.removeLast()
    }
  }
}
