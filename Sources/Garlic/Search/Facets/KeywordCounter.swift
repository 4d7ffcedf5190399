// How many matches have which keyword?

import GarlicText

/// Counts by keyword: in an array by ordinal, and over segments by the keywords themselves.
final class KeywordCounter: FacetCounter {
  /// By ordinal.
  private var counts = Slab<UInt32>(count: 0, filledWith: 0)
  /// The counts of the only segment so far that has any.
  private var only: (ordinals: KeywordOrdinals, counts: [UInt32])?
  /// The counts of the segments that are done, where several have any.
  private var joined: [[UInt8]: Int] = [:]

  override func begin(_ reader: SegmentReader) throws(IndexError) {
    try super.begin(reader)
    counts = Slab(count: try reader.dictionary(field)?.termCount ?? 0, filledWith: 0)
  }

  override func count(_ documents: ArraySlice<UInt32>, _ column: Column) {
    if let plain = column.plain {
      // A variable of its own: the loop need not ask whether others use the property.
      let counts = counts
      for document in documents where Int(document) < plain.count {
        Self.count(plain[Int(document)], in: counts)
      }
      return
    }
    for document in documents {
      for offset in column.offsets(Int(document)) {
        Self.count(column.value(at: offset), in: counts)
      }
    }
  }

  @inline(__always)
  private static func count(_ value: Int64, in counts: Slab<UInt32>) {
    let ordinal = Int(truncatingIfNeeded: value)
    if ordinal >= 0, ordinal < counts.count { counts[ordinal] = counts[ordinal] &+ 1 }
  }

  /// How many documents are counted by their column in the time that a keyword takes in the dictionary, about.
  private static let documentsPerKeyword = 512

  /// Counts all documents of a segment of which none is left out: by the dictionary, or by the column where that
  /// is shorter.
  func countAll(_ reader: SegmentReader) throws(IndexError) {
    try begin(reader)
    let with = column?.documentsWithValue ?? 0
    result.documents += with
    result.missing += reader.documentCount - with
    guard let dictionary = try reader.dictionary(field) else { return }
    if let plain = column?.plain,
      dictionary.termCount > reader.documentCount / Self.documentsPerKeyword
    {
      let counts = counts
      for document in 0..<plain.count { Self.count(plain[document], in: counts) }
      return
    }
    var cursor = TermDictionaryCursor(dictionary)
    var ordinal = 0
    while try cursor.next(), ordinal < counts.count {
      counts[ordinal] = UInt32(clamping: cursor.entry.df)
      ordinal += 1
    }
  }

  override func end() throws(IndexError) {
    let slab = counts
    let counts = (0..<slab.count).map { slab[$0] }
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

  override func shardCounts() -> FacetCounts {
    var all = super.shardCounts()
    for (term, count) in joined { all.keywords[String(decoding: term, as: UTF8.self)] = count }
    return all
  }

  /// Makes counts that are by ordinal ones by keyword.
  override func joinCounts() throws(IndexError) {
    if let (ordinals, counts) = only { try join(ordinals, counts) }
    only = nil
  }

  override func add(_ counts: FacetCounts) throws(IndexError) {
    try super.add(counts)
    for (keyword, count) in counts.keywords {
      joined[Array(keyword.utf8), default: 0] &+= count
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
