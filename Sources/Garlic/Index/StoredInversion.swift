// What would be indexed of the documents that are stored in a segment?

import GarlicText

/// Inverts the stored documents of a segment again: to compare the result with what is in the segment, or to put
/// it in its place.
struct StoredInversion {
  private let reader: SegmentReader
  private let analyzer: Analyzer
  private let configuration: WriterConfiguration

  init(
    _ reader: SegmentReader, _ analyzer: Analyzer,
    _ configuration: WriterConfiguration = WriterConfiguration()
  ) {
    self.reader = reader
    self.analyzer = analyzer
    self.configuration = configuration
  }

  /// The searched fields whose values are not stored, so that they cannot be had from the segment.
  var unstoredFields: [String] {
    reader.schema.fields.indices.filter {
      reader.schema.fields[$0].hasTerms && !reader.isStored($0)
    }.map { reader.schema.fields[$0].name }
  }

  /// Calls `body` with chunks of the documents, in order.
  ///
  /// - Parameters:
  ///   - deleted: documents that are left out.
  ///   - body: gets each chunk when it is full.
  /// - Throws: `IndexError.corrupt` when a stored document cannot be read.
  func forEachChunk(
    besides deleted: DocumentSet = DocumentSet(), _ body: (InvertedChunk) throws(IndexError) -> Void
  ) throws(IndexError) {
    let inverter = try ChunkInverter(
      schema: reader.schema, analyzer: analyzer, configuration: configuration)
    var bytes = 0
    try forEachDocument(besides: deleted) { (document, size) throws(IndexError) in
      try inverter.add(document)
      bytes += size
      if bytes >= configuration.chunkSize {
        bytes = 0
        try body(try inverter.finish())
      }
    }
    if inverter.documentCount > 0 { try body(try inverter.finish()) }
  }

  /// Calls `body` with each document and the bytes that are stored of it; numbers that are not stored come from
  /// their columns.
  func forEachDocument(
    besides deleted: DocumentSet, _ body: (Document, Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    guard let stored = reader.stored else { return }
    let zstd = ZstandardDecompressor()
    for block in 0..<stored.blockCount {
      try forEachDocument(ofBlock: block, stored, besides: deleted, by: zstd, body)
    }
  }

  /// The same for the documents of one stored block.
  func forEachDocument(
    ofBlock block: Int, _ stored: StoredDocuments, besides deleted: DocumentSet,
    by zstd: ZstandardDecompressor, _ body: (Document, Int) throws(IndexError) -> Void
  ) throws(IndexError) {
    let first = stored.firstDocument(ofBlock: block)
    for (i, record) in try stored.records(ofBlock: block, by: zstd).enumerated()
    where !deleted.contains(UInt32(truncatingIfNeeded: first + i)) {
      let id = try reader.ids.text(of: first + i)
      var document = Document(id: id, try stored.fields(of: record, schema: reader.storedSchema))
      for (number, field) in reader.schema.fields.enumerated()
      where !field.hasTerms && !reader.isStored(number) {
        let values = try reader.column(number)?.values(first + i) ?? []
        document[field.name] = NumberValue.value(values, field.kind)
      }
      try body(document, record.count)
    }
  }
}
