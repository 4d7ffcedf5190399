// Is a document written in another script than the query?

import GarlicText

/// Of documents that match a query alike, those in the query's own script are the better answers:
/// traditional and simplified characters are one in the index, but not to everyone who reads, and who asks in
/// Japanese or Korean would rather not read Chinese that shares a word.
///
/// What does not tell (a text of characters that both have, one in letters) counts as one's own.
struct ScriptPreference: Sendable {
  /// What the score of a document in the other script is multiplied with: enough to come after the same
  /// text in one's own, and less than almost any difference in what matches.
  static let otherScript = 0.93

  let script: TextScript
  let scripts: SnapshotScripts

  /// The preference of a query; nil where there is none, as the query does not tell, no document is in its
  /// script, or none in another.
  ///
  /// - Parameter all: the statistics of all shards, where the snapshot is one of several.
  init?(_ query: ScriptSample, _ scripts: SnapshotScripts, of all: SearchStatistics? = nil) {
    let chinese = query.chinese
    script = chinese == .neither ? query.script : chinese
    let present = all.map { ScriptStatistics($0).present } ?? scripts.present
    guard present.contains(script), !present.isDisjoint(with: script.strangers) else { return nil }
    self.scripts = scripts
  }

  /// Whether a document of the snapshot is written in a script of others.
  /// - Complexity: O(log segments).
  func isOther(_ document: Int) -> Bool { script.strangers.contains(scripts[document]) }
}

extension Query {
  /// Shows a sample all that is looked for in texts.
  func show(to sample: inout ScriptSample, schema: Schema) {
    switch self {
    case .all, .nothing, .range, .anyOf, .exists, .not, .filter: break
    case .text(var text), .word(var text), .phrase(var text, _, _), .prefix(var text),
      .wildcard(var text), .fuzzy(var text, _):
      text.makeContiguousUTF8()
      sample.add(text.utf8Span.span)
    case .field(let names, let query):
      if names.contains(where: { schema.index(of: $0).map { schema.fields[$0].kind } == .text }) {
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
