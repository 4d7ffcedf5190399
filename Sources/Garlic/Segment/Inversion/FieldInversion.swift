// Which terms has this field had so far, and where?

import GarlicText

/// The occurrences of one field's terms in a chunk of documents, unsorted.
///
/// A record is `term << 32 | ordinal`. Ordinals count the unit positions of all documents one after
/// another, so that one stable sort by term brings documents and positions in order as well.
struct FieldInversion {
  /// The terms of all documents, their positions being ordinals; the tokenizer adds to them.
  var terms = FieldTerms.collecting()
  /// The first ordinal of each document, and the one after the last.
  private(set) var starts: [UInt32] = [0]
  private(set) var norms: [UInt8] = []

  /// Occurrences that are not sorted yet.
  var occurrences: UInt64 { UInt64(terms.bigrams.count) + UInt64(terms.otherTerms.count) }

  /// The ordinals of the occurrences that keep positions, added up: all but those of segmented words.
  ///
  /// - Parameter words: the ids that `ranks` gives to segmented words.
  func ordinals(ranks: [UInt32], words: Range<UInt32>) -> UInt64 {
    var sum: UInt64 = 0
    for record in terms.bigrams { sum &+= record & 0xffff_ffff }
    for record in terms.otherTerms where !words.contains(ranks[Int(record &>> 32)]) {
      sum &+= record & 0xffff_ffff
    }
    return sum
  }

  /// The first ordinal of each document, and one after the last.
  ///
  /// - Parameter isOpen: whether the last document has not ended; its end is then the end of what it has so far.
  func starts(isOpen: Bool) -> [UInt32] {
    guard isOpen else { return starts }
    // The character that a window ends with has a position that the count does not include yet.
    var last = starts[starts.count - 1]
    for record in terms.bigrams { last = max(last, UInt32(truncatingIfNeeded: record)) }
    for record in terms.otherTerms { last = max(last, UInt32(truncatingIfNeeded: record)) }
    return starts + [last &+ 1]
  }

  /// Ordinals that are left before a chunk must end.
  var room: Int { Int(UInt32.max) - Int(starts[starts.count - 1]) }

  /// Ends the next document's field, whose terms were added last.
  mutating func endDocument() {
    makeRoom()
    finish(positions: terms.positionCount, length: terms.rankedCount)
  }

  /// Makes room for all of a chunk at once when it is seen to be large, instead of moving what is there
  /// again and again; memory that is not written costs nothing.
  private mutating func makeRoom() {
    if terms.bigrams.count > FieldInversion.large, terms.bigrams.capacity < expected {
      terms.bigrams.reserveCapacity(expected)
    }
    if terms.otherTerms.count > FieldInversion.large, terms.otherTerms.capacity < expected {
      terms.otherTerms.reserveCapacity(expected)
    }
  }

  private static let large = 1 << 16
  /// Terms of a whole chunk: a character of three bytes has one bigram.
  private let expected: Int

  /// - Parameter chunkSize: text of a chunk, in bytes.
  init(chunkSize: Int) { expected = chunkSize / 3 }

  /// Adds a document that lacks the field.
  mutating func addNothing() { finish(positions: 0, length: 0) }

  /// Adds the next document's keywords: vocabulary ids at successive positions.
  mutating func add(keywords: [UInt32]) {
    terms.collect(keywords)
    endDocument()
  }

  private mutating func finish(positions: Int, length: Int) {
    starts.append(starts[starts.count - 1] &+ UInt32(positions))
    norms.append(Norm.code(length))
  }

  /// Sorts the bigrams and hands them to `body`.
  mutating func sortedBigrams<Result>(
    by sort: inout RadixSort, _ body: (Span<UInt64>) -> Result
  ) -> Result {
    sort.sort(&terms.bigrams, body)
  }

  /// Sorts the other terms by their `ranks` in the order of terms and hands them to `body`.
  mutating func sortedOtherTerms<Result>(
    ranks: [UInt32], by sort: inout RadixSort, _ body: (Span<UInt64>) -> Result
  ) -> Result {
    terms.otherTerms.mapUpperHalves(ranks)
    return sort.sort(&terms.otherTerms, body)
  }

  /// Forgets the occurrences, which are sorted, and not the documents.
  mutating func removeOccurrences() { terms.removeCollected() }

  mutating func removeAll() {
    terms.restart()
    starts = [0]
    norms = []
  }
}
