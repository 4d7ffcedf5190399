// Here is a document's number: what was stored of it?

import GarlicText

/// Reads the stored values of a segment.
struct StoredDocuments: Sendable {
  let blockCount: Int
  private let indexSection: CheckedSection
  private let index: ByteView
  private let blocks: CheckedSection

  /// The index holds, for each block, its first document (u32) and its offset (u64).
  init(index section: CheckedSection, blocks: CheckedSection) throws(IndexError) {
    let view = try section.allBytes()
    guard view.count % 12 == 0 else {
      throw section.corrupt(0, "\(view.count) bytes are no whole number of entries")
    }
    indexSection = section
    index = view
    blockCount = view.count / 12
    self.blocks = blocks
  }

  /// Whether blocks have fewer bytes than `limit` on average, so that they are better packed together, as
  /// those of commits of a few documents.
  func hasBlocks(smallerThan limit: Int) -> Bool {
    blockCount > 0 && blocks.count / blockCount < limit
  }

  func firstDocument(ofBlock block: Int) -> Int { Int(index.u32(12 * block)) }

  /// The number of the block that holds a document.
  func block(of document: Int) -> Int {
    (1..<max(1, blockCount)).partitioningIndex { firstDocument(ofBlock: $0) > document } - 1
  }

  /// A block as it is in the file: to copy or to unpack.
  func packed(_ block: Int) throws(IndexError) -> ByteView {
    let start = Int(truncatingIfNeeded: index.u64(12 * block + 4))
    let end =
      block + 1 < blockCount
      ? Int(truncatingIfNeeded: index.u64(12 * (block + 1) + 4)) : blocks.count
    guard start >= 0, start <= end else {
      throw blocks.corrupt(start, "stored block \(block) ends before it begins")
    }
    return try blocks.bytes(start, end - start)
  }

  /// The documents of all blocks, as their heads count them; nothing is unpacked.
  func countedDocuments() throws(IndexError) -> Int {
    var documents = 0
    for block in 0..<blockCount {
      let view = try packed(block)
      do throws(DecodingError) {
        var reader = ByteReader(view)
        _ = try reader.u8("codec")
        documents += try reader.count("documents of a stored block")
      } catch {
        throw blocks.corrupt(error.offset, "stored block \(block): \(error.reason)")
      }
    }
    return documents
  }

  /// The records of all documents of a block.
  func records(ofBlock block: Int, by zstd: ZstandardDecompressor) throws(IndexError) -> [[UInt8]] {
    try unpacked(block, by: zstd).records
  }

  /// A block unpacked.
  func unpacked(_ block: Int, by zstd: ZstandardDecompressor) throws(IndexError) -> StoredBlock {
    let view = try packed(block)
    do throws(DecodingError) {
      var reader = ByteReader(view)
      let codec = try reader.u8("codec")
      guard codec == StoredDocumentsWriter.zstd else {
        throw DecodingError(offset: 0, reason: "codec \(codec) of stored block is unknown")
      }
      let count = try reader.count("documents of a stored block")
      let size = try reader.count(
        "length of a stored block", limit: StoredDocumentsWriter.maximumLength)
      let frame = try reader.take(reader.remaining, "frame")
      guard let raw = zstd.decompress(frame, size: size) else {
        throw DecodingError(offset: reader.offset, reason: "zstd frame cannot be read")
      }
      return try StoredBlock(raw, count: count)
    } catch {
      throw blocks.corrupt(error.offset, "stored block \(block): \(error.reason)")
    }
  }

  /// Blocks that unpack to more bytes are not unpacked as a whole for one document.
  static let largeBlock = 1 << 18

  /// What is stored of a document of a large block; nil when the block is not large.
  ///
  /// The segment keeps alive what it reads.
  func largeRecord(of document: Int) throws(IndexError) -> StoredRecord? {
    guard blockCount > 0 else { return nil }
    let block = block(of: document)
    let number = document - firstDocument(ofBlock: block)
    let head: (count: Int, size: Int, frame: ByteView)
    let view = try packed(block)
    do throws(DecodingError) {
      var reader = ByteReader(view)
      guard try reader.u8("codec") == StoredDocumentsWriter.zstd else { return nil }
      head = (
        try reader.count("documents of a stored block"),
        try reader.count("length of a stored block"), try reader.take(reader.remaining, "frame")
      )
    } catch {
      throw blocks.corrupt(error.offset, "stored block \(block): \(error.reason)")
    }
    if head.size <= Self.largeBlock || !(0..<head.count).contains(number) { return nil }
    let section = blocks
    return try StoredRecord(head.frame, count: head.count, number: number) { reason in
      section.corrupt(0, "stored block \(block): \(reason)")
    }
  }

  /// The record of one document.
  func record(
    of document: Int, by zstd: ZstandardDecompressor
  ) throws(IndexError) -> [UInt8] {
    guard blockCount > 0 else { return [] }
    let block = block(of: document)
    let unpacked = try unpacked(block, by: zstd)
    let number = document - firstDocument(ofBlock: block)
    guard number >= 0, number < unpacked.count else {
      throw blocks.corrupt(0, "document \(document) is not in stored block \(block)")
    }
    return unpacked[number]
  }

  /// The fields that a record holds.
  ///
  /// - Parameter names: those that are wanted; nil for all.
  func fields(
    of record: [UInt8], schema: Schema, only names: Set<String>? = nil
  ) throws(IndexError) -> [String: FieldValue] {
    do throws(DecodingError) {
      return try MappedBytes.holding(record).withView { (view) throws(DecodingError) in
        try StoredDocuments.fields(view, schema, names)
      }
    } catch {
      throw blocks.corrupt(error.offset, "stored document: \(error.reason)")
    }
  }

  private static func fields(
    _ record: ByteView, _ schema: Schema, _ names: Set<String>?
  ) throws(DecodingError) -> [String: FieldValue] {
    var fields: [String: FieldValue] = [:]
    var reader = ByteReader(record)
    while reader.remaining > 0 {
      let number = Int(try reader.u8("field number")) - 1
      guard schema.fields.indices.contains(number) else {
        throw DecodingError(offset: reader.offset, reason: "field \(number) is not in the schema")
      }
      let name = schema.fields[number].name
      if schema.fields[number].isRemoved || names.map({ !$0.contains(name) }) ?? false {
        try FieldValue.skip(in: &reader)
        continue
      }
      fields[name] = try FieldValue(from: &reader)
    }
    return fields
  }
}
