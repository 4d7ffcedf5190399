// What does an unpacked block of stored documents hold?

import GarlicText

/// The records of the documents of a block, side by side as they were packed.
struct StoredBlock: Sendable {
  private let raw: [UInt8]
  /// Where each record begins, and the end of the last.
  private let starts: [Int]

  /// - Parameters:
  ///   - raw: the length of each record (varint), then the records.
  ///   - count: how many there are.
  /// - Throws: where the records have more bytes than there are.
  init(_ raw: [UInt8], count: Int) throws(DecodingError) {
    guard count <= raw.count else {
      throw DecodingError(offset: 0, reason: "\(count) documents in \(raw.count) bytes")
    }
    self.raw = raw
    // Where the lengths are: none takes more than ten bytes.
    let head = Array(raw.prefix(10 * count))
    starts = try MappedBytes.holding(head).withView { (view) throws(DecodingError) in
      var reader = ByteReader(view)
      var starts: [Int] = []
      starts.reserveCapacity(count + 1)
      var end = 0
      for _ in 0..<count {
        starts.append(end)
        end += try reader.count("length of a document")
      }
      let first = reader.offset
      starts.append(end)
      guard end <= raw.count - first else {
        throw DecodingError(offset: first, reason: "\(end) bytes of documents in \(raw.count)")
      }
      for index in starts.indices { starts[index] += first }
      return starts
    }
  }

  /// How many documents it has.
  var count: Int { starts.count - 1 }

  /// Memory in use, in bytes.
  var byteCount: Int { raw.count + 8 * starts.count }

  /// The record of a document, by its number in the block, which is less than ``count``.
  subscript(number: Int) -> [UInt8] { Array(raw[starts[number]..<starts[number + 1]]) }

  /// The records of all documents.
  var records: [[UInt8]] { (0..<count).map { self[$0] } }
}
