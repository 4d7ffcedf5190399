// How are bytes shown to people?

/// Bytes as hexadecimal numbers, sixteen to a line, with their offset and what is ASCII of them.
enum HexDump {
  static func lines(_ bytes: [UInt8], from offset: Int) -> [String] {
    stride(from: 0, to: bytes.count, by: 16).map { start in
      let row = bytes[start..<min(start + 16, bytes.count)]
      let numbers = row.map { padded(String($0, radix: 16), to: 2) }.joined(separator: " ")
      let text = row.map { (0x20..<0x7F).contains($0) ? String(Unicode.Scalar($0)) : "." }.joined()
      let gap = String(repeating: " ", count: 48 - numbers.count)
      return "\(padded(String(offset + start, radix: 16), to: 8))  \(numbers)\(gap)\(text)"
    }
  }

  private static func padded(_ digits: String, to width: Int) -> String {
    String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
