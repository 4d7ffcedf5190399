// search inspect FILE: which parts does an index file have, and what stands in them?

import ArgumentParser
import Garlic

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect", abstract: "List the segments and sections of an index file.",
    discussion: "With --section, also shows the first bytes of these sections.")

  @Argument(help: "The index file.", completion: .file(extensions: ["garlic"]))
  var file: String

  @Option(help: "Show only the segment with this number.")
  var segment: UInt64?

  @Option(help: "Show only sections whose name has this prefix, with their first bytes.")
  var section: String?

  /// How many bytes of a section are shown.
  private static let shownBytes = 128

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let report = try SearchIndex.open(file).snapshot.report()
      try console.print(
        "commit \(report.sequence), \(Decimal.grouped(report.length)) bytes, \(Decimal.count(report.segments.count, "segment"))"
      )
      let chosen = report.segments.filter { segment == nil || $0.name == segment }
      if chosen.isEmpty, let segment {
        let names = report.segments.map { "\($0.name)" }.joined(separator: ", ")
        throw InspectionError(
          reason: "there is no segment \(segment) in '\(file)': it has \(names)")
      }
      var found = 0
      for segment in chosen { found += try show(segment, console) }
      if found == 0, let section {
        let names = Set(report.segments.flatMap(\.sections).map(\.name)).sorted()
        throw InspectionError(
          reason:
            "there is no section '\(section)' in '\(file)': it has \(names.joined(separator: ", "))"
        )
      }
    }
  }

  private func show(_ segment: IndexReport.Segment, _ console: Console) throws -> Int {
    try console.print(
      """

      segment \(segment.name): bytes \(segment.offset)..<\(segment.offset + segment.length), \
      \(Decimal.count(segment.documentCount, "document")), \(Decimal.grouped(segment.deletedCount)) deleted
      """)
    let sections = segment.sections.filter { part in
      section.map { part.name.lowercased().hasPrefix($0.lowercased()) } ?? true
    }
    if section != nil {
      for part in sections { try dump(part, console) }
      return sections.count
    }
    var table = Table([
      ("section", .left), ("field", .left), ("offset", .right), ("bytes", .right),
    ])
    for part in sections {
      table.add([part.name, part.field ?? "", "\(part.offset)", Decimal.grouped(part.length)])
    }
    for line in table.lines { try console.print(line) }
    return sections.count
  }

  private func dump(_ part: IndexReport.Section, _ console: Console) throws {
    let field = part.field.map { " of \($0)" } ?? ""
    try console.print(
      "\(part.name)\(field): \(Decimal.grouped(part.length)) bytes from \(part.offset) on")
    let input = try InputFile(file, from: part.offset)
    var bytes: [UInt8] = []
    _ = try input.read(into: &bytes, upTo: min(part.length, Self.shownBytes))
    for line in HexDump.lines(bytes, from: part.offset) { try console.print("  \(line)") }
    if part.length > bytes.count { try console.print("  …") }
  }
}

/// What was to be looked at is not there.
struct InspectionError: Error, CustomStringConvertible {
  var reason: String
  var description: String { reason }
}
