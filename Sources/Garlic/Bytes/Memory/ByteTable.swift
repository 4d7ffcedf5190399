// What is known of each of the 256 values of a byte?

/// A table that every byte has an entry in, so that looking one up checks nothing.
struct ByteTable<Element: BitwiseCopyable>: Sendable {
  private let entries: Slab<Element>

  /// A table of what `entry` says of each byte.
  init(_ entry: (UInt8) -> Element) {
    entries = Slab((UInt8.min...UInt8.max).map(entry))
  }

  @inline(__always)
  subscript(byte: UInt8) -> Element { unsafe entries[unchecked: Int(byte)] }
}
