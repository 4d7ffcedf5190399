// What can go wrong between a text and its terms?

/// An error of text analysis.
///
/// New errors become cases in minor versions: a `switch` over errors needs a `default`.
public enum AnalysisError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A function of ICU failed; its data may not be installed.
  case icu(operation: String, status: Int32)
  /// ICU's dictionary of Chinese and Japanese words is not installed, or of an unknown shape.
  case noDictionary
  /// A text is longer than positions and offsets of 32 bits can say.
  case textTooLong(byteCount: Int)
  /// A line of a word list cannot be read. Lines count from 1.
  case malformedWordList(line: Int, reason: String)
  /// There was no memory for tables of so many bytes.
  case outOfMemory(byteCount: Int)
  /// An encoding is not known, or not able to be told from the bytes.
  case unknownEncoding(name: String)
  /// The tokens that a token filter answered with are none of its text.
  case invalidTokens(filter: String, reason: String)
  /// An analyzer or the analysis of a field cannot be made.
  case invalidAnalysis(reason: String)

  /// What happened and what to do about it, in one sentence each.
  public var description: String {
    switch self {
    case .icu(let operation, let status):
      let name = ICUStatus.name(status)
      return "ICU's \(operation) failed with \(name). "
        + "Install ICU 70 or newer with its full data (libicu-dev, icu-data-full, icu4c)."
    case .noDictionary:
      return "ICU's dictionary of Chinese and Japanese words cannot be opened. "
        + "Install ICU's full data (icu-data-full), or choose ICU's own iterator as the segmenter."
    case .textTooLong(let byteCount):
      return "A text of \(byteCount) bytes is longer than the 1,073,741,823 bytes that can be "
        + "analyzed at once. Split it into several fields or documents."
    case .malformedWordList(let line, let reason):
      return "Line \(line) of the word list cannot be read: \(reason). "
        + "Write one word to a line, optionally a space and its cost, and comments after #."
    case .outOfMemory(let byteCount):
      return "There is no memory for \(byteCount) bytes of word tables. "
        + "Give the process more, or make fewer analyzers and tokenizers."
    case .unknownEncoding(let name):
      return "The encoding “\(name)” is not known to ICU. "
        + "Name one that it knows, for example GB18030, Big5, Shift_JIS, EUC-KR or UTF-16LE."
    case .invalidTokens(let filter, let reason):
      return "The token filter “\(filter)” answered with a token that its text cannot have: "
        + "\(reason). Keep positions ascending and tokens within their text."
    case .invalidAnalysis(let reason):
      return reason
    }
  }
}
