// How many matches have which number?

/// Counts by number.
final class NumberCounter: FacetCounter {
  private var counts: [Int64: Int] = [:]

  override func count(_ documents: ArraySlice<UInt32>, _ column: Column) {
    // Many documents share few keys: one look into the table for a run of them.
    var known: (key: Int64, count: Int)?
    for document in documents {
      var previous: Int64?
      for offset in column.offsets(Int(document)) {
        let key = column.value(at: offset)
        if key == previous { continue }
        previous = key
        if let run = known, run.key == key {
          known = (key, run.count + 1)
        } else {
          if let run = known { counts[run.key, default: 0] += run.count }
          known = (key, 1)
        }
      }
    }
    if let run = known { counts[run.key, default: 0] += run.count }
  }

  override func shardCounts() -> FacetCounts {
    var all = super.shardCounts()
    for (number, count) in counts { all.numbers[Int(number)] = count }
    return all
  }

  override func add(_ counts: FacetCounts) throws(IndexError) {
    try super.add(counts)
    for (number, count) in counts.numbers { self.counts[Int64(number), default: 0] &+= count }
  }

  override func finish(budget: Int) throws(IndexError) {
    let perValue = 96
    guard counts.count <= budget / perValue else {
      throw .searchTooLarge(needed: counts.count * perValue, allowed: budget)
    }
    result.bucketCount = counts.count
    let all = counts.map { ($0.key, $0.value) }
    guard case .values(let limit, let order, _) = facet.kind else { return }
    let sorted = FirstElements.of(all, limit) { a, b in
      order == .count && a.1 != b.1 ? a.1 > b.1 : a.0 < b.0
    }
    result.buckets = sorted.map { (number, count) in
      let value = NumberValue.value([number], kind)
      let label = kind == .date ? Timestamp.text(number) : value?.text ?? ""
      return FacetResult.Bucket(label: label, count: count, value: value)
    }
  }
}
