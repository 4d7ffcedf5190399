// Is this the same table as before? Checksums for fingerprints, not for security.

/// Checksums of what an analyzer depends on.
enum Checksum {
  /// FNV-1a with 64 bits.
  static func fnv(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return state
  }
}
