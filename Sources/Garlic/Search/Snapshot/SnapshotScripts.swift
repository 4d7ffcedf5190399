// In which script is each document of a snapshot written?

import GarlicText

/// The scripts of all segments.
final class SnapshotScripts: Sendable {
  private let bases: [Int]
  /// By segment; nil where all documents are in neither script.
  private let segments: [DocumentScripts?]

  /// Whether any document is written in simplified characters.
  let hasSimplified: Bool
  /// Whether any document is written in traditional characters.
  let hasTraditional: Bool

  init(_ views: [SegmentView]) throws(IndexError) {
    var segments: [DocumentScripts?] = []
    var hasSimplified = false
    var hasTraditional = false
    for view in views {
      let segment = try view.reader.scripts()
      if segment?.hasSimplified == true { hasSimplified = true }
      if segment?.hasTraditional == true { hasTraditional = true }
      segments.append(segment)
    }
    self.hasSimplified = hasSimplified
    self.hasTraditional = hasTraditional
    self.segments = segments
    bases = views.map(\.base)
  }

  /// - Complexity: O(log segments).
  subscript(document: Int) -> HanScript {
    let segment = (1..<bases.count).partitioningIndex { bases[$0] > document } - 1
    return segments[segment]?[document - bases[segment]] ?? .neither
  }
}
