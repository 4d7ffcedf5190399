// Which documents contain these parts in this order, side by side?

/// Parts of a phrase in one field, each at its position; with slop, near it, and with gaps, after it.
///
/// Documents are intersected first, rarest part leading; only those that have all parts are
/// looked at position by position, the fewest positions leading.
final class PhraseMatcher: Matcher {
  private let parts: BorrowedObjects<PhrasePart>
  /// Where each part stands in the phrase, in unit positions.
  private let offsets: [UInt32]
  private let leadCost: Int
  /// The parts with what may stand before each, in the order of the phrase; empty without gaps.
  private let gaps: [(part: Int, gap: UInt32)]
  private let slop: Int
  /// Whether documents that have all parts count as matches until `confirm` says otherwise.
  private let isApproximate: Bool
  private var positions: [[UInt32]]
  private var starts: [UInt32] = []
  private var partPositions: [UInt32] = []
  private let deadline: Deadline
  /// Why the search is to end: there are no more matches then, as far as this looked.
  ///
  /// Kept and not thrown, as the loops of `PhraseSearch` are faster with calls that throw nothing.
  private(set) var failure: IndexError?

  /// Positions that are looked at between two looks at the clock.
  private static let batch = 1 << 14

  /// - Parameters:
  ///   - parts: at least one.
  ///   - isApproximate: whether the caller asks `confirm` of each document that it wants.
  ///   - seeks: whether to stand on the first match; else the caller only asks `contains`.
  init(
    _ parts: [PhrasePart], slop: Int, isApproximate: Bool = false, seeks: Bool = true,
    _ deadline: Deadline
  ) {
    self.deadline = deadline
    self.isApproximate = isApproximate
    let ordered = parts.sorted { $0.cost < $1.cost }
    self.parts = BorrowedObjects(ordered)
    offsets = ordered.map(\.offset)
    leadCost = ordered[0].cost
    gaps =
      ordered.contains { $0.gap > 0 }
      ? ordered.indices.sorted { ordered[$0].offset < ordered[$1].offset }
        .map { ($0, ordered[$0].gap) } : []
    self.slop = slop
    positions = parts.map { _ in [] }
    super.init()
    doc = 0
    if seeks { findMatch(from: 0) }
  }

  /// Whether the phrase occurs in a document, which is not before the one that was asked for last.
  ///
  /// Stops at the first part that the document does not have.
  func contains(_ document: UInt32) throws(IndexError) -> Bool {
    for number in 0..<parts.count {
      let found = parts.with(number) { part in
        part.advance(to: document)
        return part.doc
      }
      if found != document { return false }
    }
    let isFound = occurs()
    if let failure { throw failure }
    return isFound
  }

  override var cost: Int { leadCost / 2 + 1 }

  override func next() throws(IndexError) {
    moveOn()
    if let failure { throw failure }
  }

  override func advance(to target: UInt32) throws(IndexError) {
    moveOn(to: target)
    if let failure { throw failure }
  }

  /// As `next`, without a look at `failure`.
  func moveOn() {
    if doc != PostingCursor.end { findMatch(from: doc + 1) }
  }

  /// As `advance(to:)`, without a look at `failure`.
  func moveOn(to target: UInt32) {
    if doc < target { findMatch(from: target) }
  }

  /// Whether there is no time left: sets `failure`.
  private func isStopped() -> Bool {
    if failure == nil { failure = deadline.failure }
    return failure != nil
  }

  private func findMatch(from start: UInt32) {
    var candidate = start
    var steps = 0
    search: while true {
      var number = 0
      while number < parts.count {
        steps &+= 1
        if steps & 1023 == 0, isStopped() {
          candidate = PostingCursor.end
          break search
        }
        let found = parts.with(number) { part in
          part.advance(to: candidate)
          return part.doc
        }
        if found == PostingCursor.end {
          candidate = found
          break search
        }
        // The rarest part says what the others are asked for; one that is ahead sends it on.
        number = number == 0 || found == candidate ? number &+ 1 : 0
        candidate = found
      }
      if isApproximate || occurs() { break }
      candidate = failure == nil ? candidate + 1 : PostingCursor.end
      if failure != nil { break }
    }
    doc = candidate
  }

  /// Whether the phrase occurs in the current document, which has all parts.
  ///
  /// False, and no more documents, when there is no time left to find out.
  func confirm() -> Bool {
    let isFound = occurs()
    if failure != nil { doc = PostingCursor.end }
    return isFound
  }

  /// Whether the phrase occurs in the document that all parts stand on.
  private func occurs() -> Bool {
    if parts.count == 1 { return true }
    for number in 0..<parts.count { parts.with(number) { $0.prefetchPositions() } }
    if slop > 0 { return occursNear() }
    if !gaps.isEmpty { return occursInOrder() }
    // Where the phrase could begin, by the first part; then what the other parts leave of it. The
    // arrays are taken out of the object meanwhile, so that loops own them.
    var starts = exchange(&self.starts)
    var partPositions = exchange(&self.partPositions)
    defer {
      self.starts = starts
      self.partPositions = partPositions
    }
    parts.with(0) { $0.positions(into: &starts) }
    var count = 0
    let firstOffset = offsets[0]
    // By index: a loop over the array itself would hold it, and writing would copy it.
    for i in starts.indices where starts[i] >= firstOffset {
      starts[count] = starts[i] &- firstOffset
      count &+= 1
    }
    for number in 1..<parts.count {
      if count == 0 { return false }
      parts.with(number) { $0.positions(into: &partPositions) }
      let offset = offsets[number]
      var kept = 0
      var at = 0
      var limit = min(partPositions.count, Self.batch)
      for i in 0..<count {
        if i & (Self.batch - 1) == Self.batch - 1, isStopped() { return false }
        let due = starts[i] &+ offset
        while true {
          while at < limit, partPositions[at] < due { at &+= 1 }
          if at < limit || limit == partPositions.count { break }
          if isStopped() { return false }
          limit = min(partPositions.count, limit &+ Self.batch)
        }
        if at == partPositions.count { break }
        if partPositions[at] == due {
          starts[kept] = starts[i]
          kept &+= 1
        }
      }
      count = kept
    }
    return count > 0
  }

  /// Whether the parts stand in order, each as far behind its place as the one before or up to its gap more.
  ///
  /// - Complexity: linear in the number of positions.
  private func occursInOrder() -> Bool {
    // How far behind their places the parts so far may stand; ascending.
    var shifts: [UInt32] = []
    for (number, (part, gap)) in gaps.enumerated() {
      if isStopped() { return false }
      parts.with(part) { $0.positions(into: &partPositions) }
      let offset = offsets[part]
      var found: [UInt32] = []
      var at = 0
      for position in partPositions where position >= offset {
        let shift = position &- offset
        if number > 0 {
          while at + 1 < shifts.count, shifts[at + 1] <= shift { at += 1 }
          // The nearest before it leaves the least gap.
          if shifts[at] > shift || shift - shifts[at] > gap { continue }
        }
        found.append(shift)
      }
      if found.isEmpty { return false }
      shifts = found
    }
    return true
  }

  /// An array, and nothing in its place.
  private func exchange(_ array: inout [UInt32]) -> [UInt32] {
    let taken = array
    array = []
    return taken
  }

  /// Whether there are positions whose distances from the expected positions differ by `slop` at most: the
  /// least window over all parts, moved on by its hindmost part.
  private func occursNear() -> Bool {
    for part in offsets.indices { parts.with(part) { $0.positions(into: &positions[part]) } }
    var indices = [Int](repeating: 0, count: parts.count)
    var steps = 0
    while true {
      steps &+= 1
      if steps & 4095 == 0, isStopped() { return false }
      var least = Int64.max
      var most = Int64.min
      var hindmost = 0
      for part in offsets.indices {
        if indices[part] >= positions[part].count { return false }
        let shift = Int64(positions[part][indices[part]]) - Int64(offsets[part])
        if shift < least {
          least = shift
          hindmost = part
        }
        most = max(most, shift)
      }
      if most - least <= Int64(slop), distinct(indices) { return true }
      indices[hindmost] += 1
    }
  }

  /// Whether no two parts of different positions in the phrase stand on the same occurrence.
  private func distinct(_ indices: [Int]) -> Bool {
    for a in offsets.indices {
      for b in offsets.indices.dropFirst(a + 1)
      where offsets[a] != offsets[b]
        && positions[a][indices[a]] == positions[b][indices[b]]
      {
        return false
      }
    }
    return true
  }
}
