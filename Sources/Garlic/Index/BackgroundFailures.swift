// What failed that no writer is told of?

import GarlicText

/// Failures of what is done beside commits: merges, compaction in the background, and opening the snapshot of a commit
/// that is durable already.
final class BackgroundFailures: Sendable {
  private struct State {
    var first: IndexError?
    var hopeless: Set<UInt64> = []
  }

  private let state = Guarded(State())
  private let tell: @Sendable (IndexError) -> Void

  /// - Parameter tell: is told of every error.
  init(_ tell: @escaping @Sendable (IndexError) -> Void) { self.tell = tell }

  /// Keeps an error for who asks; the first, if there are several.
  func keep(_ error: IndexError) {
    tell(error)
    state.withLock { if $0.first == nil { $0.first = error } }
  }

  /// Does what must not keep a commit from being acknowledged, and keeps its error.
  func attempt(_ work: () throws(IndexError) -> Void) {
    do throws(IndexError) { try work() } catch { keep(error) }
  }

  /// The error that was kept, which is then told.
  func take() -> IndexError? {
    state.withLock { state in
      defer { state.first = nil }
      return state.first
    }
  }

  /// Notes that these segments cannot be joined, unless the reason is one that passes.
  func note(_ error: IndexError, of segments: some Sequence<Manifest.SegmentRecord>) {
    switch error {
    case .verificationFailed, .corrupt, .tooLarge, .invalidArgument:
      let names = segments.map(\.name)
      state.withLock { $0.hopeless.formUnion(names) }
    default: break
    }
  }

  /// Segments, by name, whose joining was in vain before and would be again: it would cost each writer as much.
  ///
  /// They are known one by one, as the segments that are to be joined next are others with every commit.
  var hopeless: Set<UInt64> { state.withLock { $0.hopeless } }
}
