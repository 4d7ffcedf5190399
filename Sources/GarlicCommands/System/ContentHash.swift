// Are these the bytes of before? A hash that is faster than a disk, not for security.

/// A hash of bytes that come in parts, eight bytes at a time, wherever the parts are cut.
struct ContentHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325
  /// Bytes that fill no word yet, and how many.
  private var pending: UInt64 = 0
  private var pendingCount = 0
  private var count: UInt64 = 0

  /// The hash of all bytes so far.
  var value: UInt64 {
    var copy = self
    copy.mix(pending)
    copy.mix(count)
    return copy.state
  }

  static func of(_ text: String) -> UInt64 {
    var hash = ContentHash()
    hash.add(Array(text.utf8)[...])
    return hash.value
  }

  /// Adds a number, and ends the word in hand.
  mutating func add(_ word: UInt64) {
    mix(pending)
    pending = 0
    pendingCount = 0
    mix(word)
  }

  /// Adds the next bytes.
  mutating func add(_ bytes: ArraySlice<UInt8>) {
    count &+= UInt64(bytes.count)
    let span = bytes.span
    var at = 0
    while at < span.count, pendingCount > 0 {
      add(span[at])
      at += 1
    }
    while at + 8 <= span.count {
      mix(
        UInt64(
          littleEndian: unsafe span.bytes.unsafeLoadUnaligned(fromByteOffset: at, as: UInt64.self)))
      at += 8
    }
    while at < span.count {
      add(span[at])
      at += 1
    }
  }

  private mutating func add(_ byte: UInt8) {
    pending |= UInt64(byte) << UInt64(8 * pendingCount)
    pendingCount += 1
    if pendingCount < 8 { return }
    mix(pending)
    pending = 0
    pendingCount = 0
  }

  @inline(__always)
  private mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 29
  }
}
