// How many matches have which value, segment after segment?

/// Counts the matches of a search by the values of a field.
///
/// Segments are counted one after another: `begin`, `add` for each batch of matches, `end`.
class FacetCounter {
  let facet: Facet
  let field: Int
  let kind: Field.Kind
  final var result: FacetResult
  private(set) final var column: Column?
  private(set) final var reader: SegmentReader?

  init(_ facet: Facet, field: Int, kind: Field.Kind) {
    self.facet = facet
    self.field = field
    self.kind = kind
    result = FacetResult(name: facet.name)
  }

  func begin(_ reader: SegmentReader) throws(IndexError) {
    self.reader = reader
    column = try reader.column(field)
    if let found = column, found.valueCount == 0 { column = nil }
  }

  /// Counts documents of the segment, ascending.
  final func add(_ documents: ArraySlice<UInt32>) throws(IndexError) {
    guard let column else {
      result.missing += documents.count
      return
    }
    var with = documents.count
    if column.documentsWithValue < column.count {
      with = 0
      for document in documents where column.rank(Int(document)) != nil { with += 1 }
    }
    result.documents += with
    result.missing += documents.count - with
    count(documents, column)
  }

  /// Counts documents by their values.
  func count(_ documents: ArraySlice<UInt32>, _ column: Column) {}

  func end() throws(IndexError) {}

  /// To be called before `shardCounts`.
  func joinCounts() throws(IndexError) {}

  /// All counts so far, of a shard.
  func shardCounts() -> FacetCounts {
    var counts = FacetCounts()
    counts.documents = result.documents
    counts.missing = result.missing
    return counts
  }

  /// Adds the counts of a shard.
  ///
  /// - Throws: `IndexError.invalidArgument` when they are of another facet.
  func add(_ counts: FacetCounts) throws(IndexError) {
    result.documents &+= counts.documents
    result.missing &+= counts.missing
  }

  /// Puts the buckets into the result.
  func finish(budget: Int) throws(IndexError) {}

  /// A counter for a facet.
  ///
  /// - Throws: `IndexError.invalidArgument` when the field does not fit the facet.
  static func make(_ facet: Facet, _ schema: Schema) throws(IndexError) -> FacetCounter {
    let field = try schema.column(facet.field, for: "count by")
    let facet = facet.normalized(by: schema.fields[field].normalizer)
    let kind = schema.fields[field].kind
    func refuse(_ wanted: String) -> IndexError {
      .invalidArgument(
        "the facet '\(facet.name)' needs a \(wanted) field, and '\(facet.field)' is a \(kind) field"
      )
    }
    switch facet.kind {
    case .values(let limit, _, _):
      if limit < 0 { throw .invalidArgument("the limit \(limit) of a facet must not be negative") }
      return kind == .keyword
        ? KeywordCounter(facet, field: field, kind: kind)
        : NumberCounter(facet, field: field, kind: kind)
    case .intervals(let intervals):
      if kind == .keyword { throw refuse("number or date") }
      return try IntervalCounter(facet, intervals, field: field, kind: kind)
    case .calendar(let interval, let offset):
      guard kind == .date else { throw refuse("date") }
      return CalendarCounter(facet, interval, offsetMinutes: offset, field: field, kind: kind)
    case .statistics:
      if kind == .keyword { throw refuse("number or date") }
      return StatisticsCounter(facet, field: field, kind: kind)
    case .path:
      guard kind == .keyword else { throw refuse("keyword") }
      return PathCounter(facet, field: field, kind: kind)
    }
  }
}
