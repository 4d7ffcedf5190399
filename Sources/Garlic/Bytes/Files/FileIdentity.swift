// Is this still the file that was opened?

/// Tells files apart that have had the same path.
public struct FileIdentity: Hashable, Sendable {
  /// The number of the device or place.
  public var device: UInt64
  /// The number of the file there, which no other file has while one of the two is open or has a name.
  public var number: UInt64

  /// An identity of these numbers.
  public init(device: UInt64, number: UInt64) {
    self.device = device
    self.number = number
  }
}
