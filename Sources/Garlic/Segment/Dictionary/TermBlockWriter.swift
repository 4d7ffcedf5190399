// How are a million sorted terms written, so that one of them is found fast?

import GarlicText

/// Writes the terms of one field in order, up to 64 to a block (FileFormat.md, "Dictionary").
///
/// A block whose terms all have keys is written as the gaps between them; in others each term is what it
/// adds to the one before. The parameters of a block's codes are those that make it shortest.
struct TermBlockWriter: ~Copyable {
  private(set) var blocks = TermBlocks()
  private var bits = BitWriter()
  private let documentBits: UInt64
  private let termsPerBlock: Int

  // The terms of the block in hand.
  private var terms: [UInt8] = []
  private var ends: [Int] = [0]
  private var keys: [UInt32] = []
  private var isKeyed = true
  private var firstList: UInt64 = 0
  private var dfs: [UInt32] = []
  /// The list's length, or the document of a term of one.
  private var numbers: [UInt32] = []
  /// For terms of one document its frequency, and the gaps between all their positions.
  private var tfs: [UInt32] = []
  private var gaps: [UInt32] = []

  /// - Parameters:
  ///   - documentCount: of the segment.
  ///   - termsPerBlock: 1 to 64.
  init(documentCount: Int, termsPerBlock: Int = TermBlocks.maximumTerms) {
    self.termsPerBlock = min(max(1, termsPerBlock), TermBlocks.maximumTerms)
    documentBits = UInt64(BitPacking.width(UInt32(max(documentCount - 1, 0))))
  }

  /// Adds a term of one document.
  mutating func add(
    _ term: [UInt8], single postings: borrowing Postings, hasPositions: Bool, lists: UInt64
  ) {
    begin(term, df: 1, number: postings.docs[0], lists: lists)
    tfs.append(postings.tfs[0])
    if hasPositions {
      var previous: UInt32 = 0
      for i in 0..<postings.positions.count {
        gaps.append(postings.positions[i] &- previous)
        previous = postings.positions[i]
      }
    }
  }

  /// Adds a term whose list of `length` bytes begins at `lists` in the postings section.
  mutating func add(_ term: [UInt8], df: Int, length: Int, lists: UInt64) {
    begin(term, df: UInt32(df), number: UInt32(length), lists: lists)
  }

  private mutating func begin(_ term: [UInt8], df: UInt32, number: UInt32, lists: UInt64) {
    if dfs.count == termsPerBlock { close() }
    if dfs.isEmpty { firstList = lists }
    terms.append(copying: term)
    ends.append(terms.count)
    if isKeyed {
      if let key = KeyedTerm.key(term, 0..<term.count) {
        keys.append(key)
      } else {
        isKeyed = false
      }
    }
    dfs.append(df)
    numbers.append(number)
  }

  /// Writes the block in hand.
  mutating func close() {
    if dfs.isEmpty { return }
    let positions = parameter(gaps)
    let lengths = parameter(zip(dfs, numbers).compactMap { $0 > 1 ? $1 : nil })
    let keyGaps = isKeyed ? parameter(gapsOfKeys()) : 0
    bits.bits(isKeyed ? 1 : 0, 1)
    bits.bits(UInt64(dfs.count - 1), 6)
    bits.bits(UInt64(positions), 5)
    bits.bits(UInt64(lengths), 5)
    bits.bits(UInt64(keyGaps), 5)
    var single = 0
    var gap = 0
    // Terms that keep no positions have none among the gaps.
    let keepsPositions = !gaps.isEmpty
    for number in dfs.indices {
      if isKeyed { writeKey(number, keyGaps) } else { writeTerm(number) }
      bits.gamma(dfs[number])
      if dfs[number] > 1 {
        bits.rice(numbers[number], lengths)
        continue
      }
      let tf = tfs[single]
      single += 1
      bits.bits(UInt64(numbers[number]), documentBits)
      bits.gamma(tf)
      if keepsPositions, !isWord(number) {
        for _ in 0..<tf {
          bits.rice(gaps[gap], positions)
          gap += 1
        }
      }
    }
    blocks.append(
      &bits, terms: dfs.count, prefix: TermPrefix.of(terms[0..<ends[1]]), lists: firstList)
    terms.removeAll(keepingCapacity: true)
    ends.removeLast(ends.count - 1)
    keys.removeAll(keepingCapacity: true)
    isKeyed = true
    dfs.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    tfs.removeAll(keepingCapacity: true)
    gaps.removeAll(keepingCapacity: true)
  }

  /// Whether a term is a segmented word, which keeps no positions.
  private func isWord(_ number: Int) -> Bool {
    ends[number] < ends[number + 1] && terms[ends[number]] == Token.wordTag
  }

  private func gapsOfKeys() -> [UInt32] {
    var result: [UInt32] = []
    for number in 1..<max(1, keys.count)
    where keys[number] >> 16 == keys[number - 1] >> 16 && keys[number - 1] & 0xffff != 0 {
      result.append(keys[number] - keys[number - 1])
    }
    return result
  }

  private mutating func writeKey(_ number: Int, _ keyGaps: UInt32) {
    let key = keys[number]
    if number == 0 {
      bits.bits(UInt64(key), 32)
      return
    }
    let before = keys[number - 1]
    let isSame = key >> 16 == before >> 16
    if before & 0xffff == 0 {
      bits.bits(isSame ? 1 : 0, 1)
      if isSame {
        bits.bits(UInt64(key & 0xffff), 16)
        return
      }
    } else {
      bits.rice(isSame ? key - before : 0, keyGaps)
      if isSame { return }
    }
    bits.rice((key >> 16) - (before >> 16) - 1, TermBlockReader.firstParameter)
    bits.bits(key & 0xffff == 0 ? 0 : 1, 1)
    if key & 0xffff != 0 { bits.bits(UInt64(key & 0xffff), 16) }
  }

  private mutating func writeTerm(_ number: Int) {
    let range = ends[number]..<ends[number + 1]
    var shared = 0
    if number > 0 {
      let before = ends[number - 1]
      let limit = min(ends[number] - before, range.count)
      while shared < limit, terms[before + shared] == terms[range.lowerBound + shared] {
        shared += 1
      }
    }
    bits.rice(UInt32(shared), TermBlockReader.byteCountParameter)
    bits.rice(UInt32(range.count - shared), TermBlockReader.byteCountParameter)
    for index in range.lowerBound + shared..<range.upperBound {
      bits.bits(UInt64(terms[index]), 8)
    }
  }

  private func parameter(_ values: [UInt32]) -> UInt32 {
    if values.isEmpty { return 0 }
    let mean = values.reduce(0) { $0 + Int($1) } / values.count
    return BitWriter.bestParameter(mean: mean, limit: 31) { k in
      var length = 0
      for value in values { length &+= BitWriter.riceLength(value, k) }
      return length
    }
  }

  /// The dictionary, when all terms are added.
  consuming func finish() -> TermBlocks {
    close()
    return blocks
  }
}
