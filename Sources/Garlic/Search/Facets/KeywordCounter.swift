// How many matches have which keyword?

import GarlicText

/// Counts by keyword: in an array by ordinal, and over segments by the keywords themselves.
final class KeywordCounter: FacetCounter {
  private var counts: [UInt32] = []
  /// The counts of the only segment so far that has any.
  private var only: (ordinals: KeywordOrdinals, counts: [UInt32])?
  /// The counts of the segments that are done, where several have any.
  private var joined: [[UInt8]: Int] = [:]

  override func begin(_ reader: SegmentReader) throws(IndexError) {
    try super.begin(reader)
    counts = [UInt32](repeating: 0, count: try reader.dictionary(field)?.termCount ?? 0)
  }

  override func count(_ documents: [UInt32], _ column: Column) {
    for document in documents {
      for offset in column.offsets(Int(document)) {
        let ordinal = Int(truncatingIfNeeded: column.value(at: offset))
        if ordinal < counts.count { counts[ordinal] &+= 1 }
      }
    }
  }

  /// Counts all documents of a segment of which none is left out: by the dictionary.
  func countAll(_ reader: SegmentReader) throws(IndexError) {
    try begin(reader)
    let with = column?.documentsWithValue ?? 0
    result.documents += with
    result.missing += reader.documentCount - with
    guard let dictionary = try reader.dictionary(field) else { return }
    var cursor = TermDictionaryCursor(dictionary)
    var ordinal = 0
    while try cursor.next(), ordinal < counts.count {
      counts[ordinal] = UInt32(clamping: cursor.entry.df)
      ordinal += 1
    }
  }

  override func end() throws(IndexError) {
    guard counts.contains(where: { $0 > 0 }), let ordinals = try reader?.ordinals(field) else {
      return
    }
    if only == nil, joined.isEmpty {
      only = (ordinals, counts)
      return
    }
    if let (ordinals, counts) = only { try join(ordinals, counts) }
    only = nil
    try join(ordinals, counts)
  }

  private func join(_ ordinals: KeywordOrdinals, _ counts: [UInt32]) throws(IndexError) {
    try ordinals.forEach(counts.indices.filter { counts[$0] > 0 }) { (ordinal, term) in
      joined[term, default: 0] += Int(counts[ordinal])
    }
  }

  override func finish(budget: Int) throws(IndexError) {
    guard case .values(let limit, let order, let prefix) = facet.kind else { return }
    let start = Array(prefix.utf8)
    if let (ordinals, counts) = only { return try finish(ordinals, counts, limit, order, start) }
    let perValue = 128
    guard joined.count <= budget / perValue else {
      throw .searchTooLarge(needed: joined.count * perValue, allowed: budget)
    }
    let wanted = joined.filter { start.isEmpty || $0.key.starts(with: start) }
      .map { ($0.key, $0.value) }
    result.bucketCount = wanted.count
    let sorted = FirstElements.of(wanted, limit) { a, b in
      if order == .count, a.1 != b.1 { return a.1 > b.1 }
      return a.0.lexicographicallyPrecedes(b.0)
    }
    result.buckets = sorted.map { Self.bucket($0.0, $0.1) }
  }

  /// The same for the only segment that has matches with values: no keyword is read but those that are shown.
  private func finish(
    _ ordinals: KeywordOrdinals, _ counts: [UInt32], _ limit: Int, _ order: Facet.Order,
    _ start: [UInt8]
  ) throws(IndexError) {
    var low = 0
    var high = counts.count
    if !start.isEmpty {
      low = try ordinals.lowerBound(start).ordinal
      // The least that follows all keywords with this beginning.
      var after = start
      while after.last == .max { after.removeLast() }
      if !after.isEmpty {
        after[after.count - 1] += 1
        high = try ordinals.lowerBound(after).ordinal
      }
    }
    var found: [(ordinal: Int, count: Int)] = []
    for ordinal in low..<max(low, high) where counts[ordinal] > 0 {
      found.append((ordinal, Int(counts[ordinal])))
    }
    result.bucketCount = found.count
    let sorted = FirstElements.of(found, limit) { a, b in
      order == .count && a.count != b.count ? a.count > b.count : a.ordinal < b.ordinal
    }
    for (ordinal, count) in sorted {
      result.buckets.append(Self.bucket(try ordinals.term(ordinal), count))
    }
  }

  private static func bucket(_ term: [UInt8], _ count: Int) -> FacetResult.Bucket {
    let text = String(decoding: term, as: UTF8.self)
    return FacetResult.Bucket(label: text, count: count, value: .string(text))
  }
}
