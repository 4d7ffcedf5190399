// What is in this segment?

import GarlicText

/// Reads one segment.
///
/// Sections are compared with their checksums before they are first used.
final class SegmentReader: Sendable {
  /// A number that no other reader of the process has.
  let token = SegmentReader.tokens.withLock { (last) -> UInt64 in
    last += 1
    return last
  }
  private static let tokens = Guarded<UInt64>(0)
  /// How errors and manifests call it.
  let name: UInt64
  let schema: Schema
  let directory: SegmentDirectory
  let ids: DocumentIDs
  let stored: StoredDocuments?
  private let dictionaries: [TermDictionary?]
  private let postings: [CheckedSection?]
  private let normSections: [CheckedSection?]
  private let columnSections: [CheckedSection?]
  private let numberSections: [CheckedSection?]
  private let openedColumns = OpenedColumns()
  private struct Ordinals {
    var opened: [Int: KeywordOrdinals] = [:]
  }
  private let ordinals = Guarded(Ordinals())
  private let openedIDOrder = Guarded<IDOrder?>(nil)
  private let scriptSection: CheckedSection?
  private let totalsSection: CheckedSection?
  private let openedScripts = Guarded<DocumentScripts?>(nil)
  let sections: [CheckedSection]
  let path: String
  /// The fields as the file numbers them, and for each field of `schema` its number there; nil where the two are
  /// the same.
  let filed: (schema: Schema, numbers: [Int?])?
  /// Whether stored documents may have values of fields that were removed.
  let hidesValues: Bool
  /// The segment under the fields that there are, for who searches; nil where none was removed.
  private let withoutRemoved: SegmentReader?
  private let mapping: MappedBytes
  private let start: Int

  var documentCount: Int { directory.documentCount }

  /// - Parameters:
  ///   - mapping: the file, which the sections keep in memory.
  ///   - start: where the segment begins in it.
  ///   - path: the file, for errors.
  ///   - filed: the fields as the file numbers them, where `schema` does otherwise.
  init(
    name: UInt64, mapping: MappedBytes, start: Int, directory written: SegmentDirectory,
    schema: Schema, path: String, filed: (schema: Schema, numbers: [Int?])? = nil
  ) throws(IndexError) {
    var directory = written
    hidesValues = directory.hideRemoved(of: schema)
    if schema.hasRemovedFields {
      let shown = schema.shown
      let numbers = shown.fields.map { schema.index(of: $0.name) }
      withoutRemoved = try SegmentReader(
        name: name, mapping: mapping, start: start,
        directory: directory.renumbered(numbers, shown), schema: shown, path: path,
        filed: (schema, numbers))
    } else {
      withoutRemoved = nil
    }
    self.filed = filed
    self.mapping = mapping
    self.start = start
    self.name = name
    self.path = path
    self.schema = schema
    self.directory = directory
    let sections = directory.sections.map {
      CheckedSection(mapping, from: start, entry: $0, path: path)
    }
    self.sections = sections
    func find(_ kind: SectionKind, _ field: Int? = nil) -> CheckedSection? {
      var wanted = SectionEntry.noField
      if let field {
        if schema.fields[field].isRemoved { return nil }
        guard let number = filed.map({ $0.numbers[field] }) ?? field else { return nil }
        wanted = UInt8(number)
      }
      let at = directory.sections.firstIndex { $0.kind == kind && $0.field == wanted }
      return at.map { sections[$0] }
    }
    func missing(_ kind: SectionKind) -> IndexError {
      .corrupt(path: path, section: kind.name, offset: 0, reason: "the section is missing")
    }
    guard let idSection = find(.ids) else { throw missing(.ids) }
    guard let orderSection = find(.idOrder) else { throw missing(.idOrder) }
    ids = try DocumentIDs(ids: idSection, order: orderSection)
    guard ids.count == directory.documentCount else {
      throw idSection.corrupt(0, "\(ids.count) ids for \(directory.documentCount) documents")
    }
    if let index = find(.storedIndex), let blocks = find(.storedBlocks) {
      stored = try StoredDocuments(index: index, blocks: blocks)
    } else {
      stored = nil
    }
    var dictionaries: [TermDictionary?] = []
    var norms: [CheckedSection?] = []
    for (number, field) in schema.fields.enumerated() {
      let count = directory.documentCount
      if let index = find(.termIndex, number) {
        guard let blocks = find(.termBlocks, number) else { throw missing(.termBlocks) }
        dictionaries.append(
          try TermDictionary(
            index: index, blocks: blocks, fieldHasPositions: field.hasPositions,
            documentCount: count))
      } else {
        dictionaries.append(nil)
      }
      let section = find(.norms, number)
      if let section, section.count != count {
        throw section.corrupt(0, "\(section.count) norms for \(count) documents")
      }
      norms.append(section)
    }
    self.dictionaries = dictionaries
    normSections = norms
    postings = schema.fields.indices.map { find(.postings, $0) }
    columnSections = schema.fields.indices.map { find(.column, $0) }
    numberSections = schema.fields.indices.map { find(.numbers, $0) }
    scriptSection = find(.scripts)
    totalsSection = find(.totals)
  }

  /// The same segment under a schema that numbers its fields otherwise.
  ///
  /// - Parameter schema: has all fields of the segment's own.
  func renumbered(for schema: Schema) throws(IndexError) -> SegmentReader {
    if schema == self.schema { return self }
    let numbers = schema.fields.map { self.schema.index(of: $0.name) }
    // Sections and stored values go by the numbers of the file, however often they are numbered anew.
    let inFile = filed.map { filed in numbers.map { $0.flatMap { filed.numbers[$0] } } } ?? numbers
    return try SegmentReader(
      name: name, mapping: mapping, start: start,
      directory: directory.renumbered(numbers, schema), schema: schema, path: path,
      filed: (storedSchema, inFile))
  }

  /// Bytes of the segment as they are in the file; fewer at the end of the file.
  func bytes(_ offset: Int, _ count: Int) -> [UInt8] {
    mapping.withView { $0.slice(start + offset, count).array }
  }

  /// The segment without the fields that were removed.
  var shown: SegmentReader { withoutRemoved ?? self }

  /// The fields as stored documents number them.
  var storedSchema: Schema { filed?.schema ?? schema }

  /// A document's id as text.
  func id(of document: Int) throws(IndexError) -> String { try ids.text(of: document) }

  /// The terms of a field; nil when it has none here.
  func dictionary(_ field: Int) throws(IndexError) -> TermDictionary? { dictionaries[field] }

  /// The norm codes of a field, one byte a document; empty when it has none here.
  func norms(_ field: Int) throws(IndexError) -> ByteView {
    guard let section = normSections[field] else { return .empty }
    return try section.allBytes()
  }

  /// The values of a field by document; nil when it has none here.
  ///
  /// Of a keyword field they are ordinals of its terms. Where the segment has no column of one, as those of
  /// version 2 have none, it is made from the postings when it is first asked for.
  ///
  /// - Complexity: O(1), the first time O(section), or O(postings) where there is none.
  func column(_ field: Int) throws(IndexError) -> Column? {
    try openedColumns.column(field) { () throws(IndexError) in
      let column: Column
      if let section = columnSections[field] {
        column = try Column(section)
      } else if let section = numberSections[field] {
        column = try NumberSection.column(section)
      } else if schema.fields[field].kind == .keyword, let dictionary = dictionaries[field] {
        let values = try uninverted(field)
        do throws(DecodingError) {
          column = try Column(ColumnWriter.column(values))
        } catch { throw dictionary.blocks.corrupt(error.offset, error.reason) }
      } else {
        return nil
      }
      guard column.count == documentCount else {
        throw .corrupt(
          path: path, section: SectionKind.column.name, offset: 0,
          reason: "\(column.count) documents where the segment has \(documentCount)")
      }
      return column
    }
  }

  /// The terms of a keyword field by their ordinals; nil when it has none here.
  ///
  /// - Complexity: O(1), the first time O(blocks of the dictionary).
  func ordinals(_ field: Int) throws(IndexError) -> KeywordOrdinals? {
    if let known = ordinals.withLock({ $0.opened[field] }) { return known }
    guard schema.fields[field].kind == .keyword, let dictionary = dictionaries[field] else {
      return nil
    }
    let ordinals = try KeywordOrdinals(dictionary)
    self.ordinals.withLock { $0.opened[field] = ordinals }
    return ordinals
  }

  /// The documents in the order of their ids.
  ///
  /// - Complexity: O(1), the first time O(documents · log documents).
  func idOrder() throws(IndexError) -> IDOrder {
    if let known = openedIDOrder.withLock({ $0 }) { return known }
    let order = try IDOrder(ids)
    openedIDOrder.withLock { $0 = order }
    return order
  }

  /// The section of a field's column; nil when the segment has none.
  func columnSection(_ field: Int) -> CheckedSection? { columnSections[field] }

  /// In which script each document is written; nil when all are in neither, or it is not known.
  func scripts() throws(IndexError) -> DocumentScripts? {
    guard let scriptSection else { return nil }
    if let opened = openedScripts.withLock({ $0 }) { return opened }
    let scripts = try DocumentScripts(
      scriptSection, documents: documentCount, isVersion2: directory.writtenB == nil)
    openedScripts.withLock { $0 = scripts }
    return scripts
  }

  /// Whether the values of a field are stored of all documents.
  func isStored(_ field: Int) -> Bool {
    directory.writtenStored?[field] ?? schema.fields[field].isStored
  }

  /// Whether the segment says what it adds up to; those of version 2 do not.
  var hasTotals: Bool { totalsSection != nil }

  /// The totals that the segment was written with; nil for one of version 2 or before.
  func totals() throws(IndexError) -> SegmentTotals? {
    guard let totalsSection else { return nil }
    let bytes = try totalsSection.allBytes()
    var totals: SegmentTotals
    do throws(DecodingError) {
      totals = try SegmentTotals(bytes)
    } catch { throw totalsSection.corrupt(error.offset, error.reason) }
    guard totals.fields.count <= storedSchema.fields.count else {
      throw totalsSection.corrupt(
        0, "\(totals.fields.count) fields where the schema has \(schema.fields.count)")
    }
    for (number, field) in storedSchema.fields.prefix(totals.fields.count).enumerated()
    where field.isRemoved {
      totals.fields[number] = PostingTotals()
      totals.documents.values[number] = 0
    }
    return filed.map { totals.renumbered($0.numbers) } ?? totals
  }

  /// What the dictionary says about a term; nil when the field does not have it.
  func entry(of term: [UInt8], field: Int) throws(IndexError) -> TermEntry? {
    try dictionaries[field]?.entry(of: term)
  }

  /// A cursor on the documents of a term; nil when the field does not have it.
  func cursor(term: [UInt8], field: Int) throws(IndexError) -> PostingCursor? {
    guard let entry = try entry(of: term, field: field) else { return nil }
    return try cursor(term, entry, field: field)
  }

  /// A cursor on the documents of a dictionary cursor's current term.
  func cursor(_ terms: TermDictionaryCursor, field: Int) throws(IndexError) -> PostingCursor {
    try cursor(terms.term, terms.entry, field: field)
  }

  /// A cursor on the documents of a term, whose entry is known.
  func cursor(
    _ term: [UInt8], _ entry: TermEntry, field: Int
  ) throws(IndexError) -> PostingCursor {
    let hasPositions = dictionaries[field]?.keepsPositions(term) ?? false
    if entry.df == 1 {
      return PostingCursor(
        single: entry.singleDoc, tf: entry.singleTF,
        positions: try dictionaries[field]?.singlePositions(entry) ?? .none,
        hasPositions: hasPositions)
    }
    guard let section = postings[field] else {
      throw .corrupt(
        path: path, section: SectionKind.postings.name, offset: 0, reason: "the section is missing")
    }
    guard entry.df <= documentCount else {
      throw section.corrupt(
        entry.listOffset, "a list of \(entry.df) of \(documentCount) documents")
    }
    let list = try section.bytes(entry.listOffset, entry.listLength)
    return PostingCursor(
      list: list, df: entry.df, hasPositions: hasPositions)
  }

  /// Has the processor fetch the beginning of a term's list.
  func prefetch(_ entry: TermEntry, field: Int) {
    if entry.df == 1 { return }
    postings[field]?.prefetch(entry.listOffset)
    postings[field]?.prefetch(entry.listOffset &+ 64)
  }

  /// What is thrown when a list holds what no writer puts there.
  func damagedList(_ entry: TermEntry, _ reason: String) -> IndexError {
    .corrupt(
      path: path, section: SectionKind.postings.name, offset: entry.listOffset, reason: reason)
  }

  /// Compares every section with its checksums.
  func verify() throws(IndexError) {
    for section in sections { _ = try section.allBytes() }
  }
}
