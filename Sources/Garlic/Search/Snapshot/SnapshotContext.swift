// What does every search of a snapshot need that no search changes?

import GarlicText

/// What completions keep of a snapshot, and no search needs.
private final class TypingCaches: Sendable {
  let counts = QueryCounts()
  let characterTerms = CharacterTerms()
  let completions = CompletionCache()
}

/// What is worked out at the first search of a snapshot and kept for those that follow.
final class SnapshotContext: Sendable {
  /// The analyzers of the fields, which were compared with those that the index was made with.
  let analyzers: FieldAnalyzers
  /// That of the fields without an analysis of their own.
  var analyzer: Analyzer { analyzers.standard }
  /// How the snapshot scores at the usual k1.
  let scoring: SnapshotScoring
  /// In which scripts documents are written; nil where a query finds those in its own script alone.
  let scripts: SnapshotScripts?
  /// The statistics of documents by script; nil where there is one.
  let scriptStatistics: ScriptStatistics?
  /// The same where there is one, too.
  let allScripts: ScriptStatistics

  /// The numbers of the text fields: what a search looks at when it names none.
  let textFields: [Int]

  /// What is known of terms and words that were asked for.
  let terms: TermCache
  /// How texts of queries were cut; nil where fields are analyzed in different ways.
  let analyses: AnalysisCache?
  /// The documents of single characters that were asked for.
  let characterUnions = CharacterUnions()
  private let madeTypingCaches = Guarded<TypingCaches?>(nil)
  /// What is kept for those who type; made when it is first asked for.
  private var typingCaches: TypingCaches {
    madeTypingCaches.withLock { made in
      if let made { return made }
      let caches = TypingCaches()
      made = caches
      return caches
    }
  }
  /// How many documents completions stand for.
  var counts: QueryCounts { typingCaches.counts }
  /// The terms that are compared with readings.
  var characterTerms: CharacterTerms { typingCaches.characterTerms }
  /// What was offered while people typed.
  var completions: CompletionCache { typingCaches.completions }

  private struct Scorings {
    /// By the scripts that queries are ranked among: a handful, for which a dictionary is slow to set up.
    var known: [(own: UInt8, scoring: SnapshotScoring)] = []
  }
  private let scorings = Guarded(Scorings())

  init(
    _ snapshot: Snapshot, analyzers: FieldAnalyzers, analyses: AnalysisCache
  ) throws(IndexError) {
    self.analyzers = analyzers
    self.analyses = analyzers.isUniform ? analyses : nil
    let textFields = snapshot.schema.textFields
    terms = TermCache(entries: textFields.count * snapshot.views.count)
    self.textFields = textFields
    scoring = try SnapshotScoring(snapshot, k1: SearchOptions.usualK1)
    let foldsScripts =
      analyzers.isUniform
      ? analyzers.standard.options.foldsScripts
      : textFields.contains { analyzers[$0].options.foldsScripts }
    scripts = foldsScripts ? try SnapshotScripts(snapshot.views) : nil
    allScripts = try ScriptStatistics(snapshot.views, fields: snapshot.schema.fields.count)
    scriptStatistics = allScripts.isMixed ? allScripts : nil
  }

  /// How the snapshot scores a query that is ranked among the documents of some scripts, at the usual k1.
  ///
  /// - Parameter own: nil for all documents.
  /// - Complexity: O(1), the first time O(segments · fields).
  func scoring(_ snapshot: Snapshot, _ own: TextScript.Set?) throws(IndexError) -> SnapshotScoring {
    guard let own, let scriptStatistics else { return scoring }
    if let known = scorings.withLock({ $0.known.first { $0.own == own.rawValue }?.scoring }) {
      return known
    }
    let made = try SnapshotScoring(
      snapshot, k1: SearchOptions.usualK1, averageLengths: scriptStatistics.averageLengths(in: own))
    return scorings.withLock { scorings in
      if let other = scorings.known.first(where: { $0.own == own.rawValue }) {
        return other.scoring
      }
      scorings.known.append((own.rawValue, made))
      return made
    }
  }
}
