// How are the deleted documents of a segment written?

extension DocumentSet {
  /// `count`, then the gaps between the documents, as varints.
  static func encode(_ documents: [UInt32]) -> [UInt8] {
    var out = ByteWriter()
    out.varint(documents.count)
    var previous: UInt32 = 0
    for document in documents {
      out.varint(document - previous)
      previous = document
    }
    return out.bytes
  }

  /// Adds what `encode` wrote.
  mutating func insert(from view: ByteView, documentCount: Int) throws(DecodingError) {
    var reader = ByteReader(view)
    let count = try reader.count("number of deletions", limit: documentCount)
    var document = 0
    for _ in 0..<count {
      document += try reader.count("deleted document", limit: documentCount)
      guard document < documentCount else {
        throw DecodingError(
          offset: reader.offset, reason: "document \(document) of \(documentCount) is deleted")
      }
      insert(UInt32(document))
    }
  }
}
