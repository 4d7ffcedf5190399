// In which script is each document of a snapshot written?

import GarlicText

/// The scripts of all segments.
final class SnapshotScripts: Sendable {
  private let bases: [Int]
  /// By segment; nil where all documents are in neither script.
  private let segments: [DocumentScripts?]

  /// Nil unless there are documents in either script.
  init?(_ views: [SegmentView]) throws(IndexError) {
    var segments: [DocumentScripts?] = []
    var isMixed = (simplified: false, traditional: false)
    for view in views {
      let segment = try view.reader.scripts()
      if segment?.hasSimplified == true { isMixed.simplified = true }
      if segment?.hasTraditional == true { isMixed.traditional = true }
      segments.append(segment)
    }
    guard isMixed.simplified, isMixed.traditional else { return nil }
    self.segments = segments
    bases = views.map(\.base)
  }

  /// - Complexity: O(log segments).
  subscript(document: Int) -> HanScript {
    var low = 0
    var high = bases.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if bases[middle] <= document { low = middle } else { high = middle }
    }
    return segments[low]?[document - bases[low]] ?? .neither
  }
}
