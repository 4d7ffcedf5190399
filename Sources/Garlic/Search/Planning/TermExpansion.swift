// Which documents contain any of many terms, and what are they worth?

/// Gathers the documents of all terms that a pattern stands for: a prefix, a wildcard, a fuzzy
/// word, one character.
///
/// The union counts as one term: frequencies are summed, and the number of documents is that of the
/// union. No term is left out, however many there are: which ones a segment has depends on how the
/// index came to be, and what is found must not.
struct TermExpansion {
  /// What one segment contributes: documents ascending, and for each Σ weighted frequencies.
  struct Part {
    var documents: [UInt32]
    var counts: [Double]
  }

  private let view: SegmentView
  private var deadline: Deadline
  private var counts: [Double]
  private var documents: [UInt32] = []

  init(_ view: SegmentView, _ deadline: Deadline) {
    self.view = view
    self.deadline = deadline
    counts = [Double](repeating: 0, count: view.reader.documentCount)
  }

  /// Adds the documents of a list.
  mutating func add(_ cursor: PostingCursor, _ scoring: FieldScoring?) throws(IndexError) {
    while cursor.doc != PostingCursor.end {
      try deadline.tick()
      let document = Int(cursor.doc)
      if document >= counts.count { return }
      if counts[document] == 0 { documents.append(cursor.doc) }
      counts[document] += scoring?.count(cursor.doc, cursor.tf) ?? 1
      cursor.next()
    }
  }

  mutating func finish() -> Part {
    documents.sort()
    return Part(documents: documents, counts: documents.map { counts[Int($0)] })
  }
}

extension SegmentView {
  /// Calls `body` with each term of a field from `prefix` on that begins with it, until it says
  /// stop by returning false.
  func forEachTerm(
    _ field: Int, from prefix: [UInt8], _ deadline: Deadline,
    _ body: (TermDictionaryCursor) throws(IndexError) -> Bool
  ) throws(IndexError) {
    guard let dictionary = try reader.dictionary(field) else { return }
    var deadline = deadline
    var cursor = TermDictionaryCursor(dictionary)
    var found = try cursor.seek(prefix)
    while found, cursor.term.starts(with: prefix) {
      try deadline.tick()
      if try !body(cursor) { return }
      found = try cursor.next()
    }
  }

  /// Cursors on the terms that stand for one character: bigrams that begin with it, and itself at the
  /// end of a run.
  ///
  /// Together they are all its occurrences.
  func cursors(
    ofCharacter character: [UInt8], _ field: Int, _ deadline: Deadline
  ) throws(IndexError) -> [PostingCursor] {
    var cursors: [PostingCursor] = []
    try forEachTerm(field, from: character, deadline) { (terms) throws(IndexError) in
      cursors.append(try reader.cursor(terms, field: field))
      return true
    }
    return cursors
  }
}
