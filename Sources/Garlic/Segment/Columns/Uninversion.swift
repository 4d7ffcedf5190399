// Which terms does each document have?

/// Turns postings around: from the documents of each term to the ordinals of the terms of each document.
///
/// Terms come in order, so the ordinals of each document are ascending.
struct Uninversion: Sendable {
  /// The documents of term after term.
  private var documents: [UInt32] = []
  /// Where the documents of each term end.
  private var ends: [Int] = []

  /// Adds a document of the term in hand.
  @inline(__always)
  mutating func add(_ document: UInt32) { documents.append(document) }

  /// Ends the term in hand.
  mutating func endTerm() { ends.append(documents.count) }

  /// Adds the terms of another part, which come after those of this one.
  mutating func append(_ other: Uninversion) {
    let base = documents.count
    documents.append(contentsOf: other.documents)
    for end in other.ends { ends.append(base + end) }
  }

  /// The number of postings.
  var count: Int { documents.count }

  /// Memory that turning around takes, in bytes.
  static func byteCount(postings: Int, documents: Int) -> Int { 20 * postings + 8 * documents }

  /// The ordinals of the terms of each document; documents beyond `count` are left out.
  ///
  /// - Complexity: O(documents + postings): a counting sort.
  func values(documentCount count: Int) -> ColumnValues {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for document in documents where Int(document) < count { starts[Int(document) + 1] += 1 }
    for document in 0..<count { starts[document + 1] += starts[document] }
    var values = [Int64](repeating: 0, count: Int(starts[count]))
    var next = starts
    var first = 0
    for (ordinal, end) in ends.enumerated() {
      for document in documents[first..<end] where Int(document) < count {
        values[Int(next[Int(document)])] = Int64(ordinal)
        next[Int(document)] += 1
      }
      first = end
    }
    return ColumnValues(starts: starts, values: values)
  }
}
