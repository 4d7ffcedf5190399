// How was this text of a query cut in an earlier search?

import GarlicText

/// The runs of the texts that queries had lately, by the analyzer that an index has for all its fields.
///
/// People ask the same again, and look at more pages of it. A bounded number of texts; any thread may ask.
final class AnalysisCache: Sendable {
  /// A text, byte by byte: spellings that Unicode takes for the same have tokens at other places.
  private struct Key: Equatable, Sendable {
    let text: String

    static func == (a: Key, b: Key) -> Bool {
      let first = a.text.utf8Span.span
      let second = b.text.utf8Span.span
      if first.count != second.count { return false }
      for index in first.indices where first[index] != second[index] { return false }
      return true
    }

    var hash: UInt64 { FNV1a.hash(text.utf8Span.span) }
  }

  private let known: RecentEntries<Key, [[Token]]>
  /// Longer texts are hardly asked for twice; up to there a text takes some kilobytes at most.
  private static let longest = 48

  /// - Parameters:
  ///   - stripes: a power of two.
  ///   - places: likewise: the texts of each stripe.
  init(stripes: Int = 16, places: Int = 256) {
    known = RecentEntries(stripes: stripes, places: places)
  }

  /// - Complexity: O(length of the text).
  func runs(of text: String) -> [[Token]]? {
    if text.utf8.count > Self.longest { return nil }
    let key = Key(text: text)
    return known.value(of: key, hash: key.hash)
  }

  /// - Parameter runs: the tokens of each.
  func keep(_ runs: [[Token]], of text: String) {
    if text.utf8.count > Self.longest { return }
    let key = Key(text: text)
    known.keep(runs, for: key, hash: key.hash)
  }
}
