// Which terms begin with this character?

import GarlicText

/// The terms of a snapshot by their first characters, kept as long as there is room: what pinyin and romaji are
/// compared with at each key press.
///
/// Any thread may ask for them.
final class CharacterTerms: Sendable {
  /// A term of two characters.
  struct Follower: Sendable {
    /// The second character.
    var character: UInt16
    var df: UInt32
  }

  /// A word of three and more characters that the segmenter found, or one in kana.
  struct Word: Sendable {
    var characters: [UInt16]
    /// In loose kana; empty where it is not in kana alone.
    var loose: String
    var df: Int

    var text: String { String(decoding: characters, as: UTF16.self) }
  }

  /// The terms that begin with one character.
  struct Terms: Sendable {
    /// Those of most documents first.
    var followers: [Follower] = []
    /// Those of most documents first.
    var words: [Word] = []
  }

  private struct Key: Hashable {
    var character: UInt16
    var fields: [Int]
  }

  /// The most memory in bytes, about: when there is more, all is forgotten.
  private static let mostBytes = 32 << 20
  /// What a word takes, and a pair of characters, and the terms of a character besides, about.
  private static let wordSize = 96
  private static let followerSize = 8
  private static let termsSize = 128

  private struct State {
    var known: [Key: Terms] = [:]
    /// Words of Hangul that begin with two syllables, in the order of the texts.
    var hangulWords: [HangulKey: [String]] = [:]
    var byteCount = 0

    mutating func makeRoom(for size: Int) {
      if byteCount + size > CharacterTerms.mostBytes {
        known.removeAll()
        hangulWords.removeAll()
        byteCount = 0
      }
      byteCount += size
    }
  }

  private struct HangulKey: Hashable {
    var beginning: String
    var fields: [Int]
  }

  private let state = Guarded(State())

  /// The terms of some fields that begin with a character.
  ///
  /// - Complexity: O(1), the first time O(terms that begin so).
  func terms(
    of character: UInt16, _ fields: [Int], _ snapshot: Snapshot, _ deadline: Deadline
  ) throws(IndexError) -> Terms {
    let key = Key(character: character, fields: fields)
    if let known = state.withLock({ $0.known[key] }) { return known }
    let made = try Self.read(character, fields, snapshot, deadline)
    let size =
      Self.followerSize * made.followers.count + Self.wordSize * made.words.count + Self.termsSize
    state.withLock { state in
      state.makeRoom(for: size)
      state.known[key] = made
    }
    return made
  }

  /// The words of Hangul that begin with two syllables.
  ///
  /// - Parameter read: looks for them in texts; called when they are not known.
  func hangulWords(
    beginningWith beginning: String, _ fields: [Int], _ read: () throws(IndexError) -> [String]
  ) throws(IndexError) -> [String] {
    let key = HangulKey(beginning: beginning, fields: fields)
    if let known = state.withLock({ $0.hangulWords[key] }) { return known }
    let made = try read()
    state.withLock { state in
      state.makeRoom(for: Self.wordSize * (made.count + 1))
      state.hangulWords[key] = made
    }
    return made
  }

  private static func read(
    _ character: UInt16, _ fields: [Int], _ snapshot: Snapshot, _ deadline: Deadline
  ) throws(IndexError) -> Terms {
    guard let scalar = Unicode.Scalar(character) else { return Terms() }
    let prefix = Array(String(scalar).utf8)
    var followers: [UInt16: UInt32] = [:]
    var words: [[UInt16]: Int] = [:]
    let analyzers = try snapshot.context().analyzers
    for view in snapshot.views {
      for field in fields {
        guard let dictionary = try view.reader.dictionary(field) else { continue }
        for tag in [[], [Token.wordTag]] {
          var deadline = deadline
          var terms = TermDictionaryCursor(dictionary)
          var more = try terms.seek(tag + prefix)
          while more, terms.term.starts(with: tag + prefix) {
            try deadline.tick()
            let df = terms.entry.df
            let text = String(decoding: terms.term.dropFirst(tag.count), as: UTF8.self)
            let units = Array(text.utf16)
            if units.count == 2, tag.isEmpty {
              followers[units[1], default: 0] += UInt32(clamping: df)
            } else if units.count > 2, !tag.isEmpty || !analyzers[field].options.bigrams {
              words[units, default: 0] += df
            }
            more = try terms.next()
          }
        }
      }
    }
    return Terms(
      followers: followers.map { Follower(character: $0.key, df: $0.value) }.sorted {
        $0.df != $1.df ? $0.df > $1.df : $0.character < $1.character
      },
      words: words.map { (units, df) in
        let scalars = units.compactMap { Unicode.Scalar($0) }
        return Word(characters: units, loose: Romaji.looseKana(of: scalars) ?? "", df: df)
      }.sorted {
        $0.df != $1.df ? $0.df > $1.df : $0.characters.lexicographicallyPrecedes($1.characters)
      })
  }
}
