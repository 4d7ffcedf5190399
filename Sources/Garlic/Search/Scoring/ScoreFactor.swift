// With what is the score of a document multiplied?

import GarlicText

/// The caller's own factor on the scores of documents, as recency or popularity, and that of their script.
///
/// One for each segment that is searched by itself, so one thread at a time uses it.
final class ScoreFactor: @unchecked Sendable {
  private let caller: (@Sendable (String) -> Double)?
  private let preference: ScriptPreference?
  /// The scripts of documents, and which of them counts less; as they are asked for often.
  private let scripts: SnapshotScripts?
  private let otherScript: HanScript
  private let snapshot: Snapshot
  /// The greatest value of the caller's factor that counts.
  private let callerLimit: Double
  /// The first error of a look-up; the search ends with it.
  private(set) var failure: IndexError?

  /// What the options and the script of a query ask for; nil when that is nothing.
  init?(_ options: SearchOptions, _ preference: ScriptPreference?, _ snapshot: Snapshot) {
    if options.factor == nil, preference == nil { return nil }
    caller = options.factor
    callerLimit = max(options.factorLimit, 0)
    self.preference = preference
    scripts = preference?.scripts
    otherScript = preference?.script.other ?? .neither
    self.snapshot = snapshot
  }

  /// The greatest value; nil when no score grows at all.
  var limit: Double? { caller == nil ? nil : callerLimit }

  /// The least value.
  var least: Double { caller == nil ? ScriptPreference.otherScript : 0 }

  /// The factor of a document.
  func value(of document: Int) -> Double {
    let value = caller == nil ? 1 : callerValue(of: document)
    guard let scripts, scripts[document] == otherScript else { return value }
    return value * ScriptPreference.otherScript
  }

  /// The caller's factor of a document, between 0 and the limit.
  private func callerValue(of document: Int) -> Double {
    guard let caller else { return 1 }
    do throws(IndexError) {
      let value = caller(try snapshot.id(at: document))
      return value.isNaN ? 0 : min(max(value, 0), callerLimit)
    } catch {
      failure = failure ?? error
      return 0
    }
  }

  /// What makes a document's factor, for people.
  func reason(of document: Int) -> String {
    var reasons: [String] = []
    if caller != nil {
      reasons.append("the factor of the search, \(Explanation.rounded(callerValue(of: document)))")
    }
    if let preference, preference.isOther(document) {
      reasons.append(
        "written in \(preference.script.other) characters and the query in \(preference.script) ones, "
          + Explanation.rounded(ScriptPreference.otherScript))
    }
    return "multiplied: " + reasons.joined(separator: "; ")
  }
}
