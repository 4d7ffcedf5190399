// Which options do few searches have?

/// Options that most searches leave as they are, behind one reference: options are copied for each search, and only the
/// library of clocks knows how large an instant is.
final class RareOptions: Sendable {
  /// As ``SearchOptions`` describes them.
  struct Values: Sendable {
    var after: SearchCursor?
    var filter: Query?
    var sort: [SortKey] = []
    var facets: [Facet] = []
    var grouping: Grouping?
    var synonyms: Synonyms?
    var statistics: SearchStatistics?
    var deadline: ContinuousClock.Instant?
    var factors: [Factor] = []
    var factor: (@Sendable (String) -> Double)?
    var factorLimit = RareOptions.usualFactorLimit
    var stop: (@Sendable () -> IndexError?)?
  }

  let values: Values
  static let usualFactorLimit = 1.0

  init(_ values: Values) { self.values = values }
}
