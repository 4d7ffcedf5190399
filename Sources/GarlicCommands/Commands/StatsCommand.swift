// search stats FILE: what does an index hold, and where do the bytes go?

import ArgumentParser
import Garlic

struct StatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Count documents, terms and bytes of an index.")

  @Argument(help: "The index file.", completion: .file(extensions: ["garlic"]))
  var file: String

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let report = try SearchIndex.open(file).snapshot.report()
      for line in Self.summary(report) { try console.print(line) }
      try console.print("")
      for line in Self.fields(report).lines { try console.print(line) }
      try console.print("")
      for line in Self.sections(report).lines { try console.print(line) }
    }
  }

  private static func summary(_ report: IndexReport) -> [String] {
    let all = report.segments.reduce(0) { $0 + $1.documentCount }
    let deleted = report.segments.reduce(0) { $0 + $1.deletedCount }
    var facts = [
      ("documents", Decimal.grouped(all - deleted)),
      ("deleted", Decimal.grouped(deleted)),
      ("segments", Decimal.grouped(report.segments.count)),
      ("commit", "\(report.sequence)"),
      ("size", "\(Decimal.bytes(report.length)) (\(Decimal.grouped(report.length)) bytes)"),
      ("garbage", share(report.garbage, of: report.length)),
      ("analyzer", report.analyzer),
    ]
    if report.garbage * 2 > report.length {
      facts.append(("", "more than half is garbage: 'search compact' reclaims it"))
    }
    return facts.map { name, value in
      name + String(repeating: " ", count: 11 - name.count) + value
    }
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    let percent = whole > 0 ? 100 * Double(part) / Double(whole) : 0
    return "\(Decimal.bytes(part)) (\(Decimal.text(percent, digits: 1)) %)"
  }

  private static func fields(_ report: IndexReport) -> Table {
    var table = Table([
      ("field", .left), ("kind", .left), ("weight", .right), ("stored", .left), ("terms", .right),
      ("average length", .right),
    ])
    for field in report.schema.fields {
      let terms = report.segments.reduce(0) { $0 + ($1.termCounts[field.name] ?? 0) }
      var weighted = 0.0
      var documents = 0
      for segment in report.segments {
        guard let average = segment.averageLengths[field.name], average > 0 else { continue }
        weighted += average * Double(segment.documentCount)
        documents += segment.documentCount
      }
      let isText = field.kind == .text
      table.add([
        field.name, "\(field.kind)", isText ? Decimal.text(field.weight, digits: 1) : "",
        field.isStored ? "yes" : "no", terms > 0 ? Decimal.grouped(terms) : "",
        isText && documents > 0 ? Decimal.text(weighted / Double(documents), digits: 1) : "",
      ])
    }
    return table
  }

  private static func sections(_ report: IndexReport) -> Table {
    var lengths: [(name: String, length: Int)] = []
    for section in report.segments.flatMap(\.sections) {
      let name = section.name + (section.field.map { " of \($0)" } ?? "")
      if let known = lengths.firstIndex(where: { $0.name == name }) {
        lengths[known].length += section.length
      } else {
        lengths.append((name, section.length))
      }
    }
    lengths.sort { $0.length > $1.length }
    var table = Table([("section", .left), ("bytes", .right), ("share", .right)])
    for (name, length) in lengths where length > 0 {
      let percent = 100 * Double(length) / Double(max(report.length, 1))
      table.add([name, Decimal.grouped(length), "\(Decimal.text(percent, digits: 1)) %"])
    }
    return table
  }
}
