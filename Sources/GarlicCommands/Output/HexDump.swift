// How are bytes shown to people?

import GarlicText

/// Bytes as hexadecimal numbers, sixteen to a line, with their offset and what is ASCII of them.
enum HexDump {
  static func lines(_ bytes: [UInt8], from offset: Int) -> [String] {
    stride(from: 0, to: bytes.count, by: 16).map { start in
      let row = bytes[start..<min(start + 16, bytes.count)]
      let numbers = row.map { String(hexadecimal: $0, digits: 2) }.joined(separator: " ")
      let text = row.map { (0x20..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "." }.joined()
      let gap = String(repeating: " ", count: 48 - numbers.count)
      return "\(String(hexadecimal: UInt(offset + start), digits: 8))  \(numbers)\(gap)\(text)"
    }
  }
}
