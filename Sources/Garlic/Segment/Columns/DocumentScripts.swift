// In which script is each document of a segment written?

import GarlicText

/// How many documents are in each script, and where they differ how long their fields are and four bits for each
/// document, its `TextScript`.
///
/// Version 2 has two bits for each document alone: neither, simplified, traditional.
struct DocumentScripts: Sendable {
  private let section: CheckedSection
  private let bits: ByteView
  /// Bits of a document and documents of a byte, as powers of two.
  private let width: Int
  /// The script of all documents; nil where they differ.
  let only: TextScript?
  private let onlyNumber: Int?
  /// How many documents are in each script, by its number.
  let counts: [Int]
  /// By field as the file numbers them, then by script; none where all documents are in one.
  let lengths: [[Lengths]]

  /// Lengths of a field of some documents.
  struct Lengths: Sendable, Equatable {
    /// The sum in ranked terms, as norms round lengths.
    var sum: UInt64 = 0
    /// In how many documents it is not 0.
    var documents = 0
  }

  /// - Parameters:
  ///   - documents: how many the segment has.
  ///   - isVersion2: whether the segment was written in version 2.
  /// - Throws: `IndexError.corrupt` when the section does not fit the documents.
  /// - Complexity: O(1); O(documents) in version 2.
  init(
    _ section: CheckedSection, documents: Int, isVersion2: Bool
  ) throws(IndexError) {
    let bytes = try section.allBytes()
    if isVersion2 {
      try self.init(ofVersion2: section, bytes, documents)
    } else {
      try self.init(section, bytes, documents)
    }
  }

  private init(
    _ section: CheckedSection, _ bytes: ByteView, _ documents: Int
  ) throws(IndexError) {
    self.section = section
    width = 2
    var reader = ByteReader(bytes)
    var counts: [Int] = []
    var lengths: [[Lengths]] = []
    var only: TextScript?
    do throws(DecodingError) {
      for _ in TextScript.allCases {
        counts.append(try reader.count("documents in a script", limit: documents))
      }
      only = TextScript.allCases.first { counts[Int($0.rawValue)] == documents }
      for _ in 0..<(only == nil ? try reader.count("fields", limit: 64) : 0) {
        lengths.append([])
        for script in TextScript.allCases {
          lengths[lengths.count - 1].append(
            Lengths(
              sum: try reader.varint("sum of lengths"),
              documents: try reader.count(
                "documents with the field", limit: counts[script.number])))
        }
      }
    } catch { throw section.corrupt(error.offset, error.reason) }
    self.counts = counts
    self.lengths = lengths
    self.only = only
    onlyNumber = only?.number
    let left = bytes.count - reader.offset
    guard counts.reduce(0, +) == documents, left == (only == nil ? (documents + 1) / 2 : 0)
    else {
      throw section.corrupt(0, "\(bytes.count) bytes for \(documents) documents")
    }
    bits = bytes.slice(reader.offset, left)
  }

  private init(
    ofVersion2 section: CheckedSection, _ bytes: ByteView, _ documents: Int
  ) throws(IndexError) {
    self.section = section
    bits = bytes
    width = 1
    only = nil
    onlyNumber = nil
    lengths = []
    guard bytes.count == (documents + 3) / 4 else {
      throw section.corrupt(0, "\(bytes.count) bytes for \(documents) documents")
    }
    var counts = [Int](repeating: 0, count: TextScript.allCases.count)
    for document in 0..<documents {
      let code = bytes.u8(document &>> 2) &>> UInt8(2 &* (document & 3)) & 3
      guard code <= TextScript.traditional.rawValue else {
        throw section.corrupt(document &>> 2, "a document is in both scripts")
      }
      counts[Int(code)] += 1
    }
    self.counts = counts
  }

  subscript(document: Int) -> TextScript {
    TextScript(rawValue: UInt8(truncatingIfNeeded: number(of: document))) ?? .neither
  }

  /// The number of a document's script.
  @inline(__always)
  func number(of document: Int) -> Int {
    if let onlyNumber { return onlyNumber }
    if width == 1 { return Int(bits.u8(document &>> 2) &>> UInt8(2 &* (document & 3)) & 3) }
    let code = Int(bits.u8(document &>> 1) &>> UInt8(4 &* (document & 1)) & 15)
    return code < Self.scriptCount ? code : 0
  }

  /// Adds to the counts of documents by the numbers of their scripts those from where a cursor stands on.
  ///
  /// - Parameter tick: called before each block of the list, may end the count.
  /// - Complexity: O(documents in the list).
  @inline(__always)
  func count(
    _ list: PostingCursor, in counts: inout [Int], tick: () throws(IndexError) -> Void
  ) throws(IndexError) {
    // By code, in a table of fixed size: the loop is run for every document of the commonest terms.
    var byCode = InlineArray<16, Int>(repeating: 0)
    let bits = bits
    while list.doc != PostingCursor.end {
      try tick()
      if let onlyNumber {
        list.drainDocuments { _ in byCode[onlyNumber & 15] &+= 1 }
      } else if width == 1 {
        list.drainDocuments { document in
          let document = Int(document)
          byCode[Int(bits.u8(document &>> 2) &>> UInt8(2 &* (document & 3)) & 3)] &+= 1
        }
      } else {
        list.drainDocuments { document in
          let document = Int(document)
          byCode[Int(bits.u8(document &>> 1) &>> UInt8(4 &* (document & 1)) & 15)] &+= 1
        }
      }
    }
    for code in 0..<16 { counts[code < Self.scriptCount ? code : 0] += byCode[code] }
  }

  private static let scriptCount = 7

  /// The lengths of a field, by script.
  ///
  /// - Parameter norms: the norm codes of the documents.
  static func lengths(_ norms: [UInt8], _ scripts: [TextScript]) -> [Lengths] {
    var lengths = TextScript.allCases.map { _ in Lengths() }
    for (norm, script) in zip(norms, scripts) where norm > 0 {
      lengths[script.number].sum += UInt64(Norm.lengths[Int(norm)])
      lengths[script.number].documents += 1
    }
    return lengths
  }

  /// The section of these documents; nil when all are neither, as then there is none.
  ///
  /// - Parameter lengths: by field, then by script.
  static func section(_ scripts: [TextScript], lengths: [[Lengths]]) -> [UInt8]? {
    var counts = [Int](repeating: 0, count: TextScript.allCases.count)
    for script in scripts { counts[script.number] += 1 }
    if counts[0] == scripts.count { return nil }
    var out = ByteWriter()
    for count in counts { out.varint(count) }
    if counts.contains(scripts.count) { return out.bytes }
    out.varint(lengths.count)
    for field in lengths {
      for script in field {
        out.varint(script.sum)
        out.varint(script.documents)
      }
    }
    var bits = [UInt8](repeating: 0, count: (scripts.count + 1) / 2)
    for (document, script) in scripts.enumerated() {
      bits[document / 2] |= script.rawValue << UInt8(4 * (document % 2))
    }
    return out.bytes + bits
  }
}
