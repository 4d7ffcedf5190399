// Which endings do English words have?

/// The tables of the English stemmer, from `english.sbl` of Snowball 3.
enum StemEndings {
  /// What becomes of an ending.
  enum Change {
    case replace([UInt8])
    case delete
    case keep
    /// What the step says.
    case special
  }

  struct Ending {
    let text: [UInt8]
    let change: Change
  }

  /// Words whose stem is given, and words that are their own.
  static let exceptions: [[UInt8]: [UInt8]] = {
    var table: [[UInt8]: [UInt8]] = [:]
    for word in ["andes", "atlas", "bias", "cosmos", "howe", "news", "sky"] {
      table[Array(word.utf8)] = Array(word.utf8)
    }
    let others = [
      ("early", "earli"), ("gently", "gentl"), ("idly", "idl"), ("only", "onli"),
      ("singly", "singl"),
      ("skies", "sky"), ("skis", "ski"), ("ugly", "ugli"),
    ]
    for (word, stem) in others { table[Array(word.utf8)] = Array(stem.utf8) }
    return table
  }()

  /// Stems whose forms share less than others': dying is a form of die.
  static let prefixes: [[UInt8]: [UInt8]] = {
    var table: [[UInt8]: [UInt8]] = [:]
    // A consonant with -ying: the table of `removeVerbEnding`.
    for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
      table[[letter] + Array("ie".utf8)] = [letter]
    }
    return table
  }()

  /// Beginnings that the first region follows.
  static let beginnings = [
    "commun", "univers", "arsen", "emerg", "gener", "inter", "later", "organ", "past",
  ].map { Array($0.utf8) }
  static let past = Array("past".utf8)

  static let plurals = table(
    [("sses", "ss")], special: ["ied", "ies"], deleted: ["s"], kept: ["us", "ss"])
  static let verbs = table(
    [("eed", "ee"), ("eedly", "ee")], special: ["ing"], deleted: ["ed", "edly", "ingly"])
  /// What keeps -eed, and what keeps -ing.
  static let kept = ["succ", "proc", "exc"].map { Array($0.utf8) }
  static let nouns = ["even", "cann", "inn", "earr", "herr", "out"].map { Array($0.utf8) }
  /// What an e was taken from.
  static let cut = ["at", "bl", "iz"].map { Array($0.utf8) }
  static let long = table(
    [
      ("anci", "ance"), ("enci", "ence"), ("ogist", "og"), ("bli", "ble"), ("abli", "able"),
      ("alli", "al"), ("fulli", "ful"), ("lessli", "less"), ("ousli", "ous"), ("entli", "ent"),
      ("aliti", "al"), ("biliti", "ble"), ("iviti", "ive"), ("tional", "tion"), ("ational", "ate"),
      ("alism", "al"), ("ation", "ate"), ("ization", "ize"), ("izer", "ize"), ("ator", "ate"),
      ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ], special: ["ogi"], deleted: ["li"])
  static let beforeLi = Set("cdeghkmnrt".utf8)
  static let middle = table(
    [
      ("icate", "ic"), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("tional", "tion"),
      ("ational", "ate"),
    ], special: ["ative"], deleted: ["ful", "ness"])
  static let last = table(
    [], special: ["ion"],
    deleted: [
      "ic", "ance", "ence", "able", "ible", "ate", "ive", "ize", "iti", "al", "ism", "er", "ous",
      "ant",
      "ent", "ment", "ement",
    ])

  /// Whether a word ends in a consonant that is doubled before an ending.
  static func isDouble(_ word: [UInt8]) -> Bool {
    guard word.count > 1, let letter = word.last, letter == word[word.count - 2] else {
      return false
    }
    return doubled.contains(letter)
  }

  private static let doubled = Set("bdfgmnprt".utf8)

  /// The longest endings first.
  private static func table(
    _ replaced: [(String, String)], special: [String] = [], deleted: [String] = [],
    kept: [String] = []
  ) -> [Ending] {
    var endings = replaced.map {
      Ending(text: Array($0.0.utf8), change: .replace(Array($0.1.utf8)))
    }
    endings += special.map { Ending(text: Array($0.utf8), change: .special) }
    endings += deleted.map { Ending(text: Array($0.utf8), change: .delete) }
    endings += kept.map { Ending(text: Array($0.utf8), change: .keep) }
    return endings.sorted { $0.text.count > $1.text.count }
  }
}

extension ArraySlice<UInt8> {
  func ends(with ending: [UInt8]) -> Bool { suffix(ending.count).elementsEqual(ending) }
}
