// Which dictionaries do all analyzers of a process have in common?

import Synchronization

/// ICU's dictionary of Chinese and Japanese words by its folds, made when first asked for and kept for the life of
/// the process.
///
/// Two threads may make the same one at once; the first to finish wins.
enum SharedDictionaries {
  /// By the bits of the two folds that change ideographs, and last the words as they are.
  private static let made = Made()

  private final class Made: Sendable {
    let dictionaries: InlineArray<5, AtomicLazyReference<DictionaryIndex>> = InlineArray { _ in
      AtomicLazyReference()
    }
  }

  /// The words of ICU's dictionary, folded as asked; nil when ICU has none.
  ///
  /// User words make an index of their own, which is as cheap to make as it is empty.
  static func dictionary(
    folding folds: FoldOptions?, userWords: [[UInt16]: UInt32] = [:],
    walks: Int = DictionaryIndex.usualWalks
  ) throws(AnalysisError) -> DictionaryIndex? {
    guard let words = WordDictionary.shared else { return nil }
    if !userWords.isEmpty || walks != DictionaryIndex.usualWalks {
      return try DictionaryIndex(words, folds: folds, userWords: userWords, walks: walks)
    }
    let number = folds.map { Int($0.bits & 3) } ?? 4
    if let index = made.dictionaries[number].load() { return index }
    return made.dictionaries[number].storeIfNil(try DictionaryIndex(words, folds: folds))
  }
}
