// How many matches have each value?

/// The counts of a facet.
public struct FacetResult: Sendable, Hashable {
  /// The matches with one value or interval.
  public struct Bucket: Sendable, Hashable {
    /// The keyword, the number as text, or the name of the interval: `2026-11`, `2026-Q4`, `2026-11-26T19`.
    public var label: String
    /// How many matches.
    public var count: Int
    /// The value of a keyword or number; for an interval of the calendar its beginning in milliseconds since
    /// 1970-01-01 00:00 UTC; nil for other intervals.
    public var value: FieldValue?
  }

  /// Sums over the values of a number field.
  public struct Statistics: Sendable, Hashable {
    /// The number of values.
    public var count: Int
    /// The least value; nil when there is none.
    public var least: FieldValue?
    /// The greatest value; nil when there is none.
    public var greatest: FieldValue?
    /// The sum: exact for integers up to 2⁵³, else rounded once, also of doubles, in whatever order they come.
    public var sum: Double
    /// The sum divided by the number of values; 0 when there is none.
    public var mean: Double { count == 0 ? 0 : sum / Double(count) }
  }

  /// What the facet is called.
  public var name: String
  /// The buckets that were asked for.
  public var buckets: [Bucket] = []
  /// How many different values there are, those left out by a limit included; of intervals, how many have a match.
  public var bucketCount = 0
  /// How many matches have a value in the field.
  public var documents = 0
  /// How many matches have none.
  public var missing = 0
  /// Sums over the values; nil when they were not asked for.
  public var statistics: Statistics?

  init(name: String) { self.name = name }
}
