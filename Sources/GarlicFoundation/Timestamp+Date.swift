// Which date is this moment?

public import Foundation
public import Garlic

extension Timestamp {
  /// The moment of a date, rounded to the nearest millisecond; of dates beyond some 290 million years the last one that
  /// can be told.
  public init(_ date: Date) {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    self.init(
      milliseconds: Int64(exactly: milliseconds) ?? (milliseconds < 0 ? Int64.min : Int64.max))
  }

  /// The moment as a date.
  public var date: Date { Date(timeIntervalSince1970: Double(milliseconds) / 1000) }
}

extension FieldValue {
  /// A date, for a date field.
  public static func date(_ date: Date) -> FieldValue { .date(Timestamp(date)) }
}
