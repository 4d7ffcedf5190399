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
    guard reader.stored != nil else { return [] }
    var chunks: [MergeSource] = []
    try StoredInversion(reader, analyzer).forEachChunk { chunks.append(.chunk($0)) }
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
