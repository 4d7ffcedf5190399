// Is everything in this segment that was put into it?

/// The totals that a segment is written with (FileFormat.md, "Totals").
struct SegmentTotals: Sendable, Equatable {
  /// By field of the schema; of fields without terms nothing but zeros.
  var fields: [PostingTotals]
  var documents: DocumentTotals

  init(fields count: Int) {
    fields = [PostingTotals](repeating: PostingTotals(), count: count)
    documents = DocumentTotals(fields: count)
  }

  /// The totals by the fields of another schema.
  ///
  /// - Parameter numbers: for each of its fields the number here; nil for one that no document has.
  func renumbered(_ numbers: [Int?]) -> SegmentTotals {
    var other = SegmentTotals(fields: numbers.count)
    other.documents.documents = documents.documents
    other.documents.ids = documents.ids
    other.documents.scripts = documents.scripts
    for (field, number) in numbers.enumerated() {
      guard let number, number < fields.count else { continue }
      other.fields[field] = fields[number]
      other.documents.values[field] = documents.values[number]
    }
    return other
  }

  /// The section: documents, ids, scripts, fields, then for each field terms, postings, occurrences, checksum,
  /// values.
  func encode() -> [UInt8] {
    var out = ByteWriter()
    out.varint(documents.documents)
    out.u64(documents.ids)
    out.u64(documents.scripts)
    out.varint(fields.count)
    for (field, values) in zip(fields, documents.values) {
      out.varint(field.terms)
      out.varint(field.postings)
      out.varint(field.occurrences)
      out.u64(field.checksum)
      out.u64(values)
    }
    return out.bytes
  }

  init(_ view: ByteView) throws(DecodingError) {
    var reader = ByteReader(view)
    let count = try reader.varint("documents")
    let ids = try reader.u64("checksum of ids")
    let scripts = try reader.u64("checksum of scripts")
    self.init(fields: try reader.count("fields", limit: 64))
    documents.documents = count
    documents.ids = ids
    documents.scripts = scripts
    for field in fields.indices {
      fields[field] = PostingTotals(
        terms: try reader.varint("terms"), postings: try reader.varint("postings"),
        occurrences: try reader.varint("occurrences"),
        checksum: try reader.u64("checksum of postings"))
      documents.values[field] = try reader.u64("checksum of values")
    }
    guard reader.remaining == 0 else {
      throw DecodingError(offset: reader.offset, reason: "bytes after the last field")
    }
  }

  /// What differs from the totals that were announced, a line each.
  ///
  /// Fields that the schema has got since the segment was written are not among those that were announced.
  func differences(from announced: SegmentTotals, _ schema: Schema) -> [String] {
    var found: [String] = []
    for (number, field) in schema.fields.prefix(announced.fields.count).enumerated() {
      if let difference = fields[number].difference(from: announced.fields[number]) {
        found.append("field '\(field.name)': \(difference)")
      }
    }
    if let difference = documents.difference(from: announced.documents, schema) {
      found.append(difference)
    }
    return found
  }
}
