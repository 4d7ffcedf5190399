// In which script is each document of a segment written?

import GarlicText

/// Two bits for each document: neither, simplified, traditional.
struct DocumentScripts: Sendable {
  private let section: CheckedSection
  private let bits: ByteView
  /// Whether any document is written in simplified characters.
  let hasSimplified: Bool
  /// Whether any document is written in traditional characters.
  let hasTraditional: Bool

  /// - Throws: `IndexError.corrupt` when a document would be in both scripts.
  /// - Complexity: O(documents / 32), once a segment.
  init(_ section: CheckedSection) throws(IndexError) {
    self.section = section
    bits = try section.allBytes()
    let lower: UInt64 = 0x5555_5555_5555_5555
    var simplified: UInt64 = 0
    var traditional: UInt64 = 0
    for offset in stride(from: 0, to: bits.count, by: 8) {
      let word = bits.window(offset)
      let low = word & lower
      let high = word &>> 1 & lower
      if low & high != 0 { throw section.corrupt(offset, "a document is in both scripts") }
      simplified |= low
      traditional |= high
    }
    hasSimplified = simplified != 0
    hasTraditional = traditional != 0
  }

  @inline(__always)
  subscript(document: Int) -> HanScript {
    HanScript(rawValue: bits.u8(document &>> 2) &>> UInt8(2 &* (document & 3)) & 3) ?? .neither
  }

  static func byteCount(documents: Int) -> Int { (documents + 3) / 4 }

  /// The section of these documents; nil when all are neither, as then there is none.
  static func section(_ scripts: [HanScript]) -> [UInt8]? {
    if scripts.allSatisfy({ $0 == .neither }) { return nil }
    var bytes = [UInt8](repeating: 0, count: byteCount(documents: scripts.count))
    for (document, script) in scripts.enumerated() {
      bytes[document / 4] |= script.rawValue << UInt8(2 * (document % 4))
    }
    return bytes
  }
}
