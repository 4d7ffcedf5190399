// What do the values of the matches add up to?

/// The number of values, the least, the greatest and the sum.
final class StatisticsCounter: FacetCounter {
  private var values = 0
  private var least = Int64.max
  private var greatest = Int64.min
  /// Of integers, in 128 bits.
  private var low: UInt64 = 0
  private var high: Int64 = 0
  /// Of doubles, in the order of documents.
  private var sum = 0.0

  override func count(_ documents: ArraySlice<UInt32>, _ column: Column) {
    for document in documents {
      for offset in column.offsets(Int(document)) {
        let value = column.value(at: offset)
        values += 1
        least = min(least, value)
        greatest = max(greatest, value)
        if kind == .double {
          sum += NumberValue.double(value)
        } else {
          let (next, carries) = low.addingReportingOverflow(UInt64(bitPattern: value))
          low = next
          high &+= (value < 0 ? -1 : 0) &+ (carries ? 1 : 0)
        }
      }
    }
  }

  override func finish(budget: Int) throws(IndexError) {
    let total = kind == .double ? sum : Double(high) * 18_446_744_073_709_551_616.0 + Double(low)
    result.statistics = FacetResult.Statistics(
      count: values, least: values > 0 ? NumberValue.value([least], kind) : nil,
      greatest: values > 0 ? NumberValue.value([greatest], kind) : nil,
      sum: kind == .double || high != (Int64(bitPattern: low) < 0 ? -1 : 0)
        ? total : Double(Int64(bitPattern: low)))
  }
}
