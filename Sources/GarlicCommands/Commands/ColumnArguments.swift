// By which values are hits restricted, sorted, grouped and counted?

import ArgumentParser
import Garlic

/// The options of a search that work on values of fields.
struct ColumnArguments: ParsableArguments {
  @Option(
    help: "Only hits that match this query, too, as 'category:recipe price:2..5'; it does not rank."
  )
  var filter: String?

  @Option(
    parsing: .unconditional,
    help:
      "Sort by these fields instead of by relevance: 'modified', '-date,title'; a minus for the greatest first, 'score' and 'id' besides fields."
  )
  var sort: String?

  @Option(
    help: ArgumentHelp(
      "Count matches by a field, with the number of values, a calendar interval, 'stats', intervals or a path: 'category', 'category:20', 'date:month', 'price:stats', 'price:0..2..5', 'topic:path=food'; may be repeated.",
      valueName: "field"))
  var facet: [String] = []

  @Option(help: "Show the best hit for each value of a keyword field.")
  var groupBy: String?

  func validate() throws {
    _ = try sortKeys()
    for text in facet { _ = try FacetArgument.facet(text) }
  }

  /// The keys of `--sort`.
  ///
  /// - Parameter schema: that of the index; nil where it is not open yet.
  func sortKeys(in schema: Schema? = nil) throws -> [SortKey] {
    guard let sort else { return [] }
    return try sort.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let isDescending = part.hasPrefix("-")
      let name = CommandSchema.columnName(
        String(isDescending ? part.dropFirst() : part), in: schema)
      if name.isEmpty {
        throw ValidationError("--sort '\(sort)': a field is missing; use 'date' or '-date,title'.")
      }
      switch name {
      case "score": return .relevance
      case "id": return .id(descending: isDescending)
      default: return isDescending ? .descending(name) : .ascending(name)
      }
    }
  }

  /// Puts them into the options of a search.
  ///
  /// - Parameters:
  ///   - schema: that of the index.
  ///   - reading: reads the text of the filter.
  func apply(
    to options: inout SearchOptions, in schema: Schema, reading: (String) throws -> Query
  ) throws {
    options.sort = try sortKeys(in: schema)
    options.facets = try facet.map { try FacetArgument.facet($0) }
    options.grouping = groupBy.map { Grouping(CommandSchema.columnName($0, in: schema)) }
    options.filter = try filter.map { try reading($0) }
  }
}

extension CommandSchema {
  /// The field whose values stand for a name: whole paths and titles for 'path' and 'title', of which these fields have
  /// the words.
  ///
  /// - Parameter schema: that of the index; one that a program made may have a keyword 'title'.
  static func columnName(_ name: String, in schema: Schema? = nil) -> String {
    if name == path { return file }
    guard name == title, let schema, schema.fields.contains(where: { $0.name == heading }),
      schema.fields.contains(where: { $0.name == title && $0.kind == .text })
    else { return name }
    return heading
  }
}
