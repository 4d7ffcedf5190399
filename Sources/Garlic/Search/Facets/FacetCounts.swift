// How many matches of one shard have which value?

/// All counts of a facet of one shard, before any is left out by a limit.
struct FacetCounts: Codable, Sendable, Hashable {
  /// Whether they are of documents that match in part, as the shard has none that match in full.
  var isRelaxed = false
  /// How many matches have a value in the field, and how many have none.
  var documents = 0
  var missing = 0
  /// By keyword, or by child of a path.
  var keywords: [String: Int] = [:]
  /// By number, or by the beginning of an interval of the calendar.
  var numbers: [Int: Int] = [:]
  /// By interval.
  var intervals: [Int] = []
  var sums: ValueSums?

  /// What the values of a number field add up to.
  struct ValueSums: Codable, Sendable, Hashable {
    var count = 0
    var least = Int64.max
    var greatest = Int64.min
    /// Of integers, in 128 bits.
    var low: UInt64 = 0
    var high: Int64 = 0
    /// Of doubles.
    var exact = ExactSum()

    mutating func add(_ other: ValueSums) {
      count &+= other.count
      least = min(least, other.least)
      greatest = max(greatest, other.greatest)
      add(low: other.low, high: other.high)
      exact.add(other.exact)
    }

    mutating func add(low other: UInt64, high otherHigh: Int64) {
      let (next, carries) = low.addingReportingOverflow(other)
      low = next
      high = high &+ otherHigh &+ (carries ? 1 : 0)
    }
  }

  /// Memory of the counts, about, in bytes.
  var byteCount: Int { (keywords.count + numbers.count) * 128 }
}
