// Which sections does a segment have?

/// The table of contents at the end of a segment, with the statistics that ranking needs.
struct SegmentDirectory: Sendable {
  var documentCount: Int
  var sections: [SectionEntry]
  /// For each field of the schema: the sum of its lengths over all documents, in ranked terms.
  var lengthSums: [UInt64]
  /// For each field: in how many documents it has a term at all.
  var documentsWithField: [UInt32]
  /// For each field: the average length by which stored impacts were computed.
  var writtenAverages: [Double]

  static let magic: UInt32 = 0x5247_5347  // "GSGR"

  /// Magic, documents, fields with their statistics, sections.
  func encode() -> [UInt8] {
    var out = ByteWriter()
    out.u32(SegmentDirectory.magic)
    out.varint(documentCount)
    out.varint(lengthSums.count)
    for field in lengthSums.indices {
      out.varint(lengthSums[field])
      out.varint(documentsWithField[field])
      out.f64(writtenAverages[field])
    }
    out.varint(sections.count)
    for section in sections {
      out.u8(section.kind.rawValue)
      out.u8(section.field)
      out.varint(section.offset)
      out.varint(section.length)
      for checksum in section.checksums { out.u32(checksum) }
    }
    return out.bytes
  }

  init(
    documentCount: Int, sections: [SectionEntry], lengthSums: [UInt64],
    documentsWithField: [UInt32], writtenAverages: [Double]
  ) {
    self.documentCount = documentCount
    self.sections = sections
    self.lengthSums = lengthSums
    self.documentsWithField = documentsWithField
    self.writtenAverages = writtenAverages
  }

  /// - Parameter segmentLength: bytes of the segment before the directory.
  init(_ view: ByteView, segmentLength: Int) throws(DecodingError) {
    var reader = ByteReader(view)
    guard try reader.u32("directory magic") == SegmentDirectory.magic else {
      throw DecodingError(offset: 0, reason: "directory magic missing")
    }
    documentCount = try reader.count("documents", limit: Int(Int32.max))
    let fields = try reader.count("fields", limit: 64)
    lengthSums = []
    documentsWithField = []
    writtenAverages = []
    for _ in 0..<fields {
      lengthSums.append(try reader.varint("sum of lengths"))
      documentsWithField.append(UInt32(try reader.count("documents with the field")))
      writtenAverages.append(try reader.f64("average length"))
    }
    let count = try reader.count("sections", limit: 1024)
    sections = []
    for _ in 0..<count {
      let code = try reader.u8("section kind")
      guard let kind = SectionKind(rawValue: code) else {
        throw DecodingError(offset: reader.offset, reason: "section kind \(code) is unknown")
      }
      let field = try reader.u8("section field")
      guard field == SectionEntry.noField || Int(field) < fields else {
        throw DecodingError(
          offset: reader.offset, reason: "\(kind.name): there is no field \(field)")
      }
      let offset = try reader.varint("section offset")
      let length = try reader.varint("section length")
      guard offset <= UInt64(segmentLength), length <= UInt64(segmentLength) - offset else {
        throw DecodingError(
          offset: reader.offset, reason: "\(kind.name): lies outside the segment")
      }
      let blocks =
        (Int(length) + SectionEntry.checkedBlock - 1) / SectionEntry.checkedBlock
      let table = try reader.take(4 * blocks, "checksums")
      sections.append(
        SectionEntry(
          kind: kind, field: field, offset: offset, length: length,
          checksums: (0..<blocks).map { table.u32(4 * $0) }))
    }
  }
}
