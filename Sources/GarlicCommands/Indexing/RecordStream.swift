// How do the records of standard input become documents of an index?

import Garlic
import GarlicText

/// Puts the records of standard input into an index, one commit.
///
/// Nothing of them tells where they come from, so that the same records make the same bytes, whoever writes them and
/// when. A record takes the place of one with its id.
struct RecordStream {
  let encoding: TextEncoding?
  let console: Console
  /// nil for JSON lines.
  var format: RecordFormat?

  func run(on index: SearchIndex) throws -> IngestAccount {
    var account = IngestAccount()
    Interruption.observe()
    defer { Interruption.end() }
    var records = RecordFile(standardInput: "stdin", encoding: encoding, format: format)
    do {
      try index.write { batch in
        try records.read(ahead: batch.blocksAhead, progress: { _ in }) { document in
          if Interruption.isRequested { throw CommandFailure.failed }
          try batch.put(document)
        }
      }
    } catch FileReader.Problem.unreadable(let reason) {
      console.warn(reason)
      throw CommandFailure.failed
    } catch let problem as FileReader.Problem {
      if case .empty = problem {
        console.warn(Message("standard input is empty: nothing to index"))
        return account
      }
      console.warn(Message("standard input is no text: one JSON object to a line is meant"))
      throw CommandFailure.failed
    }
    var report = IngestReport()
    _ = report.add(records.account, of: RecordFile.standardInputName)
    for message in report.messages { console.warn(message) }
    account.add(records.account)
    return account
  }
}
