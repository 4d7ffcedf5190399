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
  private let foldTables = Mutex<[FoldOptions: CharacterTable]>([:])

  private init() throws(AnalysisError) {
    normalizer = try Normalizer()
    let rules = try WordBreaker().ruleVariant()
    classes = CharacterTable(folds: nil, base: nil, rules: rules, normalizer: normalizer)
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
