// In which script is each document of a snapshot written?

import GarlicText

/// The scripts of all segments.
final class SnapshotScripts: Sendable {
  private let bases: [Int]
  /// By segment; nil where all documents are in neither script.
  private let segments: [DocumentScripts?]

  /// The scripts that documents are in, as far as segments tell.
  let present: TextScript.Set

  init(_ views: [SegmentView]) throws(IndexError) {
    var segments: [DocumentScripts?] = []
    var present = TextScript.Set()
    for view in views {
      let segment = try view.reader.scripts()
      for script in TextScript.allCases where segment?.counts[script.number] ?? 0 > 0 {
        present.insert(script)
      }
      segments.append(segment)
    }
    self.present = present
    self.segments = segments
    bases = views.map(\.base)
  }

  /// - Complexity: O(log segments).
  subscript(document: Int) -> TextScript {
    let segment = (1..<bases.count).partitioningIndex { bases[$0] > document } - 1
    return segments[segment]?[document - bases[segment]] ?? .neither
  }

  /// The number of a document's script.
  /// - Complexity: O(log segments).
  @inline(__always)
  func number(of document: Int) -> Int {
    if bases.count == 1 { return segments[0]?.number(of: document) ?? 0 }
    let segment = (1..<bases.count).partitioningIndex { bases[$0] > document } - 1
    return segments[segment]?.number(of: document - bases[segment]) ?? 0
  }
}
