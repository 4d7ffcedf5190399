// What stands in the dictionary of version 1 for a term of one document?

/// A posting inside its dictionary entry: `doc × 2 + (tf > 1)` as varint, then `tf − 2` if the
/// frequency is above one, then the gaps between positions, if the term keeps them.
enum SingleEntry {
  /// Reads document and frequency at `offset`, which is moved behind them.
  static func read(_ view: ByteView, _ offset: inout Int) -> (doc: UInt32, tf: UInt32) {
    let first = varint64(view, &offset)
    let doc = UInt32(truncatingIfNeeded: first >> 1)
    let tf = first & 1 == 0 ? 1 : varint(view, &offset) &+ 2
    return (doc, tf)
  }

  /// A varint at `offset`, which is moved behind it.
  @inline(__always)
  static func varint(_ view: ByteView, _ offset: inout Int) -> UInt32 {
    UInt32(truncatingIfNeeded: varint64(view, &offset))
  }

  @inline(__always)
  static func varint64(_ view: ByteView, _ offset: inout Int) -> UInt64 {
    view.varint(&offset)
  }
}
