// How do files become documents of a batch?

import Garlic
import GarlicText

/// Puts the documents of files into a batch, tells of what cannot be read, and goes on.
///
/// When somebody wants the process to end, the file in hand is left out, and no further one is read.
final class Ingest {
  private(set) var account = IngestAccount()

  private let console: Console
  private let progress: ProgressBar
  private let encoding: TextEncoding?
  private let options: FileWalk.Options
  private let stamps: FileStamps
  private var findings = IngestReport()

  /// - Parameters:
  ///   - files: what will be read.
  ///   - encoding: the encoding of all files; nil to find that of each.
  ///   - options: how some files are read.
  init(
    _ files: [SourceFile], encoding: TextEncoding? = nil,
    options: FileWalk.Options = FileWalk.Options(),
    on console: Console
  ) {
    self.console = console
    self.options = options
    self.encoding = encoding
    stamps = FileStamps(encoding: encoding, reading: options.reading)
    progress = ProgressBar(
      Message("Indexing"), total: files.reduce(0) { $0 + $1.size }, on: console)
  }

  /// Reads a file and puts its documents.
  ///
  /// - Parameters:
  ///   - file: what to read.
  ///   - path: its absolute path.
  ///   - id: the id of its document, if it holds one.
  ///   - batch: where documents go.
  ///   - prepare: may change each document before it goes there.
  /// - Returns: what is to be remembered of the file; nil when it has to be looked at the next time.
  @discardableResult
  func put(
    _ file: SourceFile, at path: String, id: String, into batch: WriteBatch,
    prepare: (inout Document) throws -> Void
  ) throws -> FileState? {
    let now = WallClock.now
    var state = FileState(size: file.size, stamp: stamps.stamp(of: file, readAt: now), content: 0)
    // The last document of a file tells that all of it is there.
    var last: Document?
    do {
      let read = try FileReader.read(
        file, id: id, encoding: encoding, preprocessor: options.preprocessor,
        records: options.records, ahead: batch.blocksAhead,
        progress: { progress.advance($0) }
      ) {
        (document) throws in
        if Interruption.isRequested { throw Interrupted() }
        var document = document
        try prepare(&document)
        document[CommandSchema.file] = .string(path)
        document[CommandSchema.heading] = document[CommandSchema.title]
        if let last { try batch.put(last) }
        last = document
      }
      state.content = stamps.content(read.contentHash.value)
      if var last {
        last[CommandSchema.stamp] = .integer(Int64(bitPattern: state.stamp))
        last[CommandSchema.content] = .integer(Int64(bitPattern: state.content))
        try batch.put(last)
      }
      account.add(read)
      state.isTroubled = findings.add(read, of: file.path)
      return state
    } catch FileReader.Problem.unconvertible(.interrupted) {
      account.isInterrupted = true
      try batch.delete(matching: .field([CommandSchema.file], .anyOf([path])))
      return nil
    } catch is Interrupted {
      account.isInterrupted = true
      try batch.delete(matching: .field([CommandSchema.file], .anyOf([path])))
      return nil
    } catch let problem as FileReader.Problem {
      report(problem, of: file)
      // A file that cannot be read to its end is not there at all.
      if last != nil {
        try batch.delete(matching: .field([CommandSchema.file], .anyOf([path])))
      }
      switch problem {
      case .unreadable: return nil
      // Who names a binary file is told each time that it was skipped.
      case .binary, .empty: return file.isNamed ? nil : state
      // And so is who has files that somebody should look at.
      case .undecodable: return nil
      // What a program took ten seconds to give up is not tried again before it changes.
      case .unconvertible(let error):
        if case .missing = error { return file.isNamed ? nil : state }
        state.isTroubled = true
        return file.isNamed ? nil : state
      }
    }
  }

  /// Whether somebody wants the process to end.
  var isInterrupted: Bool {
    if Interruption.isRequested { account.isInterrupted = true }
    return account.isInterrupted
  }

  private struct Interrupted: Error {}

  /// To be called when everything is put and only the commit is left.
  func finishing() {
    for message in findings.messages { console.warn(message) }
    progress.finishing(Message("Writing"))
  }

  func end() { progress.end() }

  private func report(_ problem: FileReader.Problem, of file: SourceFile) {
    switch problem {
    case .unreadable(let reason):
      account.failureCount += 1
      console.warn(reason)
    case .binary:
      if file.isNamed { console.warn(Message("'\(file.path)' is a binary file: skipped")) }
    case .undecodable: findings.addUndecodable(file.path)
    case .unconvertible(let error): findings.addUnconvertible(file.path, error)
    case .empty:
      if file.isNamed { console.warn(Message("'\(file.path)' is empty: nothing to index")) }
    }
  }
}
