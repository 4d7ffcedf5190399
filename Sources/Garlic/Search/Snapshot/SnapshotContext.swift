// What does every search of a snapshot need that no search changes?

import GarlicText

/// What is worked out at the first search of a snapshot and kept for those that follow.
final class SnapshotContext: Sendable {
  /// The analyzer, which was compared with the one that the index was made with.
  let analyzer: Analyzer
  /// How the snapshot scores at the usual k1.
  let scoring: SnapshotScoring
  /// In which scripts documents are written; nil where a query finds those in its own script alone.
  let scripts: SnapshotScripts?

  /// The numbers of the text fields: what a search looks at when it names none.
  let textFields: [Int]

  init(_ snapshot: Snapshot, analyzer: Analyzer) throws(IndexError) {
    self.analyzer = analyzer
    textFields = snapshot.schema.textFields
    scoring = try SnapshotScoring(
      snapshot, snapshot.statistics, k1: SearchOptions.usualK1)
    scripts = analyzer.options.foldsScripts ? try SnapshotScripts(snapshot.views) : nil
  }
}
