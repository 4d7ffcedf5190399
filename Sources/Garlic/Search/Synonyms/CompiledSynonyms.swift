// Which tables were made of these synonyms?

import GarlicText

/// The tables that were made of a list of synonyms, one for each analyzer.
final class CompiledSynonyms: Sendable {
  private let tables = Guarded<[(analyzer: Analyzer, table: SynonymTable)]>([])

  /// A list is used with few analyzers at a time.
  private static let mostTables = 4

  func table(
    of rules: [Synonyms.Rule], _ analyzer: Analyzer
  ) throws(IndexError) -> SynonymTable {
    let known = tables.withLock { tables in
      tables.first { $0.analyzer.identity == analyzer.identity }?.table
    }
    if let known { return known }
    let table = try SynonymTable(rules, by: analyzer)
    tables.withLock {
      if $0.count >= Self.mostTables { $0.removeFirst() }
      $0.append((analyzer, table))
    }
    return table
  }
}
