// Which scalar stands at this offset of possibly malformed UTF-8?

/// Decoding as the Unicode Standard recommends (3.9, table 3-7): a malformed sequence reads as one
/// U+FFFD for each maximal subpart.
enum UTF8Decoding {
  struct Step {
    var scalar: UInt32
    var length: Int
    var isMalformed: Bool
  }

  @inline(never) static func scalar(
    in utf8: UnsafePointer<UInt8>, at offset: Int, end: Int
  ) -> Step {
    let first = UInt32(unsafe utf8[offset])
    if first < 0x80 { return Step(scalar: first, length: 1, isMalformed: false) }
    let malformed = Step(scalar: 0xFFFD, length: 1, isMalformed: true)
    let needed: Int
    var lowest: UInt32 = 0x80
    var highest: UInt32 = 0xBF
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (needed, value) = (1, first & 0x1F)
    case 0xE0...0xEF:
      (needed, value) = (2, first & 0xF)
      if first == 0xE0 { lowest = 0xA0 }
      if first == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      (needed, value) = (3, first & 7)
      if first == 0xF0 { lowest = 0x90 }
      if first == 0xF4 { highest = 0x8F }
    default: return malformed
    }
    for index in 1...needed {
      guard offset + index < end, case let byte = UInt32(unsafe utf8[offset + index]),
        byte >= lowest, byte <= highest
      else { return Step(scalar: 0xFFFD, length: index, isMalformed: true) }
      value = value << 6 | byte & 0x3F
      lowest = 0x80
      highest = 0xBF
    }
    return Step(scalar: value, length: needed + 1, isMalformed: false)
  }

  /// How many malformed sequences the bytes hold.
  static func malformedCount(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
    guard let base = utf8.baseAddress else { return 0 }
    var found = 0
    var offset = 0
    while offset < utf8.count {
      let step = unsafe scalar(in: base, at: offset, end: utf8.count)
      if step.isMalformed { found += 1 }
      offset += step.length
    }
    return found
  }
}
