// In how many bits is the position of an occurrence written?

/// Positions are Rice-coded gaps.
///
/// The parameter follows from what is known anyway: occurrences of a term that comes `tf` times in
/// a field of `l` terms lie `l / (tf + 1)` apart on average.
enum PositionCode {
  /// The Rice parameter for a document.
  @inline(__always)
  static func parameter(length: Int, tf: UInt32) -> UInt32 {
    let gap = UInt32(truncatingIfNeeded: length) / (tf &+ 1)
    return gap < 2 ? 0 : UInt32(31 &- gap.leadingZeroBitCount)
  }

  /// `parameter` for every norm code and up to seven occurrences, eight bits each: division is what reading
  /// waits for.
  private static let parameters = ByteTable { norm in
    (0..<8).reduce(UInt64(0)) { eight, tf in
      eight | UInt64(parameter(length: Norm.length(norm), tf: UInt32(tf))) << UInt64(8 * tf)
    }
  }

  /// The Rice parameters of documents by their norm codes, for loops.
  struct Parameters {
    private let table = PositionCode.parameters

    @inline(__always)
    subscript(norm: UInt8, tf: UInt32) -> UInt32 {
      tf < 8
        ? UInt32(truncatingIfNeeded: table[norm] &>> UInt64(8 &* tf) & 255)
        : PositionCode.parameter(length: Norm.length(norm), tf: tf)
    }
  }

  /// Writes the `tf` positions from `positions[start]` on.
  @inline(__always)
  static func write(
    _ positions: borrowing GrowingSlab<UInt32>, from start: Int, tf: UInt32, parameter k: UInt32,
    into out: inout BitWriter
  ) {
    var previous = positions[start]
    out.rice(previous, k)
    var i = 1
    while i < Int(tf) {
      let position = positions[start &+ i]
      out.rice(position &- previous, k)
      previous = position
      i &+= 1
    }
  }

  /// Reads the positions of a document onto the end of `out`; fewer than `tf` where the bytes end
  /// before.
  @inline(__always)
  static func read(
    _ reader: inout BitReader, tf: UInt32, parameter k: UInt32, into out: inout [UInt32]
  ) {
    var position = reader.rice(k)
    out.append(position)
    var left = tf
    while left > 1, !reader.isPastEnd {
      position = position &+ reader.rice(k)
      out.append(position)
      left &-= 1
    }
  }

  /// Steps over the positions of a document.
  @inline(__always)
  static func skip(_ reader: inout BitReader, tf: UInt32, parameter k: UInt32) {
    var left = tf
    while left > 0, !reader.isPastEnd {
      reader.skipRice(k)
      left &-= 1
    }
  }
}
