// Where in a file does a query match?

/// A line that matches.
struct LineMatch: Equatable {
  /// From 1.
  var number: Int
  /// Without its end.
  var text: String
  /// What matches, in bytes of the line, ascending; empty for a line that stands for a file whose name alone matches.
  var ranges: [Range<Int>]
  /// Whether it is shown for the lines beside it.
  var isContext = false

  /// Where the first match begins, in bytes, from 1.
  var column: Int { (ranges.first?.lowerBound ?? 0) + 1 }
}
