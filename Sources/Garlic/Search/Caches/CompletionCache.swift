// What was offered for this text before?

import GarlicText

/// Completions of one snapshot without a filter: key presses of different people begin alike.
///
/// Any thread may ask for them.
final class CompletionCache: Sendable {
  struct Key: Hashable, Sendable {
    let typed: String
    let fields: [String]?
    let limit: Int
    let weight: String?
    let similarSounds: Bool
    let otherLayout: Bool
  }

  /// About a kilobyte each; when there are more, all are forgotten.
  private static let mostEntries = 4096
  private struct State {
    var known: [Key: [Completion]] = [:]
  }
  private let state = Guarded(State())

  subscript(key: Key) -> [Completion]? {
    get { state.withLock { $0.known[key] } }
    set {
      state.withLock {
        if $0.known.count >= Self.mostEntries { $0.known.removeAll(keepingCapacity: true) }
        $0.known[key] = newValue
      }
    }
  }
}
