// Which files does a tar archive hold?

/// A tar archive (POSIX ustar and pax, GNU's long names), read from its beginning to its end.
struct TarArchive {
  /// So many members are looked at.
  static let most = 10_000
  private static let block = 512

  private let source: ByteSource
  private var at = 0
  private var seen = 0

  init(_ source: ByteSource) { self.source = source }

  /// The next regular file: its name, where its content is and how long; nil at the end.
  ///
  /// - Throws: `FormatError`, `SystemError`.
  mutating func next() throws -> (name: String, start: Int, size: Int)? {
    var longName: String?
    while seen < Self.most {
      let head = try source.bytes(from: at, count: Self.block)
      if head.isEmpty || head.allSatisfy({ $0 == 0 }) {
        if at == 0 { throw FormatError.broken("no tar archive") }
        return nil
      }
      guard head.count == Self.block, Self.isWhole(head), let size = Self.number(head[124..<136])
      else { throw FormatError.broken(at == 0 ? "no tar archive" : "cut off or damaged") }
      seen += 1
      let start = at + Self.block
      guard size <= source.count - start else { throw FormatError.broken("cut off") }
      at = start + (size + Self.block - 1) / Self.block * Self.block
      switch head[156] {
      case UInt8(ascii: "L"):
        longName = Self.text(try source.bytes(from: start, count: min(size, 4096))[...])
      case UInt8(ascii: "x"):
        longName = Self.path(in: try source.bytes(from: start, count: min(size, 1 << 16)))
      case 0, UInt8(ascii: "0"):
        let folder = head[257..<262].elementsEqual("ustar".utf8) ? Self.text(head[345..<500]) : ""
        return (longName ?? PathName.join(folder, Self.text(head[0..<100])), start, size)
      default: longName = nil
      }
    }
    return nil
  }

  /// The sum that the header says it has.
  private static func isWhole(_ head: [UInt8]) -> Bool {
    guard let sum = number(head[148..<156]) else { return false }
    var found = 8 * 0x20
    for (place, byte) in head.enumerated() where !(148..<156).contains(place) { found += Int(byte) }
    return sum == found
  }

  /// Octal digits.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.drop { $0 == 0x20 }.prefix { (0x30...0x37).contains($0) }
    if digits.isEmpty { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 - 0x30) }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The path in the records of a pax header: `length path=…`.
  private static func path(in records: [UInt8]) -> String? {
    for line in records.split(separator: 0x0A) {
      guard let space = line.firstIndex(of: 0x20) else { continue }
      let record = line[(space + 1)...]
      if record.starts(with: "path=".utf8) {
        return String(decoding: record.dropFirst(5), as: UTF8.self)
      }
    }
    return nil
  }
}
