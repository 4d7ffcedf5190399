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
      a.text.utf8.count == b.text.utf8.count && a.text.utf8.elementsEqual(b.text.utf8)
    }
  }

  private let known: RecentEntries<Key, [[Token]]>
  /// Longer texts are hardly asked for twice; up to there a text takes some kilobytes at most.
  private static let longest = 48

  /// - Parameters:
  ///   - stripes: a power of two.
  ///   - places: likewise; two texts each.
  init(stripes: Int = 16, places: Int = 128) {
    known = RecentEntries(stripes: stripes, places: places)
  }

  /// - Complexity: O(length of the text).
  func runs(of text: String) -> [[Token]]? {
    if text.utf8.count > Self.longest { return nil }
    return known.value(of: Key(text: text), hash: ByteHash.of(text.utf8))
  }

  /// - Parameter runs: the tokens of each.
  func keep(_ runs: [[Token]], of text: String) {
    if text.utf8.count > Self.longest { return }
    known.keep(runs, for: Key(text: text), hash: ByteHash.of(text.utf8))
  }
}
