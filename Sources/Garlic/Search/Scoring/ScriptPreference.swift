// Is a document written in the other script than the query?

import GarlicText

/// Of documents that match a query alike, those in the query's own script are the better answers:
/// traditional and simplified characters are one in the index, but not to everyone who reads.
///
/// What is in neither script (Japanese, Korean, a text of characters that both have) counts as one's own.
struct ScriptPreference: Sendable {
  /// What the score of a document in the other script is multiplied with: enough to come after the same
  /// text in one's own, and less than almost any difference in what matches.
  static let otherScript = 0.98

  let script: HanScript
  let scripts: SnapshotScripts

  /// The preference of a query; nil where there is none, as the query is in neither script or all documents
  /// are in one.
  ///
  /// - Parameter all: the statistics of all shards, where the snapshot is one of several.
  init?(
    _ query: Query, in snapshot: Snapshot, of all: SearchStatistics? = nil
  ) throws(IndexError) {
    guard let scripts = try snapshot.context().scripts,
      all?.hasSimplified ?? scripts.hasSimplified, all?.hasTraditional ?? scripts.hasTraditional
    else { return nil }
    var sample = ScriptSample()
    query.show(to: &sample, schema: snapshot.schema)
    script = sample.script
    if script == .neither { return nil }
    self.scripts = scripts
  }

  /// Whether a document of the snapshot is written in the other script.
  /// - Complexity: O(log segments).
  func isOther(_ document: Int) -> Bool { scripts[document] == script.other }
}

extension Query {
  /// Shows a sample all that is looked for in texts.
  fileprivate func show(to sample: inout ScriptSample, schema: Schema) {
    switch self {
    case .all, .nothing, .range, .anyOf, .exists, .not, .filter: break
    case .text(var text), .word(var text), .phrase(var text, _, _), .prefix(var text),
      .wildcard(var text), .fuzzy(var text, _):
      text.makeContiguousUTF8()
      sample.add(text.utf8Span.span)
    case .field(let names, let query):
      if schema.fields.contains(where: { $0.kind == .text && names.contains($0.name) }) {
        query.show(to: &sample, schema: schema)
      }
    case .and(let queries), .or(let queries), .clauses(let queries):
      for query in queries { query.show(to: &sample, schema: schema) }
    case .boolean(let must, let should, _, _):
      for query in must + should { query.show(to: &sample, schema: schema) }
    case .boosted(let query, _), .constant(let query, _): query.show(to: &sample, schema: schema)
    }
  }
}
