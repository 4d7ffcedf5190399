// Is this range of characters a word, and what does it cost? The dictionary in a form made for speed.

import Synchronization

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// ICU's dictionary as small hash tables, one for each node of the trie, made when the first character
/// of their words has been met some times.
///
/// ICU's own trie takes a binary search over 16,000 edges for the first character and one over up to some
/// hundred for the second; here each character is one multiplication and mostly one load. Making the
/// tables of one first character takes as long as some hundred walks over the trie, so the first times it
/// is walked (`DictionaryWalk`), and a short query makes no table at all.
/// Shared by all threads: a table is written whole before its root is released, and never changed.
@safe final class DictionaryIndex: @unchecked Sendable {
  /// The root of one first character: bit 63 made, 0–23 table, 24–28 its size as a power of two, 32–39 cost of the character as a word.
  ///
  /// Before it is made: 0 when never met, else the table of `coldSlot` in place of its own, and in bits
  /// 40–47 how often it was met.
  private let roots: UnsafeMutablePointer<Atomic<UInt64>>
  /// Slots: 0–15 character (0: free), 16–23 cost (0: no word), 24–27 size of the child table as a power
  /// of two (0: no child), 28–51 child table, 52–63 a bit for each group of characters that are in it.
  ///
  /// Most characters that follow are in no child table; the groups tell so without going there.
  let slots: UnsafeMutablePointer<UInt64>
  /// Beside each slot the number of its word's entry, or 0: for words of three characters and more.
  let entryNumbers: UnsafeMutablePointer<UInt32>
  private let slotCapacity: Int

  let trie: WordTrie
  let folds: FoldOptions?
  private let userWords: [UInt16: [WordSuffix]]
  private let progress = Guarded(Progress())

  private struct Progress {
    /// Table 0 has two free slots, for characters that begin no longer word; the one after it two that
    /// say that there is no table yet.
    var slotCount = 4
    /// Entry 0 is no entry.
    var entryCount = 1
    /// What each character of the basic plane folds to; empty without folds and before it is needed.
    var folded: [UInt16] = []
  }

  /// The cost of a character that is no word.
  static let unknownCost: UInt32 = 255
  /// The root of a character that begins no word.
  static let emptyRoot = 1 << 63 | UInt64(unknownCost) << 32 | emptySizeBits << 24
  private static let emptySizeBits: UInt64 = 1
  /// The slot of whatever follows a first character that has no table yet: no character has its number.
  static let coldSlot = UInt64.max
  private static let coldTable: UInt64 = 2
  /// How often a first character is walked before its table is made: oftener than a search does that cuts its query and
  /// the query again for snippets.
  static let usualWalks = 8
  private let walks: UInt64
  /// All entry numbers are below this; words beyond have none and are looked up by their bytes.
  static let entryLimit = 1 << 19

  /// - Parameters:
  ///   - folds: when given, words are folded too, so that folded text finds them: 資料庫 as 资料库.
  ///   - userWords: words to add, already folded.
  ///   - walks: how often a first character is walked before its table is made, below 256.
  /// - Throws: ``AnalysisError/outOfMemory(byteCount:)``.
  init(
    _ dictionary: WordDictionary, folds: FoldOptions?, userWords: [[UInt16]: UInt32] = [:],
    walks: Int = DictionaryIndex.usualWalks
  ) throws(AnalysisError) {
    trie = WordTrie(dictionary)
    self.folds = folds
    self.walks = UInt64(walks)
    var byFirst: [UInt16: [WordSuffix]] = [:]
    for (word, cost) in userWords where word.count <= WordSuffix.longest {
      guard let first = word.first else { continue }
      var suffix = WordSuffix()
      for character in word.dropFirst() { suffix.append(character) }
      suffix.cost = UInt8(min(max(cost, 1), 255))
      suffix.isUsers = true
      byFirst[first, default: []].append(suffix)
    }
    self.userWords = byFirst
    // A table has fewer than four slots for each edge, and the trie has fewer edges than units. The
    // memory becomes real where it is written.
    slotCapacity = min(1 << 24, dictionary.unitCount * 4 + userWords.count * 64)
    let memory = unsafe calloc(slotCapacity, 8)
    let more = unsafe calloc(slotCapacity, 4)
    let first = unsafe calloc(0x1_0000, 8)
    guard let memory = unsafe memory, let more = unsafe more, let first = unsafe first else {
      unsafe free(memory)
      unsafe free(more)
      unsafe free(first)
      throw AnalysisError.outOfMemory(byteCount: slotCapacity * 12 + 0x1_0000 * 8)
    }
    unsafe entryNumbers = more.bindMemory(to: UInt32.self, capacity: slotCapacity)
    unsafe slots = memory.bindMemory(to: UInt64.self, capacity: slotCapacity)
    // An atomic number is laid out as the number; pages of zeros become real where they are read.
    unsafe roots = first.bindMemory(to: Atomic<UInt64>.self, capacity: 0x1_0000)
    unsafe slots[Int(Self.coldTable)] = Self.coldSlot
    unsafe slots[Int(Self.coldTable) + 1] = Self.coldSlot
  }

  deinit {
    unsafe free(slots)
    unsafe free(entryNumbers)
    unsafe free(roots)
  }

  /// The root of a character of the basic plane, made now if it was met often enough.
  @inline(__always) func root(_ character: UInt32) -> UInt64 {
    let root = unsafe roots[Int(character)].load(ordering: .acquiring)
    return root &>> 63 != 0 ? root : meet(UInt16(truncatingIfNeeded: character), root)
  }

  /// The root of a character that had none until now.
  @inline(never) private func meet(_ character: UInt16, _ root: UInt64) -> UInt64 {
    // What users add is in tables alone.
    if root >> 40 >= walks || !userWords.isEmpty && userWords[character] != nil {
      return makeRoot(character)
    }
    let cost = root == 0 ? UInt64(singleCost(character)) : root >> 32 & 0xFF
    let times = (root >> 40 + 1) << 40
    let cold = times | cost << 32 | Self.emptySizeBits << 24 | Self.coldTable
    // Should another thread have met it too, or made its table, that holds.
    _ = unsafe roots[Int(character)].compareExchange(
      expected: root, desired: cold, ordering: .relaxed)
    return cold
  }

  /// What a character costs as a word.
  private func singleCost(_ character: UInt16) -> UInt32 {
    var lowest = Self.unknownCost
    forEachForm(of: character) { form in
      if let found = trie.follow(.root, by: form), found.cost != 0 {
        lowest = min(lowest, UInt32(found.cost))
      }
    }
    return lowest
  }

  /// Calls `body` with the characters of the dictionary that stand after one of a text.
  @inline(__always) func forEachForm(of character: UInt16, _ body: (UInt16) -> Void) {
    guard let folds, !folds.isAlone(character) else {
      body(character)
      return
    }
    for form in folds.forms(of: character) { body(form) }
  }

  /// The index of the slot where a second character would lie were no other in its way; that slot is
  /// free when the root has no table.
  @inline(__always) static func home(root: UInt64, character: UInt32) -> Int {
    let hash = hash(character, sizeBits: root >> 24 & 31)
    return Int(truncatingIfNeeded: (root & 0xFF_FFFF) &+ UInt64(hash))
  }

  /// Where a character lies in a table, or 0, whose slot is free.
  @inline(__always) func position(table: UInt64, sizeBits: UInt64, character: UInt32) -> Int {
    let mask = (1 << Int(truncatingIfNeeded: sizeBits)) &- 1
    let base = Int(truncatingIfNeeded: table)
    var offset = Int(truncatingIfNeeded: Self.hash(character, sizeBits: sizeBits))
    while true {
      let found = UInt32(truncatingIfNeeded: unsafe slots[base &+ offset] & 0xFFFF)
      if found == character { return base &+ offset }
      if found == 0 { return 0 }
      offset = (offset &+ 1) & mask
    }
  }

  /// The bit of the group that a character belongs to.
  @inline(__always) static func groupBit(_ character: UInt32) -> UInt64 {
    let hash = (character &* 0x85EB_CA6B) &>> 16
    return 1 << UInt64(truncatingIfNeeded: 52 &+ ((hash &* 12) &>> 16))
  }

  @inline(__always) private static func hash(_ character: UInt32, sizeBits: UInt64) -> UInt32 {
    (character &* 0x9E37_79B1) &>> UInt32(truncatingIfNeeded: 32 &- sizeBits)
  }

  @inline(never) private func makeRoot(_ character: UInt16) -> UInt64 {
    progress.withLock { progress in
      let made = unsafe roots[Int(character)].load(ordering: .acquiring)
      if made &>> 63 != 0 { return made }
      let words = suffixes(after: character, &progress)
      var root: UInt64 = 1 << 63
      let single = words.first.flatMap { $0.count == 0 ? UInt32($0.cost) : nil }
      root |= UInt64(single ?? Self.unknownCost) << 32
      let (table, sizeBits, _) = makeTable(words[...], depth: 0, &progress)
      root |= table | max(sizeBits, Self.emptySizeBits) << 24
      unsafe roots[Int(character)].store(root, ordering: .releasing)
      return root
    }
  }

  /// The words that begin with a character in their order, each once, with the user's cost or the lowest
  /// that any of its forms has.
  private func suffixes(after character: UInt16, _ progress: inout Progress) -> [WordSuffix] {
    var words = userWords[character] ?? []
    if let folds {
      if folds.character(UInt32(character)) != UInt32(character) { return [] }
      if progress.folded.isEmpty { progress.folded = folds.basicPlane }
      let folded = progress.folded
      for form in folds.forms(of: character) {
        trie.collect(beginningWith: form, into: &words) { folded[Int($0)] }
      }
    } else {
      trie.collect(beginningWith: character, into: &words) { $0 }
    }
    // The dictionary has them in order, unless folding changed it.
    if zip(words, words.dropFirst()).contains(where: { $1 < $0 }) { words.sort() }
    var kept = 0
    for word in words where kept == 0 || !words[kept - 1].isSameWord(as: word) {
      words[kept] = word
      kept += 1
    }
    words.removeLast(words.count - kept)
    return words
  }

  /// Writes the table of the characters at `depth` of sorted words, and the tables below it.
  private func makeTable(
    _ words: ArraySlice<WordSuffix>, depth: Int, _ progress: inout Progress
  ) -> (table: UInt64, sizeBits: UInt64, groups: UInt64) {
    let longer = words.drop { $0.count == depth }
    var edges = 0
    var previous: UInt16?
    for word in longer where word[depth] != previous {
      previous = word[depth]
      edges += 1
    }
    if edges == 0 { return (0, 0, 0) }
    var sizeBits: UInt64 = 1
    while 1 << sizeBits < edges * 2 { sizeBits += 1 }
    let table = progress.slotCount
    if sizeBits > 15 || table + (1 << sizeBits) > slotCapacity { return (0, 0, 0) }
    progress.slotCount += 1 << sizeBits
    var groups: UInt64 = 0
    var rest = longer
    while let first = rest.first {
      let character = first[depth]
      let group = rest.prefix { $0[depth] == character }
      rest = rest.dropFirst(group.count)
      var slot = UInt64(character)
      var entry: UInt32 = 0
      groups |= Self.groupBit(UInt32(character))
      if first.count == depth + 1 {
        slot |= UInt64(first.cost) << 16
        // Words of two characters are pairs and need no number.
        if depth > 0, progress.entryCount < Self.entryLimit {
          entry = UInt32(progress.entryCount)
          progress.entryCount += 1
        }
      }
      let child = makeTable(group, depth: depth + 1, &progress)
      slot |= child.sizeBits << 24 | child.table << 28 | child.groups
      insert(slot, entry, table: table, sizeBits: sizeBits)
    }
    return (UInt64(table), sizeBits, groups)
  }

  private func insert(_ slot: UInt64, _ entry: UInt32, table: Int, sizeBits: UInt64) {
    let mask = (1 << Int(sizeBits)) - 1
    var position = Int(Self.hash(UInt32(slot & 0xFFFF), sizeBits: sizeBits))
    while unsafe slots[table + position] != 0 { position = (position + 1) & mask }
    unsafe slots[table + position] = slot
    unsafe entryNumbers[table + position] = entry
  }
}
