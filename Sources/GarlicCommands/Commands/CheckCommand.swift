// search check FILE: is an index whole, and what can be saved of one that is not?

import ArgumentParser
import Garlic
import GarlicText

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check an index file, and save the readable documents of a damaged one.",
    discussion: "Exit codes: 0 for an undamaged index, 1 for a damaged one, 2 if it cannot be read."
  )

  @Argument(help: "The index file.", completion: .file(extensions: ["garlic"]))
  var file: String

  @Flag(help: "Analyze all stored documents again and compare every posting.")
  var deep = false

  @Option(
    help: "Write all segments and documents that can be read to this new file.", completion: .file()
  )
  var repair: String?

  @OptionGroup var analysis: AnalyzerOptions

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      if let repair, (try? FileStatus(of: repair)) != nil {
        throw InspectionError(reason: "'\(repair)' exists: name a new file")
      }
      let analyzer = try analysis.analyzer()
      console.setStatus("Checking '\(file)'")
      defer { console.setStatus("") }
      let check: IndexCheck
      do throws(IndexError) {
        check = try IndexCheck.of(file, deep: deep, analyzer: analyzer)
      } catch {
        // What is not even known to be an index may still hold segments.
        guard case .notAnIndex = error, let repair else { throw error }
        console.setStatus("")
        try console.print(error.description)
        try save(into: repair, analyzer, console)
        throw CommandFailure.noHits
      }
      console.setStatus("")
      for fault in check.faults { try console.print("\(fault)") }
      let faults = check.isWhole ? "no fault" : Decimal.count(check.faults.count, "fault")
      try console.print(
        """
        '\(file)': \(faults) in \(Decimal.count(check.segmentCount, "segment")) of \
        \(Decimal.count(check.documentCount, "document"))
        """)
      if check.segmentsWithoutTotals > 0, !deep {
        try console.print(
          "\(Decimal.count(check.segmentsWithoutTotals, "segment")) of format 2 have no totals: 'search check --deep' tells whether terms are missing, 'search compact' brings them back"
        )
      }
      if let repair { try save(into: repair, analyzer, console) }
      if !check.isWhole { throw CommandFailure.noHits }
    }
  }

  private func save(into target: String, _ analyzer: Analyzer?, _ console: Console) throws {
    let saved = try IndexRepair.of(
      file, into: target, analyzer: analyzer, schema: CommandSchema.schema)
    for fault in saved.faults { try console.print(fault) }
    try console.print(
      """
      '\(target)': \(Decimal.count(saved.savedCount, "document")) saved, \
      \(Decimal.grouped(saved.lostCount)) known to be lost, \
      \(Decimal.count(saved.wholeSegments, "segment")) whole, \
      \(Decimal.grouped(saved.damagedSegments)) damaged
      """)
  }
}
