// Who writes an index, who waits for it and who is told?

import GarlicText

/// What an index needs once somebody writes it or follows its commits, and no search does.
///
/// Made when it is first asked for: a process that opens an index and searches it would spend a tenth of the time of
/// opening on types that it never uses.
final class IndexWriters: Sendable {
  /// Writers and merges, one after another.
  let queue = WriterQueue()
  /// What failed after the writers, for who waits for merges.
  let failures: BackgroundFailures
  /// Tasks that write, one after another.
  let turns = TaskTurns(count: 1)
  /// What tasks put and delete, joined into common commits.
  let groupCommit = GroupCommit()
  /// Who follows the commits.
  let followers = CommitFollowers()
  /// The file of which the folder is known to hold the name, whatever happens.
  let durableName = Guarded<FileIdentity?>(nil)

  /// - Parameter tell: is told of every error of what is done beside commits.
  init(_ tell: @escaping @Sendable (IndexError) -> Void) { failures = BackgroundFailures(tell) }
}

extension SearchIndex {
  var writing: WriterQueue { writers.queue }
  var failures: BackgroundFailures { writers.failures }
  var writerTurns: TaskTurns { writers.turns }
  var groupCommit: GroupCommit { writers.groupCommit }
  var followers: CommitFollowers { writers.followers }
  var durableName: Guarded<FileIdentity?> { writers.durableName }
}
