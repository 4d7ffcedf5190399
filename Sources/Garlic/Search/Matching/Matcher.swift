// Which documents of a segment match, and what is each worth?

/// An operator over the documents of one segment: walks those that match, in order.
///
/// `doc` is the current document, `PostingCursor.end` after the last. `advance(to:)` moves to the
/// first match that is not before the target, and moves nothing when the target is not ahead.
/// A matcher that was just made stands on its first match.
class Matcher {
  /// The current document.
  final var doc: UInt32 = PostingCursor.end

  /// About how many documents match: what a conjunction orders by.
  var cost: Int { 0 }

  /// Moves to the next match.
  func next() throws(IndexError) {}

  /// Moves to the first match at or after `target`.
  func advance(to target: UInt32) throws(IndexError) {
    while doc < target { try next() }
  }

  /// The score of the current document.
  func score() throws(IndexError) -> Double { 0 }

  /// No document matches.
  static var nothing: Matcher { NoMatcher() }
}

/// Matches no document.
final class NoMatcher: Matcher {}
