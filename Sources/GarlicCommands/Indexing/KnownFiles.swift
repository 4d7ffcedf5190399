// What does a process that goes on remember of the files in its index?

import Garlic

/// The files of an index as of one commit, and files that are not in it though they were read.
///
/// - Complexity: some 200 bytes for each file.
struct KnownFiles {
  /// The sequence number of the commit; nil when the index has to be read.
  var sequence: UInt64?
  var files = IndexedFiles()
  /// Files of which nothing is in the index: they are not read and told again before they change.
  private var refused: [String: FileState] = [:]

  /// Reads what stands in a snapshot, if it is not the one that is known.
  mutating func read(_ snapshot: Snapshot) throws(IndexError) {
    if sequence == snapshot.sequence { return }
    files = try IndexedFiles(storedIn: snapshot)
    for (path, state) in refused where files[path] == nil { files[path] = state }
    sequence = snapshot.sequence
  }

  /// Takes up a file that could not be read.
  mutating func refuse(_ path: String, _ file: SourceFile, stamp: UInt64) {
    let state = FileState(size: file.size, stamp: stamp, content: 0)
    refused[path] = state
    files[path] = state
  }

  mutating func remove(_ path: String) {
    refused[path] = nil
    files[path] = nil
  }
}
