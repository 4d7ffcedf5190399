// Which terms of a dictionary are within a word's reach, without a look at all of them?

import GarlicText

/// Walks a dictionary past the terms that cannot be within a pattern's reach: those that begin as one
/// that was too far already, and the rows of bigrams of Chinese, Japanese and Korean characters, which
/// are most of a dictionary and have nothing in common with words of other scripts.
struct FuzzyWalk {
  private(set) var terms: TermDictionaryCursor
  private let pattern: FuzzyPattern
  private var deadline: Deadline
  private var isBeforeFirst = true
  /// What terms begin with that are too far.
  private var dead: [UInt8] = []
  /// Terms in a row that began so.
  private var passed = 0

  /// Terms that are stepped over one by one before the walk looks up where the row of them ends.
  private static let mostPassed = 32

  init(_ dictionary: TermDictionary, _ pattern: FuzzyPattern, _ deadline: Deadline) {
    self.deadline = deadline
    terms = TermDictionaryCursor(dictionary)
    self.pattern = pattern
  }

  /// Moves to the next term within reach; false when there is none.
  mutating func next() throws(IndexError) -> Bool {
    var found: Bool
    if isBeforeFirst {
      isBeforeFirst = false
      // Tagged words of runs are found by their characters already.
      found = try terms.seek([Token.wordTag + 1])
    } else {
      found = try terms.next()
    }
    while found {
      try deadline.tick()
      if !dead.isEmpty, terms.term.starts(with: dead) {
        passed += 1
        if passed < FuzzyWalk.mostPassed {
          found = try terms.next()
        } else {
          found = try seek(FuzzyWalk.successor(of: dead))
        }
        continue
      }
      passed = 0
      if !pattern.reachesStrangers, let end = RunCharacters.end(ofRowWith: terms.term) {
        found = try seek(end)
        continue
      }
      switch pattern.verdict(on: terms.term) {
      case .within: return true
      case .beyond(let bytes):
        if let bytes { dead = Array(terms.term.prefix(bytes)) }
        found = try terms.next()
      }
    }
    return false
  }

  private mutating func seek(_ target: [UInt8]?) throws(IndexError) -> Bool {
    guard let target else { return false }
    passed = 0
    let before = terms.location
    let found = try terms.seek(target)
    // What is skipped lies ahead; a damaged dictionary could lead round in a ring.
    if found, terms.location <= before { throw terms.disorder() }
    return found
  }

  /// The least bytes after all that begin with a prefix; nil when there are none.
  static func successor(of prefix: [UInt8]) -> [UInt8]? {
    var next = prefix
    while let last = next.popLast() {
      if last < 0xFF { return next + [last + 1] }
    }
    return nil
  }
}
