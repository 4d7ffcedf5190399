// How do sources become one segment of the file?

import GarlicText

/// Writes a segment: all sections, then the directory.
struct SegmentWriter {
  /// Where a written segment lies, and what is known about it.
  struct Result: Sendable {
    /// From the start of the file, in bytes.
    var start: Int
    /// Up to the directory, in bytes.
    var length: Int
    var directoryLength: Int
    var directoryChecksum: UInt32
    var directory: SegmentDirectory
    /// Documents that a later one of the same id replaces.
    var replaced: [UInt32]
  }

  let schema: Schema
  let sources: [MergeSource]
  let maps: [DocumentMap]
  private let documentCount: Int
  let sink: SectionWriter
  private let threads: Int
  let configuration: WriterConfiguration
  private var lengthSums: [UInt64] = []
  private var documentsWithField: [UInt32] = []
  private var averages: [Double] = []
  private var totals: SegmentTotals
  /// In which script each document is written, and for each field how long it is in each script.
  private var scripts: [TextScript] = []
  private var scriptLengths: [[DocumentScripts.Lengths]] = []
  /// A hash of the id of each document.
  private var idHashes: [UInt64] = []

  private init(
    schema: Schema, sources: [MergeSource], file: any StorageFile, at start: Int, threads: Int,
    _ configuration: WriterConfiguration
  ) {
    self.configuration = configuration
    self.threads = threads
    self.schema = schema
    self.sources = sources
    totals = SegmentTotals(fields: schema.fields.count)
    var base: UInt32 = 0
    var maps: [DocumentMap] = []
    for source in sources {
      maps.append(source.map(base: base))
      base += UInt32(source.documentCount)
    }
    self.maps = maps
    documentCount = Int(base)
    sink = SectionWriter(
      file: file, start: start, bufferSize: configuration.sectionBufferSize)
  }

  /// Writes `sources`, in their order, as one segment at `start` of `file`, which is the same
  /// however many threads do it.
  static func write(
    _ sources: [MergeSource], schema: Schema, to file: any StorageFile, at start: Int,
    threads: Int = 1, configuration: WriterConfiguration = WriterConfiguration()
  ) throws(IndexError) -> Result {
    try configuration.check(
      "documents of a segment", sources.reduce(0) { $0 + $1.documentCount },
      atMost: configuration.maximumDocuments)
    var writer = SegmentWriter(
      schema: schema, sources: sources, file: file, at: start, threads: threads,
      configuration)
    return try writer.writeAll()
  }

  private mutating func writeAll() throws(IndexError) -> Result {
    scripts.reserveCapacity(documentCount)
    for (source, map) in zip(sources, maps) { scripts.append(contentsOf: try source.scripts(map)) }
    var terms: [TermSections?] = []
    for number in schema.fields.indices {
      terms.append(schema.fields[number].hasTerms ? try termSections(number) : nil)
    }
    let replaced = try writeParts(&terms)
    configuration.trace?.end(.finish, "fields")
    try writeScripts()
    configuration.trace?.end(.finish, "scripts")
    try writeStored()
    configuration.trace?.end(.finish, "stored")
    try verification.compare(documents: totals.documents)
    try sink.section(.totals, totals.encode())
    let length = sink.length
    let directory = SegmentDirectory(
      documentCount: documentCount, sections: sink.sections, lengthSums: lengthSums,
      documentsWithField: documentsWithField, writtenAverages: averages,
      writtenB: schema.fields.map(\.b),
      writtenStored: schema.fields.indices.map { isStored($0) })
    let encoded = directory.encode()
    try sink.appendPlain(encoded)
    configuration.trace?.end(.finish, "directory")
    return Result(
      start: sink.start, length: length, directoryLength: encoded.count,
      directoryChecksum: Checksum.of(encoded), directory: directory, replaced: replaced)
  }

  /// Has the ids and the ranges of all dictionaries made by threads and writes them, and between them the columns, in the
  /// order of the file.
  ///
  /// - Parameter terms: by field; nil for fields without terms.
  /// - Returns: the documents that later ones replace.
  private mutating func writeParts(_ terms: inout [TermSections?]) throws(IndexError) -> [UInt32] {
    var parts: [SegmentPart] = [.ids(sources, maps)]
    for field in terms.compactMap(\.self) {
      for range in field.writer.ranges.indices { parts.append(.terms(field.writer, range: range)) }
    }
    var replaced: [UInt32] = []
    var next = 0
    configuration.trace?.end(.begin)
    try OrderedWork.run(count: parts.count, threads: threads) {
      [configuration, parts] (number) throws(IndexError) in
      let made = try parts[number].make(configuration)
      configuration.trace?.end(.make, parts[number].name)
      return made
    } take: { (made) throws(IndexError) in
      switch made {
      case .ids(let ids):
        replaced = ids.replaced
        try write(ids)
      case .terms(let number, let part):
        while next < number {
          try writeColumn(next)
          next += 1
        }
        try terms[number]?.append(part, to: sink, configuration)
        if let field = terms[number], field.isComplete {
          try finish(field)
          terms[number] = nil
          next = number + 1
        }
      }
      configuration.trace?.end(.append)
    }
    for number in schema.fields.indices[next...] { try writeColumn(number) }
    return replaced
  }

  /// Whether the values of a field are stored of all documents: those of a segment that was written before the
  /// field was stored are not.
  private func isStored(_ number: Int) -> Bool {
    schema.fields[number].isStored
      && sources.allSatisfy { source in
        switch source {
        case .chunk: true
        case .segment(let reader, _):
          reader.isStored(number) || reader.directory.documentsWithField[number] == 0
        }
      }
  }

  private var verification: MergeVerification {
    MergeVerification(path: sink.path, schema: schema, sources: sources, threads: threads)
  }

  /// What a field's terms are made of.
  private func termSections(_ number: Int) throws(IndexError) -> TermSections {
    let field = schema.fields[number]
    var norms: [UInt8] = []
    norms.reserveCapacity(documentCount)
    var samples: [(prefix: UInt64, bytes: Int)] = []
    for (source, map) in zip(sources, maps) {
      norms.append(contentsOf: try source.norms(number, map))
      samples += try source.termSamples(number, configuration)
    }
    // Of norms and not of exact lengths: deleted documents leave exact sums unknown, and averages must not
    // depend on how a segment came to be.
    let (sum, docs) = Norm.lengths(of: norms)
    let average = docs > 0 ? Double(sum) / Double(docs) : 0
    let ranges = TermRange.cuts(
      samples, total: samples.reduce(0) { $0 + $1.bytes }, configuration)
    return TermSections(
      TermPartWriter(
        path: sources.lazy.compactMap(\.path).first ?? sink.path, number: number, field: field,
        sources: sources, maps: maps, ranges: ranges,
        norms: norms, factors: LengthNormalization(b: field.b, averageLength: average),
        configuration: configuration), lengthSum: sum, documentsWithField: docs, average: average)
  }

  /// Writes what follows the postings of a field.
  private mutating func finish(_ field: TermSections) throws(IndexError) {
    let (number, norms) = (field.writer.number, field.writer.norms)
    sink.end()
    try verification.compare(
      field: number, read: field.read, kept: field.kept, ordinals: field.ordinals,
      written: field.written, terms: field.dictionary.termCount)
    totals.fields[number] = field.written
    totals.documents.add(norms: norms, field: number, ids: idHashes)
    try sink.section(.termBlocks, field: number, field.dictionary.bytes.bytes)
    try sink.section(.termIndex, field: number, field.dictionary.index())
    try sink.section(.norms, field: number, norms)
    if field.writer.field.kind == .keyword, field.writer.field.hasColumn, field.written.postings > 0
    {
      let values = field.uninversion.values(documentCount: documentCount)
      try sink.section(.column, field: number, ColumnWriter.column(values))
    }
    lengthSums.append(field.lengthSum)
    documentsWithField.append(field.documentsWithField)
    averages.append(field.average)
    scriptLengths.append(DocumentScripts.lengths(norms, scripts))
  }

  /// Writes the column of a field without terms.
  private mutating func writeColumn(_ number: Int) throws(IndexError) {
    var values = ColumnValues()
    for (source, map) in zip(sources, maps) {
      try source.appendColumn(number, map, to: &values)
    }
    let docs = UInt32(values.documentsWithValue)
    totals.documents.add(column: values, field: number, ids: idHashes)
    if docs > 0 { try sink.section(.column, field: number, ColumnWriter.column(values)) }
    lengthSums.append(0)
    documentsWithField.append(docs)
    averages.append(0)
    scriptLengths.append(TextScript.allCases.map { _ in DocumentScripts.Lengths() })
  }

  private mutating func write(_ ids: DocumentIDSections) throws(IndexError) {
    idHashes = ids.hashes
    for hash in idHashes { totals.documents.add(id: hash) }
    try sink.section(.ids, ids.ids)
    try sink.section(.idOrder, ids.order)
  }

  private mutating func writeScripts() throws(IndexError) {
    totals.documents.add(scripts: scripts.map(\.rawValue), ids: idHashes)
    if let section = DocumentScripts.section(scripts, lengths: scriptLengths) {
      try sink.section(.scripts, section)
    }
  }
}
