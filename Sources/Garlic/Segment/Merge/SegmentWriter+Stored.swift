// How do stored values of documents get into a segment?

import GarlicText

extension SegmentWriter {
  /// Writes the stored values of all documents, most of them as the sources have packed them.
  func writeStored() throws(IndexError) {
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
