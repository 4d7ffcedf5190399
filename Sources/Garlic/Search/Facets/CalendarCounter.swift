// How many matches are in which interval of the calendar?

/// Counts by intervals of the calendar: in an array where the dates of a segment span few hours or days, else in a
/// dictionary.
final class CalendarCounter: FacetCounter {
  private let interval: CalendarInterval
  /// From UTC to local time, in milliseconds.
  private let shift: Int64
  /// What a table has a place for, in milliseconds.
  private let unit: Int64
  /// The first moment that the table of the segment knows, in milliseconds of local time.
  private var origin: Int64 = 0
  /// The interval of each hour or day of the segment from `origin` on; empty when they are too many.
  private var table: [UInt32] = []
  /// Where the intervals of the segment begin, in milliseconds UTC, and how many matches each has.
  private var beginnings: [Int64] = []
  private var counts: [Int] = []
  /// The counts of all segments that are done.
  private var joined: [Int64: Int] = [:]

  /// The most places of a table: 60 years of hours.
  private static let tableSize = 1 << 19

  init(
    _ facet: Facet, _ interval: CalendarInterval, offsetMinutes: Int, field: Int, kind: Field.Kind
  ) {
    self.interval = interval
    shift = Int64(offsetMinutes) * 60_000
    unit = interval == .hour ? 3_600_000 : CalendarInterval.dayLength
    super.init(facet, field: field, kind: kind)
  }

  override func begin(_ reader: SegmentReader) throws(IndexError) {
    try super.begin(reader)
    table = []
    beginnings = []
    if let column { makeTable(column.range) }
    counts = [Int](repeating: 0, count: beginnings.count)
  }

  private func makeTable(_ range: ClosedRange<Int64>) {
    let farthest: Int64 = 1 << 60
    guard range.lowerBound > -farthest, range.upperBound < farthest else { return }
    let first = CalendarInterval.floor(range.lowerBound + shift, unit)
    let last = CalendarInterval.floor(range.upperBound + shift, unit)
    // No longer than the documents are many, so that it costs less than they do.
    guard last - first < Int64(min(Self.tableSize, 1024 + (column?.count ?? 0))) else { return }
    origin = first * unit
    table.reserveCapacity(Int(last - first) + 1)
    for place in first...last {
      let beginning = interval.beginning(of: place * unit) - shift
      if beginnings.last != beginning { beginnings.append(beginning) }
      table.append(UInt32(beginnings.count - 1))
    }
  }

  override func count(_ documents: ArraySlice<UInt32>, _ column: Column) {
    if table.isEmpty { return countByDictionary(documents, column) }
    // Variables of their own: loops need not ask whether others use the properties.
    let table = table
    var counts: [Int] = []
    swap(&counts, &self.counts)
    let unit = UInt64(self.unit)
    let reciprocal = UInt64.max / unit
    let toOrigin = UInt64(bitPattern: shift &- origin)
    if let plain = column.plain {
      for document in documents where Int(document) < plain.count {
        let place = Self.quotient(
          UInt64(bitPattern: plain[Int(document)]) &+ toOrigin, unit, reciprocal)
        if table.indices.contains(place) { counts[Int(table[place])] &+= 1 }
      }
    } else {
      for document in documents {
        var previous = Int.max
        for offset in column.offsets(Int(document)) {
          let place = Self.quotient(
            UInt64(bitPattern: column.value(at: offset)) &+ toOrigin, unit, reciprocal)
          if !table.indices.contains(place) { continue }
          let bucket = Int(table[place])
          if bucket != previous { counts[bucket] &+= 1 }
          previous = bucket
        }
      }
    }
    swap(&counts, &self.counts)
  }

  /// A number divided by another, of which the reciprocal is known: a multiplication takes a fraction of the time.
  @inline(__always)
  private static func quotient(_ number: UInt64, _ divisor: UInt64, _ reciprocal: UInt64) -> Int {
    // The reciprocal is cut off, so that the estimate may be one too small.
    let estimate = number.multipliedFullWidth(by: reciprocal).high
    let rest = number &- estimate &* divisor
    return Int(truncatingIfNeeded: estimate &+ (rest >= divisor ? 1 : 0))
  }

  private func countByDictionary(_ documents: ArraySlice<UInt32>, _ column: Column) {
    for document in documents {
      var previous: Int64?
      for offset in column.offsets(Int(document)) {
        let beginning = interval.beginning(of: column.value(at: offset) &+ shift) &- shift
        if beginning != previous { joined[beginning, default: 0] += 1 }
        previous = beginning
      }
    }
  }

  override func end() throws(IndexError) {
    for (beginning, count) in zip(beginnings, counts) where count > 0 {
      joined[beginning, default: 0] += count
    }
  }

  override func shardCounts() -> FacetCounts {
    var all = super.shardCounts()
    for (beginning, count) in joined { all.numbers[Int(beginning)] = count }
    return all
  }

  override func add(_ counts: FacetCounts) throws(IndexError) {
    try super.add(counts)
    for (beginning, count) in counts.numbers { joined[Int64(beginning), default: 0] &+= count }
  }

  override func finish(budget: Int) throws(IndexError) {
    let perValue = 96
    guard joined.count <= budget / perValue else {
      throw .searchTooLarge(needed: joined.count * perValue, allowed: budget)
    }
    result.bucketCount = joined.count
    result.buckets = joined.sorted { $0.key < $1.key }.map { (beginning, count) in
      FacetResult.Bucket(
        label: interval.label(beginning &+ shift), count: count, value: .integer(beginning))
    }
  }
}
