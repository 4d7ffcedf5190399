// Where are the pieces of a line?

import GarlicText

/// The segmenter that analysis uses: the lattice, or ICU's iterator where there is no dictionary.
final class LineSegmenter {
  private var segmenter: any WordSegmenter
  private var ends: [UInt32] = []

  init() throws(AnalysisError) {
    do throws(AnalysisError) {
      segmenter = try LatticeSegmenter()
    } catch .noDictionary {
      segmenter = try ICUSegmenter()
    }
  }

  /// All pieces, spaces and punctuation too, in bytes.
  func pieces(of line: [UInt8]) throws(AnalysisError) -> [Range<Int>] {
    try segmenter.segment(line.span, into: &ends)
    var pieces: [Range<Int>] = []
    var start = 0
    for end in ends {
      pieces.append(start..<Int(end))
      start = Int(end)
    }
    return pieces
  }
}
