// Which document has this id, and which id has this document?

import GarlicText

/// Writes ids: in groups of 16, each as what it adds to the one before, and the order of
/// the documents by the hashes of their ids (FileFormat.md, "Ids").
enum DocumentIDsWriter {
  static let group = 16

  /// The ids section: documents u32, offset of each group u32, groups.
  ///
  /// Of use only when it has no more bytes than 32 bits count.
  static func ids(_ ids: [[UInt8]]) -> [UInt8] {
    var out = ByteWriter()
    out.u32(UInt32(ids.count))
    let groups = (ids.count + group - 1) / group
    let table = out.count
    for _ in 0..<groups { out.u32(0) }
    var previous: [UInt8] = []
    for (i, id) in ids.enumerated() {
      var shared = 0
      if i % group == 0 {
        out.patch(UInt32(truncatingIfNeeded: out.count), at: table + 4 * (i / group))
      } else {
        let limit = min(previous.count, id.count)
        while shared < limit, previous[shared] == id[shared] { shared += 1 }
      }
      out.varint(shared)
      out.varint(id.count - shared)
      out.raw(id[shared...])
      previous = id
    }
    return out.bytes
  }

  /// The id order section: bits u8, then the documents in the order of their ids' hashes, `bits`
  /// bits each; documents of one hash in ascending order.
  ///
  /// With it the documents that have the id of a later one.
  static func order(_ ids: [[UInt8]]) -> (section: [UInt8], replaced: [UInt32]) {
    var records = ids.enumerated().map { UInt64(hash($1)) << 32 | UInt64($0) }
    var sort = RadixSort()
    return sort.sort(&records) { records in order(ids, byHash: records) }
  }

  /// - Parameter records: `hash << 32 | document`, sorted.
  private static func order(
    _ ids: [[UInt8]], byHash records: borrowing Span<UInt64>
  ) -> (section: [UInt8], replaced: [UInt32]) {
    let bits = BitPacking.width(UInt32(max(ids.count - 1, 0)))
    var out = BitWriter()
    out.bits(UInt64(bits), 8)
    var replaced: [UInt32] = []
    for index in 0..<records.count {
      let record = records[index]
      out.bits(record & 0xffff_ffff, UInt64(bits))
      // Only documents of one hash can have one id, and they are few.
      var later = index + 1
      while later < records.count, records[later] >> 32 == record >> 32 {
        if ids[Int(records[later] & 0xffff_ffff)] == ids[Int(record & 0xffff_ffff)] {
          replaced.append(UInt32(truncatingIfNeeded: record))
          break
        }
        later += 1
      }
    }
    return (out.finish(), replaced.sorted())
  }

  /// The hash by which documents are ordered: CRC-32C of the id.
  static func hash(_ id: [UInt8]) -> UInt32 { Checksum.of(id) }
}

/// Reads ids.
struct DocumentIDs: Sendable {
  let count: Int
  private let ids: CheckedSection
  private let order: CheckedSection

  init(ids: CheckedSection, order: CheckedSection) throws(IndexError) {
    self.ids = ids
    self.order = order
    count = Int(try ids.bytes(0, 4).u32(0))
    let groups = (count + DocumentIDsWriter.group - 1) / DocumentIDsWriter.group
    guard ids.count >= 4 + 4 * groups else {
      throw ids.corrupt(0, "\(count) documents do not fit into \(ids.count) bytes")
    }
  }

  /// Has the processor fetch what tells where a document's id is.
  func prefetchOffset(of document: Int) {
    ids.prefetch(4 + 4 * (document / DocumentIDsWriter.group))
  }

  /// Has the processor fetch a document's id.
  func prefetch(_ document: Int) {
    let start = Int(ids.unchecked(4 + 4 * (document / DocumentIDsWriter.group)))
    // The ids before it in its group are needed, too: of these lines two or three.
    for line in 0..<3 { ids.prefetch(start &+ 64 &* line) }
  }

  private func bytes(ofGroup group: Int) throws(IndexError) -> ByteView {
    let groups = (count + DocumentIDsWriter.group - 1) / DocumentIDsWriter.group
    let start = Int(try ids.bytes(4 + 4 * group, 4).u32(0))
    let end = group + 1 < groups ? Int(try ids.bytes(8 + 4 * group, 4).u32(0)) : ids.count
    guard start <= end else { throw ids.corrupt(start, "group \(group) ends before it begins") }
    return try ids.bytes(start, end - start)
  }

  /// The ids of the documents of a group of 16.
  func idsOfGroup(_ group: Int) throws(IndexError) -> [[UInt8]] {
    let view = try bytes(ofGroup: group)
    var result: [[UInt8]] = []
    var id: [UInt8] = []
    do throws(DecodingError) {
      var reader = ByteReader(view)
      let inGroup = min(DocumentIDsWriter.group, count - group * DocumentIDsWriter.group)
      for _ in 0..<inGroup {
        try read(&reader, onto: &id)
        result.append(id)
      }
    } catch {
      throw ids.corrupt(error.offset, "group \(group): \(error.reason)")
    }
    return result
  }

  /// The bytes of a document's id.
  func id(of document: Int) throws(IndexError) -> [UInt8] {
    let (texts, number) = try texts(with: document)
    do throws(DecodingError) { return try texts.bytes(number) } catch {
      throw corrupt(document, error)
    }
  }

  /// A document's id as text.
  func text(of document: Int) throws(IndexError) -> String {
    let (texts, number) = try texts(with: document)
    do throws(DecodingError) { return try texts.string(number) } catch {
      throw corrupt(document, error)
    }
  }

  /// The ids of a document's group, and which of them is its own.
  @inline(__always)
  private func texts(
    with document: Int
  ) throws(IndexError) -> (texts: FrontCodedTexts, number: Int) {
    guard document >= 0, document < count else {
      throw ids.corrupt(0, "document \(document) of \(count)")
    }
    let view = try bytes(ofGroup: document / DocumentIDsWriter.group)
    return (FrontCodedTexts(view), document % DocumentIDsWriter.group)
  }

  private func corrupt(_ document: Int, _ error: DecodingError) -> IndexError {
    ids.corrupt(
      error.offset, "an id of group \(document / DocumentIDsWriter.group) \(error.reason)")
  }

  /// Reads an id, which begins as the one before does.
  private func read(_ reader: inout ByteReader, onto id: inout [UInt8]) throws(DecodingError) {
    let shared = try reader.count("shared bytes")
    let added = try reader.count("added bytes")
    guard shared <= id.count else {
      throw DecodingError(offset: reader.offset, reason: "shares \(shared) bytes of fewer")
    }
    id.removeSubrange(shared...)
    let rest = try reader.take(added, "id")
    for i in 0..<added { id.append(rest.u8(i)) }
  }

  /// The documents in the order of their ids' hashes.
  func documentsByHash() throws(IndexError) -> [UInt32] {
    if count == 0 { return [] }
    let view = try order.allBytes()
    var reader = BitReader(view)
    let bits = Int(reader.bits(8))
    return (0..<count).map { _ in reader.bits(bits) }
  }

  /// The last document with this id: a later one replaces an earlier one.
  ///
  /// - Complexity: O(log documents), each step reading one group of ids.
  func document(of id: [UInt8]) throws(IndexError) -> Int? {
    if count == 0 { return nil }
    let view = try order.allBytes()
    let bits = Int(view.u8(0))
    let wanted = DocumentIDsWriter.hash(id)
    func document(at rank: Int) -> Int {
      var reader = BitReader(view, position: 8 + rank * bits)
      return Int(reader.bits(bits))
    }
    var rank = try (0..<count).partitioningIndex { (rank) throws(IndexError) in
      DocumentIDsWriter.hash(try self.id(of: document(at: rank))) >= wanted
    }
    var found: Int?
    while rank < count {
      let candidate = document(at: rank)
      let other = try self.id(of: candidate)
      if DocumentIDsWriter.hash(other) != wanted { break }
      if other == id { found = candidate }
      rank += 1
    }
    return found
  }
}
