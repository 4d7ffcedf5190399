// Which documents have the words before the last one?

import GarlicText

/// The documents of the earlier words, so few that each word that may follow is looked up in all of them.
struct EarlierDocuments {
  /// By segment, ascending.
  private let documents: [[UInt32]]

  private static let most = 1000

  var isEmpty: Bool { documents.allSatisfy(\.isEmpty) }

  /// - Returns: nil when there are too many.
  init?(_ query: Query, _ snapshot: Snapshot, _ options: SearchOptions) throws(IndexError) {
    var options = options
    options.limit = Self.most
    let results = try snapshot.search(query, options)
    if results.total.count > Self.most { return nil }
    var documents = [[UInt32]](repeating: [], count: snapshot.views.count)
    for hit in results {
      let segment = snapshot.segment(of: hit.documentNumber)
      documents[segment].append(UInt32(hit.documentNumber - snapshot.views[segment].base))
    }
    self.documents = documents.map { $0.sorted() }
  }

  /// Whether any of them has a word; true where that takes more than a look at one term.
  func have(_ word: String, _ fields: [Int], _ snapshot: Snapshot) throws(IndexError) -> Bool {
    let scalars = word.unicodeScalars
    // Of longer runs of Chinese, Japanese and Korean the first two characters are a term wherever they stand.
    let isRun = scalars.first.map { CJKRanges.contains($0.value) } ?? false
    if isRun, scalars.count < 2 { return true }
    let term =
      isRun ? Array(String(String.UnicodeScalarView(scalars.prefix(2))).utf8) : Array(word.utf8)
    if isRun {
      // A field without bigrams has whole words.
      let analyzers = try snapshot.context().analyzers
      if fields.contains(where: { !analyzers[$0].options.bigrams }) { return true }
    }
    for (view, documents) in zip(snapshot.views, documents) where !documents.isEmpty {
      for field in fields {
        guard let cursor = try view.cursor(term, field) else { continue }
        for document in documents {
          if cursor.doc == PostingCursor.end { break }
          if cursor.doc < document { cursor.advance(to: document) }
          if cursor.doc == document { return true }
        }
      }
    }
    return false
  }
}
