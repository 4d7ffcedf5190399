// How does a program bring a segmenter of its own?

/// A segmenter of a program's own: it cuts runs of Han and kana into words.
///
/// Everything else stays as it is: folds, pairs of characters, which find every text however it is cut, and the words of
/// other scripts. Words of the segmenter count in the ranking.
///
/// ```swift
/// struct Names: RunSegmenter {
///   let fingerprint = "names 3"
///   func wordEnds(in run: [Unicode.Scalar]) -> [Int] { … }
/// }
/// let analyzer = try Analyzer(segmenter: Names())
/// ```
public protocol RunSegmenter: Sendable {
  /// A text that changes whenever the cuts may change: name, version, dictionary.
  var fingerprint: String { get }

  /// Where words end in a run.
  ///
  /// Called once for each run of a document or a query, from any thread. The same run must always be cut alike.
  ///
  /// - Parameter run: Han, hiragana and katakana that stand side by side, folded by the options of the analyzer; at
  ///   least two.
  /// - Returns: the number of characters before each end, ascending. The end of the run need not be among them; numbers
  ///   that are out of order or beyond the run are passed over.
  func wordEnds(in run: [Unicode.Scalar]) -> [Int]
}
