// Is this the same table or list as before? A hash for fingerprints and names, not for security.

/// The hash FNV-1a of 64 bits (Fowler, Noll and Vo).
package enum FNV1a {
  /// What a hash begins with.
  package static let basis: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The hash of bytes that follow those with the hash `state`.
  package static func hash(
    _ bytes: some Sequence<UInt8>, continuing state: UInt64 = FNV1a.basis
  ) -> UInt64 {
    var state = state
    for byte in bytes {
      state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return state
  }

  /// The same of bytes that lie side by side.
  package static func hash(_ bytes: Span<UInt8>, continuing state: UInt64 = FNV1a.basis) -> UInt64 {
    var state = state
    for index in bytes.indices {
      state = (state ^ UInt64(bytes[index])) &* 0x100_0000_01B3
    }
    return state
  }
}
