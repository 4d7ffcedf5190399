// What are the documents of this segment sorted by?

/// One key of an order, in one segment.
struct SegmentSortKey {
  /// Where values come from.
  private enum Source {
    case relevance
    case numbers(Column)
    case keywords(Column, KeywordOrdinals)
    case ids(IDOrder, DocumentIDs)
    /// No document of the segment has a value.
    case none
  }

  let key: SortKey
  private let source: Source

  /// - Throws: `IndexError.invalidArgument` when the schema has no such field, or it is a text field.
  init(_ key: SortKey, _ reader: SegmentReader) throws(IndexError) {
    self.key = key
    switch key.source {
    case .relevance: source = .relevance
    case .id: source = .ids(try reader.idOrder(), reader.ids)
    case .field(let name):
      let field = try reader.schema.column(name, for: "sort by")
      guard let column = try reader.column(field), column.valueCount > 0 else {
        source = .none
        return
      }
      if reader.schema.fields[field].kind == .keyword {
        source = try reader.ordinals(field).map { .keywords(column, $0) } ?? .none
      } else {
        source = .numbers(column)
      }
    }
  }

  var isRelevance: Bool { key.source == .relevance }

  /// The code of a document; not for relevance.
  @inline(__always)
  func code(_ document: Int) -> SortCode {
    switch source {
    case .numbers(let column):
      let value = key.countsGreatest ? column.greatest(document) : column.least(document)
      guard let value else { return .missing(key) }
      return SortCode(value, isDescending: key.isDescending)
    case .keywords(let column, _):
      let ordinal = key.countsGreatest ? column.greatest(document) : column.least(document)
      guard let ordinal else { return .missing(key) }
      return SortCode(2 &* ordinal &+ 1, isDescending: key.isDescending)
    case .ids(let order, _):
      return SortCode(Int64(2 * order.place(of: document) + 1), isDescending: key.isDescending)
    case .relevance, .none: return .missing(key)
    }
  }

  /// The code of a value of another segment; ordinals are doubled, so that a keyword which this segment does not
  /// have lies between two that it has.
  func code(_ value: SortValue) throws(IndexError) -> SortCode {
    switch (value, source) {
    case (.number(let number), _): return SortCode(number, isDescending: key.isDescending)
    case (.bytes(let bytes), .keywords(_, let ordinals)):
      let (ordinal, isFound) = try ordinals.lowerBound(bytes)
      return SortCode(
        Int64(2 * ordinal + (isFound ? 1 : 0)), isDescending: key.isDescending)
    case (.bytes(let bytes), .ids(let order, let ids)):
      let (place, isFound) = try order.lowerBound(bytes, in: ids)
      return SortCode(Int64(2 * place + (isFound ? 1 : 0)), isDescending: key.isDescending)
    case (.bytes, _): return SortCode(0, isDescending: key.isDescending)
    case (.missing, _): return .missing(key)
    }
  }

  /// The value of a document, comparable across segments; missing for relevance.
  func value(_ document: Int) throws(IndexError) -> SortValue {
    switch source {
    case .numbers(let column):
      let value = key.countsGreatest ? column.greatest(document) : column.least(document)
      return value.map { .number($0) } ?? .missing
    case .keywords(let column, let ordinals):
      let ordinal = key.countsGreatest ? column.greatest(document) : column.least(document)
      guard let ordinal else { return .missing }
      return .bytes(try ordinals.term(Int(ordinal)))
    case .ids(_, let ids): return .bytes(try ids.id(of: document))
    case .relevance, .none: return .missing
    }
  }

  /// Whether blocks tell what the best code of their documents can be.
  var hasBlocks: Bool {
    let column: Column
    switch source {
    case .numbers(let found), .keywords(let found, _): column = found
    case .relevance, .ids, .none: return false
    }
    // A block does not tell whether a document in it lacks a value.
    return key.missing == .last || column.documentsWithValue == column.count
  }

  /// The values where each document has just one number; nil for other keys.
  var plain: PlainColumn? {
    guard case .numbers(let column) = source else { return nil }
    return column.plain
  }

  /// The first block from one on, before `end`, that may have a code which is not after `worst`; `end` when there
  /// is none.
  func firstBlock(from start: Int, before end: Int, notAfter worst: SortCode) -> Int {
    let column: Column
    let isKeyword: Bool
    switch source {
    case .numbers(let found): (column, isKeyword) = (found, false)
    case .keywords(let found, _): (column, isKeyword) = (found, true)
    case .relevance, .ids, .none: return start
    }
    let isDescending = key.isDescending
    let missing = SortCode.missing(key)
    var block = start
    while block < end {
      guard let range = column.range(ofBlock: block) else {
        if missing <= worst { return block }
        block &+= 1
        continue
      }
      let best = isDescending ? range.upperBound : range.lowerBound
      let code = SortCode(isKeyword ? 2 &* best &+ 1 : best, isDescending: isDescending)
      if code <= worst { return block }
      block &+= 1
    }
    return end
  }
}
