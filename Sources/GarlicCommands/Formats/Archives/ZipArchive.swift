// Which files does a ZIP archive hold, and what is in them?

import GarlicText

/// A ZIP archive (APPNOTE.TXT 6.3), read by its directory: stored and deflated members.
struct ZipArchive {
  /// A file in the archive.
  struct Member {
    var name: String
    fileprivate var offset: Int
    fileprivate var packedSize: Int
    fileprivate var method: Int
    var isEncrypted: Bool
    var isFolder: Bool { name.hasSuffix("/") }
  }

  /// So many members are looked at.
  static let most = 10_000
  private static let largestDirectory = 16 << 20

  let members: [Member]
  /// How many members there are that are not looked at.
  let furtherCount: Int
  private let source: ByteSource
  /// The place of each name; of several with one name the first.
  private let places: [String: Int]

  /// - Throws: `FormatError`, `SystemError`.
  init(_ source: ByteSource) throws {
    self.source = source
    // The end of the directory stands before a comment of up to 65,535 bytes.
    let tailStart = max(0, source.count - 65_557)
    let tail = try source.bytes(from: tailStart, count: 65_557)
    var end: Int?
    var at = tail.count - 22
    while at >= 0, end == nil {
      if tail[at] == 0x50, tail.littleEndian(at, 4) == 0x0605_4B50 { end = at }
      at -= 1
    }
    guard let end else { throw FormatError.broken("no ZIP archive, or cut off") }
    let size = tail.littleEndian(end + 12, 4)
    let start = tail.littleEndian(end + 16, 4)
    let count = tail.littleEndian(end + 10, 2)
    if start == 0xFFFF_FFFF || size == 0xFFFF_FFFF {
      throw FormatError.broken("a ZIP64 archive, which is not read")
    }
    // What was put before the archive moves it.
    let moved = tailStart + end - size - start
    guard moved >= 0, size <= Self.largestDirectory else {
      throw FormatError.broken("its directory is damaged")
    }
    let directory = try source.bytes(from: start + moved, count: size)
    var members: [Member] = []
    at = 0
    while members.count < Self.most, at + 46 <= directory.count,
      directory.littleEndian(at, 4) == 0x0201_4B50
    {
      let flags = directory.littleEndian(at + 8, 2)
      let nameLength = directory.littleEndian(at + 28, 2)
      let nameEnd = min(directory.count, at + 46 + nameLength)
      members.append(
        Member(
          name: Self.name(Array(directory[(at + 46)..<nameEnd])),
          offset: directory.littleEndian(at + 42, 4) + moved,
          packedSize: directory.littleEndian(at + 20, 4),
          method: directory.littleEndian(at + 10, 2), isEncrypted: flags & 1 == 1))
      at =
        nameEnd + directory.littleEndian(at + 30, 2) + directory.littleEndian(at + 32, 2)
    }
    // Of a small file many large ones are made when they all stand at one place.
    if members.reduce(0, { $0 + $1.packedSize }) > source.count {
      throw FormatError.broken("its members overlap")
    }
    self.members = members
    places = Dictionary(
      members.enumerated().map { ($0.element.name, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    furtherCount = max(0, count - members.count)
  }

  /// Names are UTF-8 where the archive says so, and in the encoding of some system otherwise.
  private static func name(_ bytes: [UInt8]) -> String {
    if let name = String(validating: bytes, as: UTF8.self) { return name }
    guard let text = try? TextDecoder.decode(bytes), text.evidence != .none else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return String(decoding: text.utf8, as: UTF8.self)
  }

  /// The content of a member; nil when there is none of this name.
  func content(named name: String, _ budget: inout UnpackBudget) throws -> [UInt8]? {
    guard let place = places[name] else { return nil }
    return try content(of: members[place], &budget)
  }

  /// The content of a member.
  ///
  /// - Throws: `FormatError`, `SystemError`.
  func content(of member: Member, _ budget: inout UnpackBudget) throws -> [UInt8] {
    if member.isEncrypted { throw FormatError.encrypted }
    let head = try source.bytes(from: member.offset, count: 30)
    guard head.count == 30, head.littleEndian(0, 4) == 0x0403_4B50 else {
      throw FormatError.broken("'\(member.name)' is not where the directory says")
    }
    let start = member.offset + 30 + head.littleEndian(26, 2) + head.littleEndian(28, 2)
    if member.packedSize > budget.next { throw FormatError.tooLarge(budget.next) }
    let packed = try source.bytes(from: start, count: member.packedSize)
    if packed.count < member.packedSize { throw FormatError.broken("cut off") }
    let content: [UInt8]
    switch member.method {
    case 0: content = packed
    case 8: content = try Inflate.unpack(packed, limit: budget.next).output
    default:
      throw FormatError.broken("'\(member.name)' is compressed in a way that is not known")
    }
    budget.take(content.count)
    return content
  }
}
