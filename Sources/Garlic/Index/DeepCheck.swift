// Would the stored documents be indexed again just so?

import GarlicText

/// Analyses the stored documents of a segment again and compares all terms, frequencies and
/// positions with those in the segment.
struct DeepCheck {
  private let reader: SegmentReader
  private let analyzer: Analyzer

  init(_ reader: SegmentReader, _ analyzer: Analyzer) {
    self.reader = reader
    self.analyzer = analyzer
  }

  /// A difference for each field that has one.
  ///
  /// Fields that are not stored cannot be compared.
  func differences() throws(IndexError) -> [String] {
    guard let stored = reader.stored else { return [] }
    let configuration = WriterConfiguration()
    let inverter = try ChunkInverter(schema: reader.schema, analyzer: analyzer)
    var chunks: [SegmentSource] = []
    var bytes = 0
    let zstd = ZstandardDecompressor()
    for block in 0..<stored.blockCount {
      let first = stored.firstDocument(ofBlock: block)
      for (i, record) in try stored.records(ofBlock: block, by: zstd).enumerated() {
        let id = try reader.ids.text(of: first + i)
        try inverter.add(Document(id: id, try stored.fields(of: record, schema: reader.schema)))
        bytes += record.count
      }
      if bytes >= configuration.chunkSize {
        chunks.append(.chunk(try inverter.finish()))
        bytes = 0
      }
    }
    if inverter.documentCount > 0 { chunks.append(.chunk(try inverter.finish())) }
    let storage = MemoryStorage()
    let file = try onStorage { () throws(StorageError) in try storage.create("again") }
    let result = try SegmentWriter.write(chunks, schema: reader.schema, to: file, at: 0)
    let mapping = try onStorage { () throws(StorageError) in
      try file.map(result.length + result.directoryLength)
    }
    let again = try Commit.openSegment(
      Manifest.SegmentRecord(result), mapping: mapping, schema: reader.schema, path: "again")
    var differences: [String] = []
    for (number, field) in reader.schema.fields.enumerated()
    where field.isStored && (field.kind == .text || field.kind == .keyword) {
      if let difference = try SegmentComparison.difference(reader, again, field: number) {
        differences.append("field '\(field.name)': \(difference)")
      }
    }
    return differences
  }
}
