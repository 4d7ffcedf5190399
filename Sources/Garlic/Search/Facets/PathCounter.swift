// How many matches lie below each child of a path?

import GarlicText

/// Counts by the next component of keywords that are paths; a match with several paths below one child counts
/// once.
final class PathCounter: FacetCounter {
  private var joined: [[UInt8]: Int] = [:]
  /// The first ordinal below the path, and the child of each from there on.
  private var firstOrdinal = 0
  private var children: [Int] = []
  private var names: [[UInt8]] = []
  private var counts: [Int] = []
  /// The last document that was counted for each child.
  private var counted: [UInt32] = []

  private static let separator = UInt8(ascii: "/")

  private var parent: [UInt8] {
    guard case .path(let under, _) = facet.kind else { return [] }
    let bytes = Array(under.utf8)
    return bytes.isEmpty || bytes.last == Self.separator ? bytes : bytes + [Self.separator]
  }

  override func begin(_ reader: SegmentReader) throws(IndexError) {
    try super.begin(reader)
    children = []
    names = []
    counts = []
    counted = []
    guard let ordinals = try reader.ordinals(field) else { return }
    let parent = parent
    let start = try ordinals.lowerBound(parent).ordinal
    firstOrdinal = start
    var after = parent
    // What follows all that begins with the path: the separator and one more.
    if !after.isEmpty { after[after.count - 1] += 1 }
    let end = after.isEmpty ? ordinals.count : try ordinals.lowerBound(after).ordinal
    var numbers: [[UInt8]: Int] = [:]
    try ordinals.forEach(Array(start..<max(start, end))) { (_, term) in
      let name = Array(term.dropFirst(parent.count).prefix { $0 != Self.separator })
      let number = numbers[name] ?? names.count
      if number == names.count {
        numbers[name] = number
        names.append(name)
      }
      children.append(number)
    }
    counts = [Int](repeating: 0, count: names.count)
    counted = [UInt32](repeating: .max, count: names.count)
  }

  override func count(_ documents: ArraySlice<UInt32>, _ column: Column) {
    for document in documents {
      for offset in column.offsets(Int(document)) {
        let place = Int(truncatingIfNeeded: column.value(at: offset)) &- firstOrdinal
        guard children.indices.contains(place) else { continue }
        let child = children[place]
        if counted[child] == document { continue }
        counted[child] = document
        counts[child] += 1
      }
    }
  }

  override func end() throws(IndexError) {
    for (name, count) in zip(names, counts) where count > 0 { joined[name, default: 0] += count }
  }

  override func shardCounts() -> FacetCounts {
    var all = super.shardCounts()
    for (name, count) in joined { all.keywords[String(decoding: name, as: UTF8.self)] = count }
    return all
  }

  override func add(_ counts: FacetCounts) throws(IndexError) {
    try super.add(counts)
    for (name, count) in counts.keywords { joined[Array(name.utf8), default: 0] &+= count }
  }

  override func finish(budget: Int) throws(IndexError) {
    guard case .path(_, let limit) = facet.kind else { return }
    result.bucketCount = joined.count
    let parent = String(decoding: parent, as: UTF8.self)
    let sorted = FirstElements.of(joined.map { ($0.key, $0.value) }, max(limit, 0)) { a, b in
      a.1 != b.1 ? a.1 > b.1 : a.0.lexicographicallyPrecedes(b.0)
    }
    result.buckets = sorted.map { (name, count) in
      let text = String(decoding: name, as: UTF8.self)
      return FacetResult.Bucket(label: text, count: count, value: .string(parent + text))
    }
  }
}
