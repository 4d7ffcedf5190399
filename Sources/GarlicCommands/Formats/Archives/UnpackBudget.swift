// How much may still be unpacked of a file?

/// Bounds on what a file may unpack to, whatever it says of itself.
struct UnpackBudget {
  /// Bytes of one member.
  static let member = 64 << 20
  /// Bytes of all members of a file.
  static let file = 256 << 20

  private var rest: Int

  /// - Parameter size: bytes of all members; tests make it small.
  init(_ size: Int = file) { rest = size }

  /// The most bytes that the next member may have.
  var next: Int { min(rest, Self.member) }

  mutating func take(_ count: Int) { rest = max(0, rest - count) }
}
