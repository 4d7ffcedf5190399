// Where are ICU's words, and are they the ones that an index was made with?

internal import CICUShims

/// ICU's dictionary of Chinese and Japanese words, in place in the library's data.
@safe struct WordDictionary: @unchecked Sendable {
  /// The dictionary of the running ICU, or nil when its data was built without.
  static let shared = WordDictionary()

  /// The units of the trie.
  let trie: UnsafePointer<UInt16>
  /// Number of units.
  let unitCount: Int

  /// Opens the dictionary when its shape is the known one: a trie of 16-bit units with values and no
  /// transform of its characters.
  private init?() {
    var status: Int32 = 0
    guard let memory = unsafe icu_cjk_dictionary(&status) else { return nil }
    let indexes = unsafe memory.assumingMemoryBound(to: Int32.self)
    let offset = unsafe Int(indexes[0])
    let size = unsafe Int(indexes[3])
    let isKnownShape = unsafe indexes[4] == 9 && indexes[5] == 0
    guard isKnownShape, offset >= 32, offset % 2 == 0, size > offset else { return nil }
    unsafe trie = (memory + offset).assumingMemoryBound(to: UInt16.self)
    unitCount = (size - offset) / 2
  }

  /// A checksum of the dictionary, 0 when there is none.
  ///
  /// Computed once, in about 0.3 ms, most of it to find its pages.
  static let checksum: UInt64 = shared?.computeChecksum() ?? 0

  private func computeChecksum() -> UInt64 {
    // Four lanes side by side, so that the multiplications overlap; by themselves, for few processors
    // multiply numbers of 64 bits in vectors.
    let seed: UInt64 = 0x9E37_79B9_7F4A_7C15
    var lanes = (seed, seed &* 2, seed &* 3, seed &* 4)
    let bytes = unsafe UnsafeRawPointer(trie)
    var offset = 0
    while offset &+ 32 <= unitCount &* 2 {
      lanes.0 = Self.mixed(lanes.0, unsafe Self.load(bytes, offset))
      lanes.1 = Self.mixed(lanes.1, unsafe Self.load(bytes, offset &+ 8))
      lanes.2 = Self.mixed(lanes.2, unsafe Self.load(bytes, offset &+ 16))
      lanes.3 = Self.mixed(lanes.3, unsafe Self.load(bytes, offset &+ 24))
      offset &+= 32
    }
    while offset < unitCount &* 2 {
      lanes.0 = (lanes.0 ^ UInt64(unsafe bytes.load(fromByteOffset: offset, as: UInt8.self)))
      lanes.0 &*= 0x100_0000_01B3
      offset &+= 1
    }
    var state = UInt64(unitCount)
    for lane in [lanes.0, lanes.1, lanes.2, lanes.3] {
      state = (state ^ lane) &* 0xD6E8_FEB8_6659_FD93
      state ^= state >> 32
    }
    return state == 0 ? 1 : state
  }

  @inline(__always) private static func load(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inline(__always) private static func mixed(_ lane: UInt64, _ block: UInt64) -> UInt64 {
    let product = (lane ^ block) &* 0xD6E8_FEB8_6659_FD93
    return product ^ product &>> 29
  }
}
