// Which counts does this argument ask for?

import ArgumentParser
import Garlic

/// Reads the argument of `--facet`.
enum FacetArgument {
  /// - Parameter text: `field`, `field:20`, `field:month`, `field:stats`, `field:0..2..5`, `field:path=a/b`.
  static func facet(_ text: String) throws -> Facet {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let field = CommandSchema.columnName(parts[0])
    if field.isEmpty { throw ValidationError("--facet '\(text)': the field is missing.") }
    var facet = try self.facet(field, parts.count > 1 ? parts[1] : nil, text)
    facet.name = parts[0]
    return facet
  }

  private static func facet(_ field: String, _ kind: String?, _ text: String) throws -> Facet {
    guard let kind else { return .values(field) }
    if let interval = CalendarInterval(rawValue: kind) { return .calendar(field, by: interval) }
    if let limit = Int(kind), limit > 0 { return .values(field, limit: limit) }
    if kind == "stats" { return .statistics(field) }
    if kind == "path" { return .path(field) }
    if kind.hasPrefix("path=") { return .path(field, under: String(kind.dropFirst(5))) }
    if kind.contains("..") { return .intervals(field, intervals(kind)) }
    throw ValidationError(
      "--facet '\(text)': after the colon comes a number, 'stats', 'path', intervals as '0..2..5', or one of \(CalendarInterval.allCases.map(\.rawValue).joined(separator: ", "))."
    )
  }

  /// `0..2..5` is below 0, 0 to 2, 2 to 5, and 5 and more.
  private static func intervals(_ text: String) -> [Facet.Interval] {
    var bounds: [String] = []
    var rest = text[...]
    while let range = rest.firstRange(of: "..") {
      bounds.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    bounds.append(String(rest))
    bounds.removeAll(where: \.isEmpty)
    var intervals: [Facet.Interval] = []
    var lower: String?
    for bound in bounds + [nil] {
      intervals.append(
        Facet.Interval(
          "\(lower ?? "")..\(bound ?? "")",
          from: lower.map { .inclusive($0) } ?? .unbounded,
          to: bound.map { .exclusive($0) } ?? .unbounded))
      lower = bound
    }
    return intervals
  }
}
