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

  private let schema: Schema
  private let sources: [MergeSource]
  private let maps: [DocumentMap]
  private let documentCount: Int
  private let sink: SectionWriter
  private let threads: Int
  private let configuration: WriterConfiguration
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
    let replaced = try writeIDs()
    scripts.reserveCapacity(documentCount)
    for (source, map) in zip(sources, maps) { scripts.append(contentsOf: try source.scripts(map)) }
    for number in schema.fields.indices { try writeField(number) }
    try writeScripts()
    try writeStored()
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
    return Result(
      start: sink.start, length: length, directoryLength: encoded.count,
      directoryChecksum: Checksum.of(encoded), directory: directory, replaced: replaced)
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

  private mutating func writeField(_ number: Int) throws(IndexError) {
    let field = schema.fields[number]
    var sum: UInt64 = 0
    var docs: UInt32 = 0
    var average = 0.0
    var lengths = TextScript.allCases.map { _ in DocumentScripts.Lengths() }
    if field.hasTerms {
      var norms: [UInt8] = []
      norms.reserveCapacity(documentCount)
      for (source, map) in zip(sources, maps) {
        norms.append(contentsOf: try source.norms(number, map))
      }
      // Of norms and not of exact lengths: deleted documents leave exact sums unknown, and averages must not
      // depend on how a segment came to be.
      (sum, docs) = Norm.lengths(of: norms)
      average = docs > 0 ? Double(sum) / Double(docs) : 0
      lengths = DocumentScripts.lengths(norms, scripts)
      try writeTerms(number, field, norms, average)
    } else {
      var values = ColumnValues()
      for (source, map) in zip(sources, maps) {
        try source.appendColumn(number, map, to: &values)
      }
      docs = UInt32(values.documentsWithValue)
      totals.documents.add(column: values, field: number, ids: idHashes)
      if docs > 0 { try sink.section(.column, field: number, ColumnWriter.column(values)) }
    }
    lengthSums.append(sum)
    documentsWithField.append(docs)
    averages.append(average)
    scriptLengths.append(lengths)
  }

  private mutating func writeTerms(
    _ number: Int, _ field: Field, _ norms: [UInt8], _ average: Double
  ) throws(IndexError) {
    var samples: [(prefix: UInt64, bytes: Int)] = []
    for source in sources {
      samples += try source.termSamples(number, configuration)
    }
    let ranges = TermRange.cuts(
      samples, total: samples.reduce(0) { $0 + $1.bytes }, configuration)
    let part = TermPartWriter(
      path: sources.lazy.compactMap(\.path).first ?? sink.path, number: number, field: field,
      sources: sources, maps: maps, ranges: ranges,
      norms: norms, factors: LengthNormalization(b: field.b, averageLength: average),
      configuration: configuration)
    var dictionary = TermBlocks()
    var listOffset: UInt64 = 0
    var written = PostingTotals()
    var kept = PostingTotals()
    var ordinals: UInt64 = 0
    var uninversion = Uninversion()
    var read = sources.map { _ in PostingTotals() }
    sink.begin(.postings, field: number)
    try OrderedWork.run(count: ranges.count, threads: threads) { (number) throws(IndexError) in
      try part.write(number)
    } take: { (part) throws(IndexError) in
      dictionary.append(part.dictionary, lists: listOffset)
      try configuration.check(
        "bytes of the dictionary of field '\(field.name)' in a segment", dictionary.bytes.count,
        atMost: configuration.maximumDictionary)
      listOffset += UInt64(part.lists.count)
      try sink.append(part.lists)
      try configuration.task?.advance(to: sink.length)
      written += part.totals
      kept += part.kept
      ordinals &+= part.ordinals
      if let more = part.uninversion { uninversion.append(more) }
      for source in read.indices { read[source] += part.read[source] }
    }
    try verification.compare(
      field: number, read: read, kept: kept, ordinals: ordinals, written: written,
      terms: dictionary.termCount)
    totals.fields[number] = written
    totals.documents.add(norms: norms, field: number, ids: idHashes)
    sink.end()
    try sink.section(.termBlocks, field: number, dictionary.bytes.bytes)
    try sink.section(.termIndex, field: number, dictionary.index())
    try sink.section(.norms, field: number, norms)
    if field.kind == .keyword, field.hasColumn, written.postings > 0 {
      let values = uninversion.values(documentCount: documentCount)
      try sink.section(.column, field: number, ColumnWriter.column(values))
    }
  }

  /// Writes the ids and returns the documents that later ones replace.
  private mutating func writeIDs() throws(IndexError) -> [UInt32] {
    var ids: [[UInt8]] = []
    ids.reserveCapacity(documentCount)
    for (source, map) in zip(sources, maps) { ids.append(contentsOf: try source.ids(map)) }
    for id in ids {
      let hash = TermHash.of(id: id)
      totals.documents.add(id: hash)
      idHashes.append(hash)
    }
    let section = DocumentIDsWriter.ids(ids)
    try configuration.check(
      "bytes of the ids of a segment", section.count, atMost: configuration.maximumIDSection)
    try sink.section(.ids, section)
    let (order, replaced) = DocumentIDsWriter.order(ids)
    try sink.section(.idOrder, order)
    return replaced
  }

  private mutating func writeScripts() throws(IndexError) {
    totals.documents.add(scripts: scripts.map(\.rawValue), ids: idHashes)
    if let section = DocumentScripts.section(scripts, lengths: scriptLengths) {
      try sink.section(.scripts, section)
    }
  }

  private func writeStored() throws(IndexError) {
    guard schema.fields.contains(where: \.isStored) else { return }
    var index = ByteWriter()
    var document = 0
    var offset: UInt64 = 0
    sink.begin(.storedBlocks)
    func append(_ documents: Int, _ bytes: [UInt8]) throws(IndexError) {
      index.u32(UInt32(document))
      index.u64(offset)
      document += documents
      offset += UInt64(bytes.count)
      try sink.append(bytes)
      try configuration.task?.advance(to: sink.length)
    }
    // What is packed anew: documents of segments with deletions, and of small commits, whose blocks hold
    // too little to be compressed well.
    var writer = StoredDocumentsWriter(
      schema: schema, compressor: ZstandardCompressor(level: StoredDocumentsWriter.level),
      blockSize: configuration.storedBlockSize)
    let zstd = ZstandardDecompressor()
    func appendPacked() throws(IndexError) {
      try writer.close()
      for block in writer.takeBlocks() { try append(block.documents, block.bytes) }
    }
    for (source, map) in zip(sources, maps) {
      switch source {
      case .chunk(let chunk):
        try appendPacked()
        for block in chunk.stored { try append(block.documents, block.bytes) }
      case .segment(let reader, _):
        guard let stored = reader.stored else {
          // Written when no field was stored.
          for document in 0..<UInt32(reader.documentCount) where map[document] != nil {
            try writer.add(record: [])
          }
          continue
        }
        if reader.filed != nil || reader.hidesValues {
          // Records number the fields as the file does, or have values that are to be dropped.
          for block in 0..<stored.blockCount {
            let first = stored.firstDocument(ofBlock: block)
            for (i, record) in try stored.records(ofBlock: block, by: zstd).enumerated()
            where map[UInt32(first + i)] != nil {
              let fields = try stored.fields(of: record, schema: reader.storedSchema)
              try writer.add(Document(id: "", fields))
            }
            for block in writer.takeBlocks() { try append(block.documents, block.bytes) }
          }
        } else if map.keepsAll, !stored.hasBlocks(smallerThan: configuration.smallStoredBlock) {
          try appendPacked()
          for block in 0..<stored.blockCount {
            let next =
              block + 1 < stored.blockCount
              ? stored.firstDocument(ofBlock: block + 1) : reader.documentCount
            let documents = next - stored.firstDocument(ofBlock: block)
            try append(documents, try stored.packed(block).array)
          }
        } else {
          for block in 0..<stored.blockCount {
            let first = stored.firstDocument(ofBlock: block)
            for (i, record) in try stored.records(ofBlock: block, by: zstd).enumerated()
            where map[UInt32(first + i)] != nil {
              try writer.add(record: record)
            }
            for block in writer.takeBlocks() { try append(block.documents, block.bytes) }
          }
        }
      }
    }
    try appendPacked()
    sink.end()
    try sink.section(.storedIndex, index.bytes)
  }
}
