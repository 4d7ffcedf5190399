// What do the values of the matches add up to?

/// The number of values, the least, the greatest and the sum.
final class StatisticsCounter: FacetCounter {
  private var sums = FacetCounts.ValueSums()

  override func count(_ documents: ArraySlice<UInt32>, _ column: Column) {
    for document in documents {
      for offset in column.offsets(Int(document)) {
        let value = column.value(at: offset)
        sums.count += 1
        sums.least = min(sums.least, value)
        sums.greatest = max(sums.greatest, value)
        if kind == .double {
          sums.exact.add(NumberValue.double(value))
        } else {
          sums.add(low: UInt64(bitPattern: value), high: value < 0 ? -1 : 0)
        }
      }
    }
  }

  override func shardCounts() -> FacetCounts {
    var all = super.shardCounts()
    all.sums = sums
    return all
  }

  override func add(_ counts: FacetCounts) throws(IndexError) {
    try super.add(counts)
    if let other = counts.sums { sums.add(other) }
  }

  override func finish(budget: Int) throws(IndexError) {
    let total =
      kind == .double
      ? sums.exact.value : Double(sums.high) * 18_446_744_073_709_551_616.0 + Double(sums.low)
    result.statistics = FacetResult.Statistics(
      count: sums.count, least: sums.count > 0 ? NumberValue.value([sums.least], kind) : nil,
      greatest: sums.count > 0 ? NumberValue.value([sums.greatest], kind) : nil,
      sum: kind == .double || sums.high != (Int64(bitPattern: sums.low) < 0 ? -1 : 0)
        ? total : Double(Int64(bitPattern: sums.low)))
  }
}
