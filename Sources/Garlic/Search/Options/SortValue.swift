// What is a document sorted by, whatever segment it is in?

import GarlicText

/// A value of a key of a hit, comparable across segments.
enum SortValue: Sendable, Hashable, Codable {
  case missing
  case number(Int64)
  case bytes([UInt8])

  /// As text for a cursor: a letter, then hexadecimal digits.
  var encoded: String {
    switch self {
    case .missing: "m"
    case .number(let number): "n" + String(UInt64(bitPattern: number), radix: 16)
    case .bytes(let bytes):
      "t" + bytes.map { String(hexadecimal: UInt32($0), digits: 2) }.joined()
    }
  }

  init?(encoded text: Substring) {
    let digits = text.dropFirst()
    switch text.first {
    case "m" where digits.isEmpty: self = .missing
    case "n":
      guard let bits = UInt64(digits, radix: 16) else { return nil }
      self = .number(Int64(bitPattern: bits))
    case "t":
      var bytes: [UInt8] = []
      var rest = digits
      while !rest.isEmpty {
        guard rest.count >= 2, let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
        bytes.append(byte)
        rest = rest.dropFirst(2)
      }
      self = .bytes(bytes)
    default: return nil
    }
  }
}

extension SortValue {
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = SortValue(encoded: text[...]) else {
      throw Swift.DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is no sort value")
    }
    self = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(encoded)
  }
}
