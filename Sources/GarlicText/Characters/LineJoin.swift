// Where does a wrapped line go on, and a word whose characters were set apart?

/// White space between two wide characters that was taken out of a text: a line break with spaces around it
/// (大⏎蒜 is 大蒜), or a space between characters that stand alone (大 蒜).
struct LineJoin: Sendable {
  /// UTF-8 offset after the character before the white space.
  let end: UInt32
  /// UTF-8 offset of the character after it.
  let next: UInt32
}

extension [LineJoin] {
  /// The end of what seems to end where the text goes on: where it ends before the white space.
  ///
  /// - Complexity: O(log joins).
  func end(_ offset: UInt32) -> UInt32 {
    let low = (0..<count).partitioningIndex { self[$0].next >= offset }
    return low < count && self[low].next == offset ? self[low].end : offset
  }
}
