// Where does a term of one document occur in it?

/// The positions that stand in a dictionary entry.
struct SinglePositions: Sendable {
  /// The block of the dictionary.
  let view: ByteView
  /// Where they begin in it, in bits.
  let bit: Int
  /// The Rice parameter of their gaps.
  let parameter: UInt32

  static let none = SinglePositions(view: .empty, bit: 0, parameter: 0)

  /// Appends the positions of `tf` occurrences, ascending.
  func read(tf: UInt32, into out: inout [UInt32]) {
    var reader = BitReader(view, position: bit)
    PositionCode.read(&reader, tf: tf, parameter: parameter, into: &out)
  }
}
