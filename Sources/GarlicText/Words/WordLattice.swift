// Which words make up this run of Chinese or Japanese at the least cost?

internal import CProcessor

/// The minimum-cost segmentation of runs over a dictionary, as ICU defines it.
///
/// A shortest path through the lattice of all dictionary words (Viterbi 1967), with a cost of 255 for a
/// character that is no word, and a cost by length for runs of katakana. Of paths that cost the same,
/// the one whose last word is longer wins.
///
/// The best cost and the length of the last word share 32 bits, `cost << 5 | 31 - length`, so that one
/// minimum decides both. All costs are lowered alike now and then, which bounds them whatever the length
/// of the run.
@safe struct WordLattice: ~Copyable {
  let index: DictionaryIndex
  private var walk: DictionaryWalk
  /// Best path to each of the next positions, by position modulo 32: words have at most 19 characters.
  private let best: UnsafeMutablePointer<UInt32>
  /// Length of the last word of the best path to each position.
  private var lengths = ScratchBuffer<UInt8>()
  /// Roots, and where the second characters are looked for, of the next positions of the text.
  ///
  /// They are found for many positions, of this run and those after it, before the first is used:
  /// by then what lies there has come from memory.
  private let ahead: UnsafeMutablePointer<(root: UInt64, home: Int)>
  /// Where the positions that `ahead` holds end.
  private var known = 0
  /// Elements of the text.
  private var count = 0
  /// Flags that a first character must have: others are not worth a look.
  private var wantedBits: UInt32 = 0
  /// The slots of `index`, which is not retained for them.
  private let slots: UnsafeMutablePointer<UInt64>

  /// The last position, of those below `finalLimit`, that every path goes through; 0 when none was met.
  private(set) var lastFinal = 0
  var finalLimit = 0
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
    unsafe slots = index.slots
  }

  deinit {
    unsafe best.deallocate()
    unsafe ahead.deallocate()
  }

  /// The most characters that a word, or a run of katakana, is looked ahead for.
  static let reach = longestKatakana

  /// Makes room for runs inside the first `count` elements, and begins a text of them.
  mutating func begin(count: Int) {
    lengths.reserve(count + 1, keeping: 0)
    lastFinal = 0
    self.count = count
    known = 0
    wantedBits = FoldedScalar.dictionaryBit
  }

  /// Segments a run of `count` elements in a buffer of its own, of which any may begin a word.
  mutating func segmentAlone(
    _ scalars: UnsafePointer<FoldedScalar>, count: Int, cuts: UnsafeMutablePointer<UInt8>,
    entries: UnsafeMutablePointer<UInt32>
  ) {
    lengths.reserve(count + 1, keeping: 0)
    let text = (count: self.count, limit: finalLimit)
    self.count = count
    finalLimit = 0
    known = 0
    wantedBits = 0
    unsafe segment(scalars, from: 0, to: count, cuts: cuts, entries: entries)
    self.count = text.count
    finalLimit = text.limit
    known = 0
    wantedBits = FoldedScalar.dictionaryBit
  }

  mutating func shrink() { lengths.shrink(to: 1 << 20) }

  /// Sets `cuts` to 1 at the borders of words strictly inside a run whose cuts are 0, and `entries`
  /// after words of three characters and more to their numbers.
  @inline(never) mutating func segment(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int, to end: Int,
    cuts: UnsafeMutablePointer<UInt8>, entries: UnsafeMutablePointer<UInt32>
  ) {
    let best = unsafe self.best
    let lengths = unsafe self.lengths.base
    let slots = unsafe self.slots
    let ahead = unsafe self.ahead
    let finalLimit = self.finalLimit
    var known = self.known
    var reach = start
    var final = 0
    var rebase = start &+ Self.rebaseInterval
    var wasKatakana =
      start == resumePosition && (unsafe scalars[start &- 1].has(FoldedScalar.katakanaBit))
    var cost: UInt32 = 0
    var at = start
    unsafe best[start & Self.ringMask] = 0
    while at < end {
      let key = unsafe best[at & Self.ringMask]
      unsafe best[at & Self.ringMask] = .max
      unsafe lengths[at] = UInt8(truncatingIfNeeded: 31 &- (key & 31))
      cost = key & ~31
      // Every path goes through here where no word reaches over it.
      final = at == reach && at < finalLimit ? at : final
      if at >= rebase {
        cost = lowerCosts(from: cost)
        rebase = at &+ Self.rebaseInterval
      }
      if at >= known { known = unsafe lookAhead(scalars, from: at) }
      let scalar = unsafe scalars[at]
      var furthest = at &+ 1
      let (root, home) = unsafe ahead[at & (Self.aheadCount &- 1)]
      let single = UInt32(truncatingIfNeeded: root >> 32 & 0xFF)
      unsafe relax(best, at &+ 1, cost &+ (single << 5) &+ 30)
      // The last character of a run has no second.
      if at &+ 1 < end, case var slot = unsafe slots[home], slot != 0 {
        let second = unsafe scalars[at &+ 1].scalar
        if UInt32(truncatingIfNeeded: slot & 0xFFFF) != second {
          if slot == DictionaryIndex.coldSlot {
            furthest = unsafe relaxWalking(
              scalars, from: at, to: end, cost: cost, entries: entries)
            slot = 0
          } else {
            slot = unsafe slots[
              index.position(
                table: root & 0xFF_FFFF, sizeBits: root >> 24 & 31, character: second)]
          }
        }
        let wordCost = UInt32(truncatingIfNeeded: slot >> 16 & 0xFF)
        // Without a branch, which would be guessed wrong as often as not.
        unsafe relax(best, at &+ 2, wordCost != 0 ? cost &+ (wordCost << 5) &+ 29 : .max)
        furthest = wordCost != 0 ? at &+ 2 : furthest
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
      reach = max(reach, furthest)
      at &+= 1
    }
    self.known = known
    let key = unsafe best[end & Self.ringMask]
    unsafe best[end & Self.ringMask] = .max
    unsafe lengths[end] = UInt8(truncatingIfNeeded: 31 &- (key & 31))
    if final > start { lastFinal = final }
    unsafe Self.cut(from: start, to: end, lengths, cuts)
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

  /// Finds where the next positions will look, and has it brought near; returns where that ends.
  @inline(__always) private func lookAhead(
    _ scalars: UnsafePointer<FoldedScalar>, from start: Int
  ) -> Int {
    let limit = min(count, start &+ Self.aheadCount)
    let wantedBits = self.wantedBits
    let slots = unsafe self.slots
    var at = start
    var first = unsafe scalars[start]
    while at < limit {
      let next = at &+ 1 < count ? unsafe scalars[at &+ 1] : FoldedScalar(bits: 0)
      let root =
        first.bits & wantedBits == wantedBits && first.scalar < 0x1_0000
        ? index.root(first.scalar) : DictionaryIndex.emptyRoot
      let home = DictionaryIndex.home(root: root, character: next.scalar)
      unsafe prefetch_line(slots + home)
      unsafe ahead[at & (Self.aheadCount &- 1)] = (root, home)
      first = next
      at &+= 1
    }
    return limit
  }

  @inline(__always) private func relax(
    _ best: UnsafeMutablePointer<UInt32>, _ position: Int, _ key: UInt32
  ) {
    let slot = position & Self.ringMask
    unsafe best[slot] = min(best[slot], key)
  }

  /// Walks back over the best path and cuts strictly between the two positions.
  @inline(__always) private static func cut(
    from start: Int, to end: Int, _ lengths: UnsafeMutablePointer<UInt8>,
    _ cuts: UnsafeMutablePointer<UInt8>
  ) {
    var border = end &- Int(unsafe lengths[end])
    while border > start {
      unsafe cuts[border] = 1
      border &-= Int(unsafe lengths[border])
    }
  }

  /// Costs of a run of katakana taken as one word, by its length (ICU's heuristic).
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
