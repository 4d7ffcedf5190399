// How can a program outside this package measure how records become an index?

@_spi(Measuring) public import Garlic

/// The way of the records of a file into a batch, for programs that measure it.
///
/// Not part of the public API: it changes with what it measures.
@_spi(Measuring) public enum RecordBenchmark {
  /// The fields that the command line gives its indexes.
  public static var schema: Schema { CommandSchema.schema }

  /// Puts the records of a JSON lines file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - batch: where its documents go.
  ///   - trace: what measures the write; nil for nobody.
  /// - Throws: what `put` throws, and an error without a text when the file cannot be read.
  public static func put(
    _ path: String, into batch: WriteBatch, trace: WriteTrace?
  ) throws {
    let file = SourceFile(
      path: path, relativePath: path, size: 0, modified: 0, changed: 0, inode: 0, isNamed: true)
    var records = RecordFile(file, id: path)
    try records.read(ahead: batch.blocksAhead, trace: trace, progress: { _ in }) {
      try batch.put($0)
    }
  }
}
