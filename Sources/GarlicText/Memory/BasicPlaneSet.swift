// Is this character one of some? A bit for each of the basic plane.

/// A set of characters of the basic plane, in 8 KiB.
struct BasicPlaneSet: Sendable {
  private var words = [UInt64](repeating: 0, count: 1024)

  mutating func insert(_ character: UInt16) {
    words[Int(character &>> 6)] |= 1 &<< UInt64(character & 63)
  }

  @inline(__always)
  func contains(_ character: UInt16) -> Bool {
    words[Int(character &>> 6)] &>> UInt64(character & 63) & 1 != 0
  }
}
