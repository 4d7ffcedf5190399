// What is in a gzip file?

/// Files of gzip (RFC 1952): one or more compressed parts, one after another.
enum GzipFile {
  static func unpack(_ bytes: [UInt8], limit: Int) throws(FormatError) -> [UInt8] {
    var all: [UInt8] = []
    var at = 0
    while at < bytes.count {
      guard bytes.count - at >= 18, bytes[at] == 0x1F, bytes[at + 1] == 0x8B, bytes[at + 2] == 8
      else {
        if at == 0 { throw .broken("no gzip file, or cut off") }
        // Zeros that tapes are filled with, or rubbish, which gzip leaves out, too.
        break
      }
      let flags = bytes[at + 3]
      var start = at + 10
      if flags & 4 != 0 { start += 2 + bytes.littleEndian(start, 2) }
      for flag: UInt8 in [8, 16] where flags & flag != 0 {
        while start < bytes.count, bytes[start] != 0 { start += 1 }
        start += 1
      }
      if flags & 2 != 0 { start += 2 }
      if start >= bytes.count { throw .broken("cut off") }
      let part = try Inflate.unpack(bytes, from: start, limit: limit - all.count)
      all += part.output
      if bytes.count - part.end < 8 { throw .broken("cut off") }
      if bytes.littleEndian(part.end + 4, 4) != part.output.count & 0xFFFF_FFFF {
        throw .broken("damaged: its length is another")
      }
      at = part.end + 8
    }
    return all
  }
}
