// search fields FILE: which fields does an index have, and which values?

import ArgumentParser
import Garlic
import GarlicText

struct FieldsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fields",
    abstract: "List the fields of an index: kinds, documents with a value, values.",
    discussion: """
      Values of text fields are not listed. Dates are in UTC. Numbers of values are those of \
      documents that are not deleted. Analyses are shown where fields have their own.
      """)

  @Argument(help: "The index file.", completion: .file(extensions: ["garlic"]))
  var file: String

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      let snapshot = try SearchIndex.open(file).snapshot
      let analyses = snapshot.schema.fields.map(Self.analysis)
      let areShown = analyses.contains { !$0.isEmpty }
      var table = Table(
        [
          ("field", .left), ("kind", .left), ("documents", .right), ("values", .right),
          ("least", .left), ("greatest", .left),
        ] + (areShown ? [("analysis", .left)] : []))
      for (field, analysis) in zip(snapshot.schema.fields, analyses) {
        table.add(try Self.row(field, snapshot) + (areShown ? [analysis] : []))
      }
      for line in table.lines { try console.print(line) }
    }
  }

  private static func row(_ field: Field, _ snapshot: Snapshot) throws -> [String] {
    var options = SearchOptions(limit: 0)
    options.counting = .exact
    let documents = try snapshot.search(.exists.in(field.name), options).total.count
    var cells = [field.name, "\(field.kind)", Decimal.grouped(documents)]
    if field.kind == .text { return cells + ["", "", ""] }
    options.facets = [.values(field.name, limit: 0)]
    cells.append(
      Decimal.grouped(try snapshot.search(.all, options).facets.first?.bucketCount ?? 0))
    options.facets = []
    options.limit = 1
    var least = SortKey.ascending(field.name)
    least.choice = .least
    var greatest = SortKey.descending(field.name)
    greatest.choice = .greatest
    for key in [least, greatest] {
      options.sort = [key]
      let value = try snapshot.search(.exists.in(field.name), options).first?.sortValues.first
      cells.append(HitFormat.shortened(text(value ?? nil, field.kind), to: 40))
    }
    return cells
  }

  /// How a field is analyzed, where that differs from the index's analyzer.
  private static func analysis(_ field: Field) -> String {
    if let analysis = field.analysis { return "\(analysis)" }
    return field.normalization.isEmpty ? "" : "normalized by \(field.normalization.names)"
  }

  /// A value as people read it.
  static func text(_ value: FieldValue?, _ kind: Field.Kind) -> String {
    if case .integer(let moment)? = value, kind == .date { return Timestamp.text(moment) }
    return value?.text ?? ""
  }
}
