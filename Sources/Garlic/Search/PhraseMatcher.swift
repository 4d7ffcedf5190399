// Which documents contain these parts in this order, side by side?

/// Parts of a phrase in one field, each at its place; with slop, near their places.
///
/// Documents are intersected first, rarest part leading; only those that have all parts are
/// looked at position by position, the fewest positions leading.
final class PhraseMatcher: Matcher {
  private let parts: [Occurrences]
  private let slop: Int
  /// Whether documents that have all parts count as matches until `confirm` says otherwise.
  private let isApproximate: Bool
  private var positions: [[UInt32]]
  private var starts: [UInt32] = []
  private var places: [UInt32] = []

  /// - Parameters:
  ///   - parts: at least one.
  ///   - isApproximate: whether the caller asks `confirm` of each document that it wants.
  init(_ parts: [Occurrences], slop: Int, isApproximate: Bool = false) {
    self.isApproximate = isApproximate
    self.parts = parts.sorted { $0.cost < $1.cost }
    self.slop = slop
    positions = parts.map { _ in [] }
    super.init()
    doc = 0
    settle(from: 0)
  }

  override var cost: Int { parts[0].cost / 2 + 1 }

  override func next() {
    if doc != PostingCursor.end { settle(from: doc + 1) }
  }

  override func advance(to target: UInt32) {
    if doc < target { settle(from: target) }
  }

  private func settle(from start: UInt32) {
    var candidate = start
    let lead = parts[0]
    search: while true {
      lead.advance(to: candidate)
      candidate = lead.doc
      if candidate == PostingCursor.end { break }
      for part in parts.dropFirst() {
        part.advance(to: candidate)
        if part.doc != candidate {
          candidate = part.doc
          if candidate == PostingCursor.end { break search }
          continue search
        }
      }
      if isApproximate || confirm() { break }
      candidate += 1
    }
    doc = candidate
  }

  /// Whether the phrase occurs in the current document, which has all parts.
  func confirm() -> Bool { parts.count == 1 || occurs() }

  /// Whether the phrase occurs in the document that all parts stand on.
  private func occurs() -> Bool {
    if slop > 0 { return occursNear() }
    // Where the phrase could begin, by the first part; then what the other parts leave of it. The
    // arrays are taken out of the object meanwhile, so that loops own them.
    var starts = exchange(&self.starts)
    var places = exchange(&self.places)
    defer {
      self.starts = starts
      self.places = places
    }
    parts[0].positions(into: &starts)
    var count = 0
    let firstOffset = parts[0].offset
    // By index: a loop over the array itself would hold it, and writing would copy it.
    for i in starts.indices where starts[i] >= firstOffset {
      starts[count] = starts[i] &- firstOffset
      count &+= 1
    }
    for number in 1..<parts.count {
      if count == 0 { return false }
      parts[number].positions(into: &places)
      let offset = parts[number].offset
      var kept = 0
      var at = 0
      for i in 0..<count {
        let due = starts[i] &+ offset
        while at < places.count, places[at] < due { at &+= 1 }
        if at == places.count { break }
        if places[at] == due {
          starts[kept] = starts[i]
          kept &+= 1
        }
      }
      count = kept
    }
    return count > 0
  }

  /// An array, and nothing in its place.
  private func exchange(_ array: inout [UInt32]) -> [UInt32] {
    let taken = array
    array = []
    return taken
  }

  /// Whether there are places whose distances from their due places differ by `slop` at most: the
  /// least window over all parts, moved on by its hindmost part.
  private func occursNear() -> Bool {
    for part in parts.indices { parts[part].positions(into: &positions[part]) }
    var places = [Int](repeating: 0, count: parts.count)
    while true {
      var least = Int64.max
      var most = Int64.min
      var hindmost = 0
      for part in parts.indices {
        if places[part] >= positions[part].count { return false }
        let shift = Int64(positions[part][places[part]]) - Int64(parts[part].offset)
        if shift < least {
          least = shift
          hindmost = part
        }
        most = max(most, shift)
      }
      if most - least <= Int64(slop), distinct(places) { return true }
      places[hindmost] += 1
    }
  }

  /// Whether no two parts of different places in the phrase stand on the same occurrence.
  private func distinct(_ places: [Int]) -> Bool {
    for a in parts.indices {
      for b in parts.indices.dropFirst(a + 1)
      where parts[a].offset != parts[b].offset
        && positions[a][places[a]] == positions[b][places[b]]
      {
        return false
      }
    }
    return true
  }
}
