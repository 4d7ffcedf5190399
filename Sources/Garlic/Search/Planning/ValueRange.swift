// Which numbers lie between two bounds that were typed?

/// Bounds of a query as numbers of a column.
enum ValueRange {
  /// What a text means in a number field: one value; for a date the day, month or year it names; nil when it is
  /// no value.
  static func value(_ text: String, _ kind: Field.Kind) -> ClosedRange<Int64>? {
    if kind == .date, let start = Timestamp.milliseconds(text) {
      return start...(start + Timestamp.span(text) - 1)
    }
    return NumberValue.single(text, kind).map { $0...$0 }
  }

  /// The numbers between two bounds; nil when there are none.
  ///
  /// - Throws: `IndexError.invalidArgument` when a bound is no value of this kind.
  static func numbers(
    _ lower: Query.Bound, _ upper: Query.Bound, _ kind: Field.Kind, of field: String
  ) throws(IndexError) -> ClosedRange<Int64>? {
    for case .inclusive(let text) in [lower, upper] where value(text, kind) == nil {
      throw .invalidArgument("'\(text)' is no value of the \(kind) field '\(field)'")
    }
    for case .exclusive(let text) in [lower, upper] where value(text, kind) == nil {
      throw .invalidArgument("'\(text)' is no value of the \(kind) field '\(field)'")
    }
    return numbers(lower, upper, kind)
  }

  /// The numbers between two bounds; nil when there are none, or a bound is no value.
  static func numbers(
    _ lower: Query.Bound, _ upper: Query.Bound, _ kind: Field.Kind
  ) -> ClosedRange<Int64>? {
    var low = Int64.min
    var high = Int64.max
    switch lower {
    case .unbounded: break
    case .inclusive(let text):
      guard let range = value(text, kind) else { return nil }
      low = range.lowerBound
    case .exclusive(let text):
      guard let range = value(text, kind), range.upperBound < .max else { return nil }
      low = range.upperBound + 1
    }
    switch upper {
    case .unbounded: break
    case .inclusive(let text):
      guard let range = value(text, kind) else { return nil }
      high = range.upperBound
    case .exclusive(let text):
      guard let range = value(text, kind), range.lowerBound > .min else { return nil }
      high = range.lowerBound - 1
    }
    return low <= high ? low...high : nil
  }
}
