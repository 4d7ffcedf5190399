// What is to be counted over the matches of a search?

import GarlicText

/// A facet: counts of the matches of a search by the values of a field.
///
/// ```swift
/// options.facets = [.values("category"), .calendar("published", by: .month), .statistics("price")]
/// for bucket in results.facets[0].buckets { print(bucket.label, bucket.count) }
/// ```
///
/// Counts are exact: every document that matches in full is counted once in each bucket that it has a value of.
public struct Facet: Sendable, Hashable {
  /// The order of the values of a facet.
  public enum Order: Sendable, Hashable {
    /// The most frequent first; equally frequent ones by value.
    case count
    /// By value: keywords in the order of their bytes.
    case value
  }

  /// An interval of the values of a number or date field.
  public struct Interval: Sendable, Hashable {
    /// What the bucket is called.
    public var label: String
    /// The lower bound, as text like in a query.
    public var lower: Query.Bound
    /// The upper bound.
    public var upper: Query.Bound

    /// Creates an interval.
    public init(_ label: String, from lower: Query.Bound, to upper: Query.Bound) {
      self.label = label
      self.lower = lower
      self.upper = upper
    }
  }

  /// What is counted.
  enum Kind: Sendable, Hashable {
    case values(limit: Int, order: Order, prefix: String)
    case intervals([Interval])
    case calendar(CalendarInterval, offsetMinutes: Int)
    case statistics
    case path(under: String, limit: Int)
  }

  private(set) var kind: Kind
  /// The field's name.
  public let field: String
  /// What the result is called; the field's name if not said.
  public var name: String
  /// Whether parts of ``SearchOptions/filter`` that ask of this field alone do not count.
  ///
  /// So the values that are not chosen keep their counts, where several can be chosen.
  public var ignoresOwnFilter = false

  private init(_ kind: Kind, _ field: String) {
    self.kind = kind
    self.field = field
    name = field
  }

  /// The same with the prefix or path as keywords of the field are normalized.
  func normalized(by normalizer: KeywordNormalizer) -> Facet {
    var facet = self
    switch kind {
    case .values(let limit, let order, let prefix):
      facet.kind = .values(limit: limit, order: order, prefix: normalizer.normalized(prefix))
    case .path(let under, let limit):
      facet.kind = .path(under: normalizer.normalized(under), limit: limit)
    case .intervals, .calendar, .statistics: break
    }
    return facet
  }

  /// Counts by value of a keyword, number or date field.
  ///
  /// - Parameters:
  ///   - field: the field's name.
  ///   - limit: the most values.
  ///   - order: the order of the values.
  ///   - prefix: what the keywords begin with; nothing for all.
  public static func values(
    _ field: String, limit: Int = 10, order: Order = .count, prefix: String = ""
  ) -> Facet {
    Facet(.values(limit: limit, order: order, prefix: prefix), field)
  }

  /// Counts by intervals of a number or date field.
  public static func intervals(_ field: String, _ intervals: [Interval]) -> Facet {
    Facet(.intervals(intervals), field)
  }

  /// Counts by hour, day, week, month, quarter or year of a date field; intervals without a match are left out.
  ///
  /// - Parameters:
  ///   - field: the field's name.
  ///   - interval: how long an interval is.
  ///   - offsetMinutes: the offset of local time from UTC, in minutes: 540 for Tokyo.
  public static func calendar(
    _ field: String, by interval: CalendarInterval, offsetMinutes: Int = 0
  ) -> Facet {
    Facet(.calendar(interval, offsetMinutes: offsetMinutes), field)
  }

  /// The number of values of a number or date field, the least, the greatest, their sum and mean.
  public static func statistics(_ field: String) -> Facet { Facet(.statistics, field) }

  /// Counts by the next component of a keyword field of paths, as `food/vegetable/garlic`.
  ///
  /// - Parameters:
  ///   - field: the field's name.
  ///   - parent: the path whose children are counted; nothing for the first components.
  ///   - limit: the most children, the most frequent first.
  public static func path(_ field: String, under parent: String = "", limit: Int = 10) -> Facet {
    Facet(.path(under: parent, limit: limit), field)
  }
}
