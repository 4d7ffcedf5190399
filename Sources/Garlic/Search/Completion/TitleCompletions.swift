// Which titles have a word that begins with what was typed?

import GarlicText

/// Whole values of text fields: looked up in tables of them, or, while there are none, read from the best documents of
/// the words that were found.
struct TitleCompletions {
  /// A title that is offered.
  struct Title {
    var completion: Completion
    /// Whether it begins with what was typed, which is half of it or more.
    var isClear: Bool
  }

  private let search: CompletionSearch
  private let fields: [Int]

  /// A field with more terms on average holds no titles unless it says so.
  private static let mostTerms = 32.0
  /// The most documents that are read.
  private static let mostDocuments = 64
  /// Titles that are tried where a filter may leave most of them out.
  private static let mostFiltered = 64

  init(_ search: CompletionSearch) {
    self.search = search
    let snapshot = search.snapshot
    let wanted = Set(search.textFields)
    fields = Self.fields(of: snapshot).filter { wanted.contains($0) }
  }

  /// The fields whose whole values are offered: those that say so, or else stored ones with short texts.
  static func fields(of snapshot: Snapshot) -> [Int] {
    let schema = snapshot.schema
    let chosen = schema.fields.indices.filter { schema.fields[$0].completes }
    if !chosen.isEmpty { return chosen }
    return schema.textFields.filter {
      schema.fields[$0].isStored && snapshot.statistics.averageLengths[$0] <= mostTerms
    }
  }

  /// The same of the fields that one analyzer cuts, whose titles are in one table.
  static func fields(of snapshot: Snapshot, by analyzer: Analyzer) throws(IndexError) -> [Int] {
    let analyzers = try snapshot.context().analyzers
    let fields = fields(of: snapshot)
    if analyzers.isUniform { return fields }
    return fields.filter { analyzers[$0].identity == analyzer.identity }
  }

  /// Titles of the tables that have what was typed, the best first.
  ///
  /// - Parameter weight: the field that ranks them; nil for none.
  /// - Returns: nil while the tables are not made.
  func matches(
    of typed: String, weight: Int?
  ) throws(IndexError) -> (matches: [TitleMatch], tables: [TitleTable])? {
    if fields.isEmpty { return ([], []) }
    let snapshot = search.snapshot
    guard
      let tables = try snapshot.titles.tables(
        of: snapshot.views.map(\.reader), fields: Self.fields(of: snapshot, by: search.analyzer),
        weight: weight, by: search.analyzer)
    else { return nil }
    // Of deleted documents tables have titles, too.
    let isWhole = search.options.filter == nil && snapshot.views.allSatisfy(\.deleted.isEmpty)
    var titles = try TitleSearch(
      typed, in: tables, fields: fields,
      wanted: isWhole ? search.limit : max(Self.mostFiltered, search.limit),
      similarSounds: search.similarSounds, by: search.analyzer)
    return (titles.matches(), tables)
  }

  /// The first of these that documents have.
  func titles(
    of matches: [TitleMatch], in tables: [TitleTable], most: Int
  ) throws(IndexError) -> [Title] {
    var seen: Set<String> = []
    var titles: [Title] = []
    for match in matches {
      if titles.count >= most { break }
      try search.deadline.check()
      let table = tables[match.table]
      let value = table.value(match.title)
      if !seen.insert(value).inserted { continue }
      let whole = Query.phrase(value).in(
        search.snapshot.schema.fields[table.field(match.title)].name)
      let documents = try search.count(whole)
      if documents == 0 { continue }
      let folded = try FoldedTitle(value, by: search.analyzer)
      let bytes = folded.bytes(match.units)
      let isClear =
        match.way.rawValue <= TitleMatch.Way.initials.rawValue
        && 2 * match.units.count >= table.length(match.title)
      titles.append(
        Title(
          completion: Completion(
            text: value, highlights: bytes.isEmpty ? [] : [bytes], documents: documents,
            query: whole), isClear: isClear))
    }
    return titles
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
          guard case .string(let value)? = document[name], value.utf8.count <= TitleTable.longest,
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
    let snippet = try hit.snippet(name, columns: 2 * TitleTable.longest)
    return snippet.text == value ? snippet.highlights : []
  }
}
