// Which words make up this run of Chinese or Japanese at the least cost?

/// The minimum-cost segmentation of runs over a dictionary, as ICU defines it.
///
/// A shortest path through the lattice of all dictionary words (Viterbi 1967), with a cost of 255 for a
/// character that is no word, and a cost by length for stretches of katakana. Of paths that cost the same,
/// the one whose last word is longer wins.
///
/// The best cost and the length of the last word share 32 bits, `cost << 5 | 31 - length`, so that one
/// minimum decides both. Where no word reaches over a position, every path goes through it: the words
/// before it are settled and costs begin at 0 again, which bounds them whatever the length of the run.
@safe struct WordLattice: ~Copyable {
  let index: DictionaryIndex
  private var walk: DictionaryWalk
  /// Best path to each of the next positions, by position modulo 32: words have at most 19 characters.
  private let best: UnsafeMutablePointer<UInt32>
  /// Length of the last word of the best path to each position.
  private var lengths = ScratchBuffer<UInt8>()
  /// Roots, and slots of the second characters, of the next positions.
  ///
  /// They are loaded for many positions before the first is used, because each load may have to wait
  /// for memory, and loads that depend on nothing wait side by side.
  private let ahead: UnsafeMutablePointer<(root: UInt64, slot: UInt64)>

  /// The last position, of those below `settleLimit`, that every path goes through; 0 when none was met.
  private(set) var lastSettled = 0
  var settleLimit = 0
  /// A run that begins here goes on from the element before it; -1 when none does.
  var resumePosition = -1

  private static let ringMask = 31
  private static let longestKatakana = 20
  private static let aheadCount = 128
  /// Positions after which costs are lowered when nothing has settled.
  private static let rebaseInterval = 1 << 16

  init(index: DictionaryIndex) {
    self.index = index
    walk = DictionaryWalk(index)
    unsafe best = .allocate(capacity: Self.ringMask + 1)
    unsafe best.initialize(repeating: .max, count: Self.ringMask + 1)
    unsafe ahead = .allocate(capacity: Self.aheadCount)
  }

  deinit {
    unsafe best.deallocate()
    unsafe ahead.deallocate()
  }

  /// The most characters that a word, or a stretch of katakana, is looked ahead for.
  static let reach = longestKatakana

  /// Makes room for runs inside the first `count` elements, and begins a text of them.
  mutating func begin(count: Int) {
    lengths.reserve(count + 1, keeping: 0)
    lastSettled = 0
  }

  /// Makes room for a run of `count` elements in a buffer of its own.
  mutating func reserve(_ count: Int) {
    lengths.reserve(count + 1, keeping: 0)
  }

  mutating func shrink() { lengths.shrink(to: 1 << 20) }

  /// Sets `cuts` to 1 at the borders of words strictly inside a run whose cuts are 0, and `entries`
  /// behind words of three characters and more to their numbers.
  @inline(never) mutating func segment(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int, to end: Int,
    cuts: UnsafeMutablePointer<UInt8>, entries: UnsafeMutablePointer<UInt32>
  ) {
    let best = unsafe self.best
    let lengths = unsafe self.lengths.base
    let index = self.index
    let ahead = unsafe self.ahead
    var known = start
    var settled = start
    var reach = start
    var rebase = start &+ Self.rebaseInterval
    var wasKatakana =
      start == resumePosition && (unsafe scalars[start &- 1].has(FoldedScalar.katakanaBit))
    var cost: UInt32 = 0
    var at = start
    while at < end {
      if at > start {
        let key = unsafe best[at & Self.ringMask]
        unsafe best[at & Self.ringMask] = .max
        unsafe lengths[at] = UInt8(truncatingIfNeeded: 31 &- (key & 31))
        cost = key & ~31
        if at == reach {
          unsafe Self.settle(from: settled, to: at, lengths, cuts)
          unsafe cuts[at] = 1
          settled = at
          if at < settleLimit { lastSettled = at }
          rebase = at &+ Self.rebaseInterval
          cost = 0
        } else if at >= rebase {
          cost = lowerCosts(from: cost)
          rebase = at &+ Self.rebaseInterval
        }
      }
      let scalar = unsafe scalars[at]
      var furthest = at &+ 1
      if at == known {
        known = unsafe lookAhead(scalars, from: at, to: end)
      }
      let root = unsafe ahead[at & (Self.aheadCount &- 1)].root
      let single = UInt32(truncatingIfNeeded: root >> 32 & 0xFF)
      unsafe relax(best, at &+ 1, cost &+ (single << 5) &+ 30)
      var slot = unsafe ahead[at & (Self.aheadCount &- 1)].slot
      if slot != 0 {
        let second = unsafe scalars[at &+ 1].scalar
        if UInt32(truncatingIfNeeded: slot & 0xFFFF) != second {
          if slot == DictionaryIndex.coldSlot {
            furthest = unsafe relaxWalking(
              scalars, from: at, to: end, cost: cost, entries: entries)
            slot = 0
          } else {
            let position = index.position(
              table: root & 0xFF_FFFF, sizeBits: root >> 24 & 31, character: second)
            slot = unsafe index.slots[position]
          }
        }
        let wordCost = UInt32(truncatingIfNeeded: slot >> 16 & 0xFF)
        if wordCost != 0 {
          unsafe relax(best, at &+ 2, cost &+ (wordCost << 5) &+ 29)
          furthest = at &+ 2
        }
        if at &+ 2 < end,
          slot & DictionaryIndex.groupBit(unsafe scalars[at &+ 2].scalar) != 0
        {
          furthest = unsafe relaxLonger(
            scalars, from: at, to: end, cost: cost, slot: slot, entries: entries,
            furthest: furthest)
        }
      }
      if scalar.has(FoldedScalar.katakanaBit) {
        if !wasKatakana {
          furthest = max(
            furthest,
            unsafe relaxKatakana(scalars, from: at, to: end, cost: cost, entries: entries))
        }
        wasKatakana = true
      } else {
        wasKatakana = false
      }
      if furthest > reach { reach = furthest }
      at &+= 1
    }
    let key = unsafe best[end & Self.ringMask]
    unsafe best[end & Self.ringMask] = .max
    unsafe lengths[end] = UInt8(truncatingIfNeeded: 31 &- (key & 31))
    unsafe Self.settle(from: settled, to: end, lengths, cuts)
  }

  /// Offers the words of three characters and more; returns how far the longest word reaches.
  @inline(__always) private func relaxLonger(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int, to end: Int, cost: UInt32,
    slot: UInt64, entries: UnsafeMutablePointer<UInt32>, furthest: Int
  ) -> Int {
    var furthest = furthest
    var slot = slot
    var length = 2
    while start &+ length < end, length < 19 {
      let next = unsafe scalars[start &+ length].scalar
      if slot & DictionaryIndex.groupBit(next) == 0 { return furthest }
      let position = index.position(
        table: slot >> 28 & 0xFF_FFFF, sizeBits: slot >> 24 & 15, character: next)
      if position == 0 { return furthest }
      slot = unsafe index.slots[position]
      length &+= 1
      let wordCost = UInt32(truncatingIfNeeded: slot >> 16 & 0xFF)
      if wordCost != 0 {
        furthest = start &+ length
        let key = cost &+ (wordCost << 5) &+ UInt32(truncatingIfNeeded: 31 &- length)
        if unsafe key < best[furthest & Self.ringMask] {
          unsafe best[furthest & Self.ringMask] = key
          unsafe entries[furthest] = index.entryNumbers[position]
        }
      }
    }
    return furthest
  }

  /// Offers the words of two characters and more whose first has no table yet; returns how far the longest
  /// word reaches.
  @inline(never) private mutating func relaxWalking(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int, to end: Int, cost: UInt32,
    entries: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var furthest = start + 1
    var length = 0
    walk.begin()
    while start + length < end, length < DictionaryWalk.longestWord,
      let wordCost = walk.follow(unsafe scalars[start + length].scalar)
    {
      length += 1
      if wordCost == 0 || length == 1 { continue }
      furthest = start + length
      let key = cost + wordCost << 5 + UInt32(31 - length)
      if unsafe key < best[furthest & Self.ringMask] {
        unsafe best[furthest & Self.ringMask] = key
        if length > 2 { unsafe entries[furthest] = 0 }
      }
    }
    return furthest
  }

  /// Loads what the next positions will ask for; returns where that ends.
  @inline(__always) private func lookAhead(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int, to end: Int
  ) -> Int {
    let limit = min(end, start &+ Self.aheadCount)
    var at = start
    var scalar = unsafe scalars[start].scalar
    while at < limit {
      let next = at &+ 1 < end ? unsafe scalars[at &+ 1].scalar : 0
      let root = scalar < 0x1_0000 ? index.root(scalar) : DictionaryIndex.emptyRoot
      unsafe ahead[at & (Self.aheadCount &- 1)] = (
        root, index.homeSlot(root: root, character: next)
      )
      scalar = next
      at &+= 1
    }
    // The last character of a run has no second.
    if limit == end { unsafe ahead[(end &- 1) & (Self.aheadCount &- 1)].slot = 0 }
    return limit
  }

  @inline(__always) private func relax(
    _ best: UnsafeMutablePointer<UInt32>, _ position: Int, _ key: UInt32
  ) {
    let slot = position & Self.ringMask
    unsafe best[slot] = min(best[slot], key)
  }

  /// Walks back over the best path and cuts strictly between the two positions.
  @inline(__always) private static func settle(
    from settled: Int, to position: Int, _ lengths: UnsafeMutablePointer<UInt8>,
    _ cuts: UnsafeMutablePointer<UInt8>
  ) {
    var border = position &- Int(unsafe lengths[position])
    while border > settled {
      unsafe cuts[border] = 1
      border &-= Int(unsafe lengths[border])
    }
  }

  /// Costs of a stretch of katakana taken as one word, by its length (ICU's heuristic).
  private static func katakanaCost(_ length: Int) -> UInt32 {
    switch length {
    case 1: 984
    case 2: 408
    case 3: 240
    case 4: 204
    case 5: 252
    case 6: 300
    case 7: 372
    case 8: 480
    default: 8192
    }
  }

  /// Offers the katakana that begin at a position as one word; returns how far it reaches.
  @inline(never) private func relaxKatakana(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int, to end: Int, cost: UInt32,
    entries: UnsafeMutablePointer<UInt32>
  ) -> Int {
    var length = 1
    while start + length < end, length < Self.longestKatakana,
      unsafe scalars[start + length].has(FoldedScalar.katakanaBit)
    {
      length += 1
    }
    if length >= Self.longestKatakana { return start }
    let position = start + length
    let key = cost + Self.katakanaCost(length) << 5 + UInt32(31 - length)
    if unsafe key < best[position & Self.ringMask] {
      unsafe best[position & Self.ringMask] = key
      unsafe entries[position] = 0
    }
    return position
  }

  /// Lowers the costs of all paths alike, so that they never overflow; returns the lowered cost.
  @inline(never) private func lowerCosts(from cost: UInt32) -> UInt32 {
    var lowest = cost
    for slot in 0...Self.ringMask where unsafe best[slot] != .max {
      lowest = min(lowest, unsafe best[slot] & ~31)
    }
    for slot in 0...Self.ringMask where unsafe best[slot] != .max {
      unsafe best[slot] -= lowest
    }
    return cost - lowest
  }
}
