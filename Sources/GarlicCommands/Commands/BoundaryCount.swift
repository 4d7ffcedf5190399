// How many boundaries do the lattice and ICU set differently in a text?

import GarlicText

/// Counts the boundaries of both segmenters, and those of only one of them, line by line.
struct BoundaryCount {
  private(set) var lineCount = 0
  private(set) var pieceCount = 0
  /// Boundaries that only one of the two has.
  private(set) var differenceCount = 0
  /// The first differences, in words.
  private(set) var first: [String] = []

  private let lattice: LatticeSegmenter
  private let icu: ICUSegmenter

  init() throws(AnalysisError) {
    lattice = try LatticeSegmenter()
    icu = try ICUSegmenter()
  }

  /// - Parameter progress: called with the number of bytes that were compared.
  mutating func add(_ text: [UInt8], progress: (Int) -> Void) throws(AnalysisError) {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count
      try compareLine(Array(text[start..<end]))
      progress(end - start)
      start = end
    }
  }

  private mutating func compareLine(_ line: [UInt8]) throws(AnalysisError) {
    var ours: [UInt32] = []
    var theirs: [UInt32] = []
    try lattice.segment(line.span, into: &ours)
    try icu.segment(line.span, into: &theirs)
    lineCount += 1
    pieceCount += theirs.count
    if ours == theirs { return }
    let different = Set(ours).symmetricDifference(theirs)
    differenceCount += different.count
    guard first.count < 10, let at = different.min() else { return }
    first.append(
      "line \(lineCount), byte \(at): lattice \(Self.around(at, ours, line)), ICU \(Self.around(at, theirs, line))"
    )
  }

  /// The pieces near an offset, `|` between them.
  private static func around(_ at: UInt32, _ ends: [UInt32], _ line: [UInt8]) -> String {
    let next = ends.firstIndex { $0 >= at } ?? ends.count
    var texts: [String] = []
    for piece in max(0, next - 2)..<min(ends.count, next + 3) {
      let start = piece == 0 ? 0 : Int(ends[piece - 1])
      texts.append(String(decoding: line[start..<Int(ends[piece])], as: UTF8.self))
    }
    return TextLine.of(texts.joined(separator: "|"))
  }
}
