// Which of two titles is offered first?

/// A title that has what was typed.
struct TitleMatch: Sendable {
  /// How a title has it, the best first.
  enum Way: UInt8, Sendable {
    /// It begins with it, letter by letter.
    case beginning
    /// It begins with what is read so.
    case reading
    /// It begins with what has these initials.
    case initials
    /// A later word begins with it.
    case word
    case wordReading
    case wordInitials
    /// It begins so but for one edit, or a later word does.
    case slip
    case wordSlip
  }

  var way: Way
  /// The value of the column that ranks, as it sorts; 0 without one.
  var weight: Int64
  /// The folded characters of the title, then how many documents have it, as one number: the least is first.
  var rank: UInt64
  /// Which table, and the title's number there.
  var table: Int
  var title: Int
  /// The folded characters that stand for what was typed.
  var units: Range<Int>

  /// The order in which titles are offered: by the way, by weight, the shortest, that of most documents.
  static func isBefore(_ left: TitleMatch, _ right: TitleMatch) -> Bool {
    if left.way != right.way { return left.way.rawValue < right.way.rawValue }
    if left.weight != right.weight { return left.weight > right.weight }
    if left.rank != right.rank { return left.rank < right.rank }
    return left.table != right.table ? left.table < right.table : left.title < right.title
  }
}
