// Of what is a new segment made?

import GarlicText

/// What goes into a new segment: chunks of new documents, or segments that are joined.
enum MergeSource: Sendable {
  case chunk(InvertedChunk)
  case segment(SegmentReader, DocumentSet)

  var documentCount: Int {
    switch self {
    case .chunk(let chunk): chunk.documentCount
    case .segment(let reader, let deleted): reader.documentCount - deleted.count
    }
  }

  /// The file that it comes from; nil for new documents.
  var path: String? {
    switch self {
    case .chunk: nil
    case .segment(let reader, _): reader.path
    }
  }

  func map(base: UInt32) -> DocumentMap {
    switch self {
    case .chunk: DocumentMap(base: base)
    case .segment(let reader, let deleted):
      DocumentMap(base: base, count: reader.documentCount, deleted: deleted)
    }
  }

  func termCursors(
    _ number: Int, _ map: DocumentMap, in range: TermRange
  ) throws(IndexError) -> [TermCursor] {
    switch self {
    case .chunk(let chunk):
      guard let part = chunk.fields[number] else { return [] }
      return part.runs.flatMap { run in
        [
          TermCursor(bigrams: run, starts: part.starts, map, in: range),
          TermCursor(otherTerms: run, starts: part.starts, map, in: range),
        ]
      }
    case .segment(let reader, let deleted):
      return try TermCursor(reader, field: number, map, deleted: deleted, in: range).map { [$0] }
        ?? []
    }
  }

  /// Some of a field's terms by their prefixes, each with the postings that it and those up to the
  /// next sample have, in bytes.
  func termSamples(
    _ number: Int, _ configuration: WriterConfiguration
  ) throws(IndexError) -> [(prefix: UInt64, bytes: Int)] {
    switch self {
    case .chunk(let chunk):
      guard let part = chunk.fields[number] else { return [] }
      let interval = configuration.chunkSampleInterval
      return part.runs.flatMap { run in
        run.bigrams.samples(every: interval) { BigramTerm.prefix($0).0 }
          + run.otherTerms.samples(every: interval) { run.terms.prefix($0).prefix }
      }
    case .segment(let reader, _):
      return try reader.dictionary(number)?.samples(every: configuration.dictionarySampleInterval)
        ?? []
    }
  }

  /// The norm codes of a field of the documents that are kept.
  func norms(_ number: Int, _ map: DocumentMap) throws(IndexError) -> [UInt8] {
    switch self {
    case .chunk(let chunk):
      return chunk.fields[number]?.norms ?? [UInt8](repeating: 0, count: chunk.documentCount)
    case .segment(let reader, _):
      let view = try reader.norms(number)
      if map.keepsAll, view.count == reader.documentCount { return view.array }
      return (0..<UInt32(reader.documentCount)).compactMap {
        map[$0] == nil ? nil : view.u8(Int($0))
      }
    }
  }

  func ids(_ map: DocumentMap) throws(IndexError) -> [[UInt8]] {
    switch self {
    case .chunk(let chunk): return chunk.ids
    case .segment(let reader, _):
      var result: [[UInt8]] = []
      let groups = (reader.documentCount + DocumentIDsWriter.group - 1) / DocumentIDsWriter.group
      for group in 0..<groups {
        for (i, id) in try reader.ids.idsOfGroup(group).enumerated()
        where map[UInt32(group * DocumentIDsWriter.group + i)] != nil {
          result.append(id)
        }
      }
      return result
    }
  }

  /// Calls `body` with the ids of the documents of a segment that are kept, so many at a time.
  func forEachIDs(
    _ count: Int, _ body: ([[UInt8]]) throws(IndexError) -> Void
  ) throws(IndexError) {
    guard case .segment(let reader, let deleted) = self else { return }
    var some: [[UInt8]] = []
    let groups = (reader.documentCount + DocumentIDsWriter.group - 1) / DocumentIDsWriter.group
    for group in 0..<groups {
      for (i, id) in try reader.ids.idsOfGroup(group).enumerated()
      where !deleted.contains(UInt32(group * DocumentIDsWriter.group + i)) {
        some.append(id)
      }
      if some.count >= count || group == groups - 1 {
        try body(some)
        some.removeAll(keepingCapacity: true)
      }
    }
  }

  /// In which script each document that is kept is written.
  func scripts(_ map: DocumentMap) throws(IndexError) -> [TextScript] {
    switch self {
    case .chunk(let chunk): return chunk.scripts
    case .segment(let reader, _):
      let scripts = try reader.scripts()
      var result: [TextScript] = []
      for document in 0..<reader.documentCount where map[UInt32(document)] != nil {
        result.append(scripts?[document] ?? .neither)
      }
      return result
    }
  }

  /// Adds the numbers of a field of the documents that are kept.
  func appendColumn(
    _ number: Int, _ map: DocumentMap, to values: inout ColumnValues
  ) throws(IndexError) {
    switch self {
    case .chunk(let chunk):
      if let column = chunk.columns[number] {
        values.append(contentsOf: column)
      } else {
        values.append(emptyDocuments: chunk.documentCount)
      }
    case .segment(let reader, _):
      guard let column = try reader.column(number) else {
        values.append(emptyDocuments: documentCount)
        return
      }
      for document in 0..<reader.documentCount where map[UInt32(document)] != nil {
        values.append(ascending: column.values(document)[...])
      }
    }
  }
}
