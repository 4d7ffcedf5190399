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
  /// The same for b; nil in version 2, where it is that of the schema.
  var writtenB: [Double]?
  /// For each field: whether the values of all documents are stored; nil in version 2, where it is as the schema
  /// says.
  var writtenStored: [Bool]?

  static let magic: UInt32 = 0x3347_5347  // "GSG3"
  static let magicOfVersion2: UInt32 = 0x5247_5347  // "GSGR"

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
      out.f64(writtenB?[field] ?? 0)
      out.u8(writtenStored?[field] == true ? 1 : 0)
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
    documentsWithField: [UInt32], writtenAverages: [Double], writtenB: [Double],
    writtenStored: [Bool]
  ) {
    self.writtenB = writtenB
    self.writtenStored = writtenStored
    self.documentCount = documentCount
    self.sections = sections
    self.lengthSums = lengthSums
    self.documentsWithField = documentsWithField
    self.writtenAverages = writtenAverages
  }

  /// - Parameter segmentLength: bytes of the segment before the directory.
  init(_ view: ByteView, segmentLength: Int) throws(DecodingError) {
    var reader = ByteReader(view)
    let magic = try reader.u32("directory magic")
    guard magic == SegmentDirectory.magic || magic == SegmentDirectory.magicOfVersion2 else {
      throw DecodingError(offset: 0, reason: "directory magic missing")
    }
    documentCount = try reader.count("documents", limit: Int(Int32.max))
    let fields = try reader.count("fields", limit: 64)
    lengthSums = []
    documentsWithField = []
    writtenAverages = []
    var writtenB: [Double] = []
    var writtenStored: [Bool] = []
    for _ in 0..<fields {
      lengthSums.append(try reader.varint("sum of lengths"))
      documentsWithField.append(UInt32(try reader.count("documents with the field")))
      writtenAverages.append(try reader.f64("average length"))
      if magic == SegmentDirectory.magic {
        writtenB.append(try reader.f64("b"))
        writtenStored.append(try reader.u8("field flags") & 1 == 1)
      }
    }
    self.writtenStored = magic == SegmentDirectory.magic ? writtenStored : nil
    self.writtenB = magic == SegmentDirectory.magic ? writtenB : nil
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

  /// Takes up fields that the schema has got since the segment was written: no document has a value in them.
  mutating func grow(to schema: Schema) {
    for field in schema.fields.dropFirst(lengthSums.count) {
      lengthSums.append(0)
      documentsWithField.append(0)
      writtenAverages.append(0)
      writtenB?.append(field.b)
      writtenStored?.append(true)
    }
  }

  /// Forgets the fields that were removed since the segment was written.
  ///
  /// - Returns: whether documents may have values of them.
  mutating func hideRemoved(of schema: Schema) -> Bool {
    var hides = false
    for (number, field) in schema.fields.prefix(lengthSums.count).enumerated() where field.isRemoved
    {
      hides = hides || documentsWithField[number] > 0
      lengthSums[number] = 0
      documentsWithField[number] = 0
      writtenAverages[number] = 0
    }
    return hides
  }

  /// The directory under a schema that numbers the fields otherwise.
  ///
  /// - Parameter numbers: for each field of `schema` its number here; nil for one that no document has.
  func renumbered(_ numbers: [Int?], _ schema: Schema) -> SegmentDirectory {
    var other = self
    other.lengthSums = numbers.map { $0.map { lengthSums[$0] } ?? 0 }
    other.documentsWithField = numbers.map { $0.map { documentsWithField[$0] } ?? 0 }
    other.writtenAverages = numbers.map { $0.map { writtenAverages[$0] } ?? 0 }
    if let writtenB {
      other.writtenB = zip(numbers, schema.fields).map { (number, field) in
        number.map { writtenB[$0] } ?? field.b
      }
    }
    if let writtenStored {
      other.writtenStored = numbers.map { $0.map { writtenStored[$0] } ?? true }
    }
    return other
  }
}
