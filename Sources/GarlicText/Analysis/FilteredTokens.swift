// Are the tokens that a filter answers with those of a text?

/// Applies token filters, and refuses what an index could not keep.
struct FilteredTokens {
  let filters: [any TokenFilter]
  let purpose: TokenPurpose
  /// The unit positions of the text, or of the part of it.
  let positions: Range<Int>
  /// Its UTF-8 offsets.
  let offsets: Range<Int>

  /// Bytes of the longest term: a word of 255 characters, and the tag.
  static let longestTerm = 1021

  /// - Throws: ``AnalysisError/invalidTokens(filter:reason:)``.
  func applied(to tokens: [Token]) throws(AnalysisError) -> [Token] {
    var tokens = tokens
    for filter in filters {
      tokens = filter.filter(tokens, for: purpose)
      if let reason = fault(tokens) {
        throw AnalysisError.invalidTokens(filter: filter.fingerprint, reason: reason)
      }
    }
    return tokens
  }

  private func fault(_ tokens: [Token]) -> String? {
    var last = positions.lowerBound
    for token in tokens {
      if token.position < last {
        return "'\(token.text)' at position \(token.position) stands after one at \(last)"
      }
      last = token.position
      if token.unitCount < 1 || token.position >= positions.upperBound
        || token.unitCount > positions.upperBound - token.position
      {
        return
          "'\(token.text)' takes \(token.unitCount) positions from \(token.position) on in a text of positions \(positions)"
      }
      if token.range.lowerBound < offsets.lowerBound || token.range.upperBound > offsets.upperBound
      {
        return "'\(token.text)' has the range \(token.range) in a text of bytes \(offsets)"
      }
      if !token.weight.isFinite || token.weight < 0 {
        return "'\(token.text)' weighs \(token.weight)"
      }
      if token.utf8.isEmpty { return "the token at position \(token.position) has no text" }
      if token.term.count > Self.longestTerm {
        return
          "the token at position \(token.position) has \(token.term.count) bytes; at most \(Self.longestTerm) are possible"
      }
      if token.utf8.first == Token.wordTag {
        return "the token at position \(token.position) begins with the character U+0001"
      }
    }
    return nil
  }
}
