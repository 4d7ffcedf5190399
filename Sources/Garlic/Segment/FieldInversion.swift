// Which terms has this field had so far, and where?

import GarlicText

/// The occurrences of one field's terms in a chunk of documents, unsorted.
///
/// A record is `term << 32 | ordinal`. Ordinals count the unit positions of all documents one after
/// another, so that one stable sort by term brings documents and positions in order as well.
struct FieldInversion {
  private(set) var pairs: [UInt64] = []
  private(set) var words: [UInt64] = []
  /// The first ordinal of each document, and the one behind the last.
  private(set) var starts: [UInt32] = [0]
  private(set) var norms: [UInt8] = []
  private(set) var lengthSum: UInt64 = 0
  private(set) var documentsWithField: UInt32 = 0

  /// Memory in use, in bytes.
  var byteCount: Int { 8 * (pairs.count + words.count) + 5 * norms.count }

  /// Ordinals that are left before a chunk must end.
  var room: Int { Int(UInt32.max) - Int(starts[starts.count - 1]) }

  /// Adds the next document's field.
  mutating func add(_ terms: FieldTerms) {
    let base = UInt64(starts[starts.count - 1])
    pairs.append(terms.pairs, adding: base)
    words.append(terms.words, adding: base)
    finish(positions: terms.positionCount, length: terms.rankedCount)
  }

  /// Adds the next document's keywords: vocabulary ids at successive positions.
  mutating func add(keywords: [UInt32]) {
    let base = UInt64(starts[starts.count - 1])
    for (i, id) in keywords.enumerated() { words.append(UInt64(id) << 32 | (base + UInt64(i))) }
    finish(positions: keywords.count, length: keywords.count)
  }

  private mutating func finish(positions: Int, length: Int) {
    starts.append(starts[starts.count - 1] &+ UInt32(positions))
    norms.append(Norm.code(length))
    lengthSum += UInt64(length)
    if positions > 0 { documentsWithField += 1 }
  }

  /// Sorts the pairs and hands them to `body`.
  mutating func sortedPairs<Result>(
    by sort: inout RadixSort, _ body: (Span<UInt64>) -> Result
  ) -> Result {
    sort.sort(&pairs, body)
  }

  /// Sorts the words by their `ranks` in the order of terms and hands them to `body`.
  mutating func sortedWords<Result>(
    ranks: [UInt32], by sort: inout RadixSort, _ body: (Span<UInt64>) -> Result
  ) -> Result {
    words.mapUpperHalves(ranks)
    return sort.sort(&words, body)
  }

  mutating func removeAll() {
    pairs.removeAll(keepingCapacity: true)
    words.removeAll(keepingCapacity: true)
    starts = [0]
    norms = []
    lengthSum = 0
    documentsWithField = 0
  }
}
