// What do all analyzers of a process have in common? The tables, made once.

import Synchronization

/// Character tables by their folds, made when first asked for and kept for the life of the process.
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
  private let foldTables: InlineArray<32, AtomicLazyReference<CharacterTable>>

  private init() throws(AnalysisError) {
    let normalizer = try Normalizer()
    let rules = try WordRuleProbe()
    self.normalizer = normalizer
    self.rules = rules
    classes = try CharacterTable(folds: nil, base: nil, rules: rules, normalizer: normalizer)
    foldTables = InlineArray { _ in AtomicLazyReference() }
  }

  /// The table that folds as asked.
  /// - Throws: ``AnalysisError/outOfMemory(byteCount:)``.
  func table(folding folds: FoldOptions) throws(AnalysisError) -> CharacterTable {
    let index = Int(folds.bits)
    if let table = foldTables[index].load() { return table }
    return foldTables[index].storeIfNil(
      try CharacterTable(folds: folds, base: classes, rules: rules, normalizer: normalizer))
  }
}
