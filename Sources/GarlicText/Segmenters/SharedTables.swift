// What do all analyzers of a process have in common? The tables, made once.

import Synchronization

/// Character tables and dictionaries by their folds, made when first asked for and kept for the
/// life of the process.
///
/// Two threads may make the same one at once; the first to finish wins.
final class SharedTables: Sendable {
  private static let instance = AtomicLazyReference<SharedTables>()

  /// The tables of this process.
  /// - Throws: ``AnalysisError/icu(operation:status:)`` when ICU has no normalization data or rules.
  static func shared() throws(AnalysisError) -> SharedTables {
    if let made = instance.load() { return made }
    return instance.storeIfNil(try SharedTables())
  }

  let normalizer: Normalizer
  private let rules: WordRuleProbe
  /// Every character as it is, with its class.
  let classes: CharacterTable
  /// By the bits of the folds.
  private let foldTables: InlineArray<16, AtomicLazyReference<CharacterTable>>
  /// By the bits of the two folds that change ideographs, and last the words as they are.
  private let dictionaries: InlineArray<5, AtomicLazyReference<DictionaryIndex>>

  private init() throws(AnalysisError) {
    let normalizer = try Normalizer()
    let rules = try WordRuleProbe()
    self.normalizer = normalizer
    self.rules = rules
    classes = try CharacterTable(folds: nil, base: nil, rules: rules, normalizer: normalizer)
    foldTables = InlineArray { _ in AtomicLazyReference() }
    dictionaries = InlineArray { _ in AtomicLazyReference() }
  }

  /// The words of ICU's dictionary, folded as asked; nil when ICU has none.
  ///
  /// User words make an index of their own, which is as cheap to make as it is empty.
  func dictionary(
    folding folds: FoldOptions?, userWords: [[UInt16]: UInt32] = [:],
    walks: Int = DictionaryIndex.usualWalks
  ) throws(AnalysisError) -> DictionaryIndex? {
    guard let words = WordDictionary.shared else { return nil }
    if !userWords.isEmpty || walks != DictionaryIndex.usualWalks {
      return try DictionaryIndex(words, folds: folds, userWords: userWords, walks: walks)
    }
    let place = folds.map { Int($0.bits & 3) } ?? 4
    if let index = dictionaries[place].load() { return index }
    return dictionaries[place].storeIfNil(try DictionaryIndex(words, folds: folds))
  }

  /// The table that folds as asked.
  /// - Throws: ``AnalysisError/outOfMemory(byteCount:)``.
  func table(folding folds: FoldOptions) throws(AnalysisError) -> CharacterTable {
    let place = Int(folds.bits)
    if let table = foldTables[place].load() { return table }
    return foldTables[place].storeIfNil(
      try CharacterTable(folds: folds, base: classes, rules: rules, normalizer: normalizer))
  }
}
