// Which titles have a word that begins with what was typed?

import GarlicText

/// Whole values of short stored text fields, read from the best documents of the words that were found.
struct TitleCompletions {
  private let search: CompletionSearch
  private let fields: [Int]

  /// A field with more terms on average holds no titles.
  private static let mostTerms = 32.0
  /// Longer values are not offered whole, in bytes.
  private static let longest = 200
  /// The most documents that are read.
  private static let mostDocuments = 64

  init(_ search: CompletionSearch) {
    self.search = search
    let snapshot = search.snapshot
    fields = search.textFields.filter {
      snapshot.schema.fields[$0].isStored
        && snapshot.statistics.averageLengths[$0] <= TitleCompletions.mostTerms
    }
  }

  /// The titles, those of most documents first.
  func titles(
    of typed: String, _ text: TypedText, _ words: [Completion]
  ) throws(IndexError) -> [Completion] {
    if fields.isEmpty { return [] }
    let snapshot = search.snapshot
    let names = fields.map { snapshot.schema.fields[$0].name }
    var options = search.options
    options.limit = min(
      Self.mostDocuments, max(8, search.limit.multipliedReportingOverflow(by: 2).partialValue))
    options.counting = .bounded
    options.fields = names
    var queries = words.prefix(4).map(\.query)
    // A run is found wherever it stands, so what was typed is a beginning as it is.
    if text.isCJK, text.folded != nil { queries.append(.all(of: typed)) }
    // As many as are shown beside the words.
    let wanted = max(search.limit / 2, search.limit - words.count, 1)
    var seen: Set<String> = []
    var titles: [Completion] = []
    for query in queries {
      for hit in try snapshot.search(query, options) {
        let document = try hit.document()
        for name in names {
          guard case .string(let value)? = document[name], value.utf8.count <= Self.longest,
            seen.insert(value).inserted, !value.isEmpty
          else { continue }
          let highlights = try highlights(hit, name, value)
          if highlights.isEmpty { continue }
          let whole = Query.phrase(value).in(name)
          let documents = try search.count(whole)
          if documents == 0 { continue }
          titles.append(
            Completion(text: value, highlights: highlights, documents: documents, query: whole))
          if titles.count >= wanted { return titles.sorted(by: CompletionSearch.isBefore) }
        }
      }
    }
    return titles.sorted(by: CompletionSearch.isBefore)
  }

  private func highlights(
    _ hit: Hit, _ name: String, _ value: String
  ) throws(IndexError) -> [Range<Int>] {
    let snippet = try hit.snippet(name, columns: 2 * Self.longest)
    return snippet.text == value ? snippet.highlights : []
  }
}
