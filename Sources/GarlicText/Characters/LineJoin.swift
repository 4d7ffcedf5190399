// Where does a wrapped line go on?

/// A line break between two wide characters that was taken out of a text, with the white space around
/// it: 大⏎蒜 is 大蒜.
struct LineJoin: Sendable {
  /// UTF-8 offset after the last character of the line.
  let end: UInt32
  /// UTF-8 offset of the next line's first character.
  let next: UInt32
}

extension [LineJoin] {
  /// The end of what seems to end where a line goes on: where the line before it ends.
  ///
  /// - Complexity: O(log joins).
  func end(_ offset: UInt32) -> UInt32 {
    let low = (0..<count).partitioningIndex { self[$0].next >= offset }
    return low < count && self[low].next == offset ? self[low].end : offset
  }
}
