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
    let segment = (1..<bases.count).partitioningIndex { bases[$0] > document } - 1
    return segments[segment]?[document - bases[segment]] ?? .neither
  }
}
