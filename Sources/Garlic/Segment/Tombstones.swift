// Which documents of a segment are deleted?

/// A set of documents, one bit each.
struct Tombstones: Sendable, Equatable {
  private var words: [UInt64] = []
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  @inline(__always)
  func contains(_ document: UInt32) -> Bool {
    let word = Int(document &>> 6)
    return word < words.count && words[word] &>> UInt64(document & 63) & 1 != 0
  }

  /// Whether the document was not in the set.
  @discardableResult
  mutating func insert(_ document: UInt32) -> Bool {
    if contains(document) { return false }
    let word = Int(document >> 6)
    while words.count <= word { words.append(0) }
    words[word] |= 1 << UInt64(document & 63)
    count += 1
    return true
  }

  /// The documents, ascending.
  var documents: [UInt32] {
    var result: [UInt32] = []
    for (i, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        result.append(UInt32(i * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return result
  }
}

extension Tombstones {
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
