// How are the documents themselves kept, small and near at hand?

/// Packs stored values of documents into blocks and compresses each with zstd.
///
/// A block is closed when it reaches a size, so a hit costs one block to read. Block:
/// ```
/// codec u8 (1 zstd) · documents varint · raw length varint · frame
/// raw: length of each document varint …, then the documents: (field + 1) u8, value …
/// ```
struct StoredDocumentsWriter {
  static let zstd: UInt8 = 1
  /// Bytes of a block before compression that can be read.
  static let maximumLength = 1 << 31
  /// zstd's level: for blocks of this size 4 is as fast as 3 and makes them smaller.
  static let level = 4

  /// A closed block.
  struct Block: Sendable {
    var documents: Int
    var bytes: [UInt8]
  }

  private let schema: Schema
  private let compressor: ZstandardCompressor
  private let blockSize: Int
  private var lengths = ByteWriter()
  private var data = ByteWriter()
  /// The block in hand as it is compressed: kept from block to block.
  private var raw = ByteWriter()
  private var documents = 0
  private(set) var blocks: [Block] = []

  /// - Parameter blockSize: stored values of a block, in bytes.
  init(schema: Schema, compressor: ZstandardCompressor, blockSize: Int) {
    self.blockSize = blockSize
    self.schema = schema
    self.compressor = compressor
  }

  /// Bytes that closed blocks take.
  var byteCount: Int { blocks.reduce(0) { $0 + $1.bytes.count } }

  mutating func add(_ document: Document) throws(IndexError) {
    let start = data.count
    for (number, field) in schema.fields.enumerated() where field.isStored {
      guard let value = document.fields[field.name] else { continue }
      data.u8(UInt8(number + 1))
      value.encode(into: &data)
    }
    try endRecord(from: start)
  }

  mutating func add(record: [UInt8]) throws(IndexError) {
    let start = data.count
    data.raw(record)
    try endRecord(from: start)
  }

  private mutating func endRecord(from start: Int) throws(IndexError) {
    lengths.varint(data.count - start)
    documents += 1
    if data.count >= blockSize { try close() }
  }

  /// Closes the block in hand.
  mutating func close() throws(IndexError) {
    if documents == 0 { return }
    raw.bytes.removeAll(keepingCapacity: true)
    raw.raw(lengths.bytes)
    raw.raw(data.bytes)
    guard raw.count <= StoredDocumentsWriter.maximumLength else {
      throw .tooLarge(
        thing: "stored bytes of a document", size: raw.count,
        limit: StoredDocumentsWriter.maximumLength,
        remedy: "split the document, or store fewer of its fields")
    }
    var block = ByteWriter()
    block.u8(StoredDocumentsWriter.zstd)
    block.varint(documents)
    block.varint(raw.count)
    guard compressor.compress(raw.bytes, onto: &block) else {
      throw .invalidArgument("zstd cannot compress a block of \(raw.count) bytes: out of memory")
    }
    blocks.append(Block(documents: documents, bytes: block.bytes))
    lengths.bytes.removeAll(keepingCapacity: true)
    data.bytes.removeAll(keepingCapacity: true)
    documents = 0
  }

  /// Closed blocks, which are the caller's from here on.
  mutating func takeBlocks() -> [Block] {
    defer { blocks = [] }
    return blocks
  }
}
