// search compact FILE: how is the room of deleted documents had back?

import ArgumentParser
import Garlic

struct CompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact", abstract: "Rewrite an index without deleted and replaced documents.",
    discussion:
      "Needs disk space for a second copy. Processes that read the index are not disturbed.")

  @Argument(help: "The index file.", completion: .file(extensions: ["garlic"]))
  var file: String

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let before = try FileStatus(of: file).size
      let index = try SearchIndex.open(file)
      console.setStatus("Compacting '\(file)'")
      defer { console.setStatus("") }
      let report = try index.compact()
      console.setStatus("")
      let after = try FileStatus(of: file).size
      try console.print(
        "'\(file)': \(Decimal.count(index.count, "document")), \(Decimal.bytes(before)) before, \(Decimal.bytes(after)) now"
      )
      if report.rebuiltSegments > 0 {
        try console.print(
          "\(Decimal.count(report.rebuiltSegments, "segment")) lacked terms of \(report.rebuiltSegments == 1 ? "its" : "their") documents, which were indexed again from what is stored"
        )
      }
      if report.uncomparedSegments > 0 {
        try console.print(
          "\(Decimal.count(report.uncomparedSegments, "segment")) of format 2 could not be compared with the documents: the analyzer is another one, or fields are not stored"
        )
      }
    }
  }
}
