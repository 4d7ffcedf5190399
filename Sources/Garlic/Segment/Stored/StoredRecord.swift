// What is stored of one large document, read no further than it takes?

import GarlicText

/// The stored values of one document of a large block, from the first on.
///
/// For one thread. The segment is kept alive by the caller.
final class StoredRecord {
  private let stream: ZstandardStream
  private let corrupt: (String) -> IndexError
  private var bytes: [UInt8] = []
  private var at = 0
  /// Bytes of the record that were not taken yet.
  private var left = 0

  /// Bytes that are unpacked at once.
  private static let part = 1 << 16

  /// - Parameters:
  ///   - frame: the block's frame.
  ///   - count: the documents of the block.
  ///   - number: which of them this is.
  ///   - corrupt: makes an error of a reason.
  init(
    _ frame: ByteView, count: Int, number: Int, corrupt: @escaping (String) -> IndexError
  ) throws(IndexError) {
    stream = ZstandardStream(frame)
    self.corrupt = corrupt
    var before = 0
    for document in 0..<count {
      let length = Int(clamping: try varint())
      guard length <= StoredDocumentsWriter.maximumLength else {
        throw corrupt("document \(document) of a stored block is too long")
      }
      if document < number { before += length }
      if document == number { left = length }
    }
    let record = left
    left = before
    try skip(before)
    left = record
  }

  /// The wanted fields, as far as they stand before the text that is to be read in parts.
  ///
  /// - Parameters:
  ///   - names: the fields that are wanted.
  ///   - text: the field of which the value is left to ``readText(into:)``; what comes after it is not read.
  /// - Returns: the fields, and the length of the text in bytes; nil when there is none.
  func fields(
    _ names: Set<String>, before text: String, _ schema: Schema
  ) throws(IndexError) -> (fields: [String: FieldValue], textLength: Int?) {
    var fields: [String: FieldValue] = [:]
    while left > 0 {
      let number = Int(try byte()) - 1
      guard schema.fields.indices.contains(number) else {
        throw corrupt("field \(number) is not in the schema")
      }
      let name = schema.fields[number].name
      let isWanted = names.contains(name) && !name.isEmpty
      switch try byte() {
      case 1:
        let length = try length()
        if name == text { return (fields, length) }
        if isWanted { fields[name] = .string(try string(length)) } else { try skip(length) }
      case 2:
        var values: [String] = []
        for _ in 0..<(try length()) {
          let length = try length()
          if isWanted { values.append(try string(length)) } else { try skip(length) }
        }
        if isWanted { fields[name] = .strings(values) }
      case 3:
        let value = Int64(bitPattern: try word())
        if isWanted { fields[name] = .integer(value) }
      case 4:
        let value = Double(bitPattern: try word())
        if isWanted { fields[name] = .double(value) }
      case 5:
        var values: [Int64] = []
        for _ in 0..<(try length()) {
          let value = Int64(bitPattern: try word())
          if isWanted { values.append(value) }
        }
        if isWanted { fields[name] = .integers(values) }
      case 6:
        var values: [Double] = []
        for _ in 0..<(try length()) {
          let value = Double(bitPattern: try word())
          if isWanted { values.append(value) }
        }
        if isWanted { fields[name] = .doubles(values) }
      case let tag: throw corrupt("value tag \(tag) is unknown")
      }
    }
    return (fields, nil)
  }

  /// Appends the next bytes of the text, of which `rest` are left.
  ///
  /// - Returns: how many; 0 at its end.
  func readText(into out: inout [UInt8], rest: Int) throws(IndexError) -> Int {
    if rest == 0 { return 0 }
    try need(1)
    let count = min(rest, bytes.count - at)
    out.append(contentsOf: bytes[at..<at + count])
    at += count
    left -= count
    return count
  }

  /// Makes sure that so many bytes are at hand.
  private func need(_ count: Int) throws(IndexError) {
    if bytes.count - at >= count { return }
    bytes.removeSubrange(..<at)
    at = 0
    while bytes.count < count {
      guard let got = stream.read(into: &bytes, upTo: max(Self.part, count - bytes.count)), got > 0
      else { throw corrupt("zstd frame cannot be read") }
    }
  }

  private func take(_ count: Int) throws(IndexError) -> ArraySlice<UInt8> {
    guard count <= left else { throw corrupt("a value ends after its document") }
    try need(count)
    at += count
    left -= count
    return bytes[at - count..<at]
  }

  private func skip(_ count: Int) throws(IndexError) {
    var rest = count
    while rest > 0 {
      let part = min(rest, Self.part)
      _ = try take(part)
      rest -= part
    }
  }

  private func string(_ length: Int) throws(IndexError) -> String {
    String(decoding: try take(length), as: UTF8.self)
  }

  private func byte() throws(IndexError) -> UInt8 { try take(1).first ?? 0 }

  private func word() throws(IndexError) -> UInt64 {
    try take(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func length() throws(IndexError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while shift < 64 {
      let byte = try byte()
      value |= UInt64(byte & 127) << shift
      if byte < 128 { break }
      shift += 7
    }
    return Int(clamping: value)
  }

  /// A varint of the head, which belongs to no record.
  private func varint() throws(IndexError) -> UInt64 {
    left = 10
    return UInt64(try length())
  }
}
