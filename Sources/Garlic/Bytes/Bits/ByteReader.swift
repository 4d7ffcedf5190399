// How are values read back, when the bytes may be anything?

/// Why a structure cannot be decoded.
///
/// The caller adds file and section.
struct DecodingError: Error {
  var offset: Int
  var reason: String
}

/// Reads what `ByteWriter` wrote, checking every step: metadata is read through it, never postings.
@safe
struct ByteReader {
  let view: ByteView
  private(set) var offset = 0

  init(_ view: ByteView) { self.view = view }

  var remaining: Int { view.count - offset }

  mutating func take(_ length: Int, _ what: String) throws(DecodingError) -> ByteView {
    guard length >= 0, length <= remaining else {
      throw DecodingError(
        offset: offset, reason: "\(what): \(length) bytes expected, \(remaining) left")
    }
    defer { offset += length }
    return view.slice(offset, length)
  }

  mutating func u8(_ what: String) throws(DecodingError) -> UInt8 { try take(1, what).u8(0) }
  mutating func u16(_ what: String) throws(DecodingError) -> UInt16 { try take(2, what).u16(0) }
  mutating func u32(_ what: String) throws(DecodingError) -> UInt32 { try take(4, what).u32(0) }
  mutating func u64(_ what: String) throws(DecodingError) -> UInt64 { try take(8, what).u64(0) }

  mutating func f64(_ what: String) throws(DecodingError) -> Double {
    Double(bitPattern: try u64(what))
  }

  mutating func varint(_ what: String) throws(DecodingError) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try u8(what)
      if shift > 63 || (shift == 63 && byte > 1) {
        throw DecodingError(offset: offset, reason: "\(what): varint longer than 64 bits")
      }
      value |= UInt64(byte & 0x7f) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  /// A varint that counts or measures something and must not exceed `limit`.
  mutating func count(_ what: String, limit: Int = Int(UInt32.max)) throws(DecodingError) -> Int {
    let value = try varint(what)
    guard value <= UInt64(limit) else {
      throw DecodingError(offset: offset, reason: "\(what): \(value) is more than \(limit)")
    }
    return Int(value)
  }

  mutating func blob(_ what: String) throws(DecodingError) -> [UInt8] {
    let length = try count(what)
    return try take(length, what).array
  }

  mutating func string(_ what: String) throws(DecodingError) -> String {
    let length = try count(what)
    return try take(length, what).string
  }
}
