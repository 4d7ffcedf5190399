// What do all analyzers of a process have in common? The tables, made once.

import Synchronization

/// Character tables by their folds, made when first asked for and kept for the life of the process.
final class SharedTables: Sendable {
  private static let instance = Mutex<SharedTables?>(nil)

  /// The tables of this process.
  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU has no normalization data or rules.
  static func shared() throws(AnalysisError) -> SharedTables {
    if let made = instance.withLock({ $0 }) { return made }
    let made = try SharedTables()
    return instance.withLock { current in
      if let current { return current }
      current = made
      return made
    }
  }

  let normalizer: Normalizer
  /// Every character as it is, with its class.
  let classes: CharacterTable
  private let dictionaries = Mutex<[DictionaryKey: DictionaryIndex]>([:])
  private let foldTables = Mutex<[FoldOptions: CharacterTable]>([:])

  private init() throws(AnalysisError) {
    normalizer = try Normalizer()
    let rules = try WordBreaker().ruleVariant()
    classes = CharacterTable(folds: nil, base: nil, rules: rules, normalizer: normalizer)
  }

  private struct DictionaryKey: Hashable {
    var isFolded: Bool
    var scripts: Bool
    var variants: Bool
  }

  /// The words of ICU's dictionary, folded as asked; nil when ICU has none.
  ///
  /// User words make an index of their own, which is as cheap to make as it is empty.
  func dictionary(
    folding folds: FoldOptions?, userWords: [[UInt16]: UInt32] = [:]
  ) -> DictionaryIndex? {
    guard let words = WordDictionary.shared else { return nil }
    if !userWords.isEmpty {
      return DictionaryIndex(words, folds: folds, userWords: userWords)
    }
    let key = DictionaryKey(
      isFolded: folds != nil, scripts: folds?.scripts ?? false, variants: folds?.variants ?? false)
    return dictionaries.withLock { dictionaries in
      if let index = dictionaries[key] { return index }
      let index = DictionaryIndex(words, folds: folds)
      dictionaries[key] = index
      return index
    }
  }

  /// The table that folds as asked.
  func table(folding folds: FoldOptions) -> CharacterTable {
    foldTables.withLock { tables in
      if let table = tables[folds] { return table }
      let table = CharacterTable(
        folds: folds, base: classes, rules: classes.rules, normalizer: normalizer)
      tables[folds] = table
      return table
    }
  }
}
