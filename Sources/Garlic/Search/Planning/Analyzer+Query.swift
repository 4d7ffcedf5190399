// How is a text of a query cut?

import GarlicText

extension Analyzer {
  /// Every token of a text, as `tokens(in:)`.
  /// - Throws: `IndexError.analysis`: a text that cannot be cut must not be taken for one in which there is
  ///   nothing to look for.
  func queryTokens(
    in text: String, for purpose: TokenPurpose = .searching
  ) throws(IndexError) -> [Token] {
    do throws(AnalysisError) {
      return try tokens(in: text, for: purpose)
    } catch { throw .analysis(error.description) }
  }
}
