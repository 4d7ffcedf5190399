// Which number does a value stand for in a column?

/// Numbers of integer, double and date fields as integers that sort as they do.
enum NumberValue {
  /// nil when the value is missing or is no number of this kind.
  static func sortable(_ value: FieldValue?, _ kind: Field.Kind) -> Int64? {
    switch (kind, value) {
    case (_, nil): return nil
    case (.double, .double(let number)?): return sortable(number)
    case (.double, .integer(let number)?): return sortable(Double(number))
    case (.double, .string(let text)?): return Double(text).map { sortable($0) }
    case (.integer, .integer(let number)?), (.date, .integer(let number)?): return number
    case (.integer, .double(let number)?), (.date, .double(let number)?):
      return abs(number) < 9.2e18 ? Int64(number) : nil
    case (.integer, .string(let text)?): return Int64(text)
    case (.date, .string(let text)?): return Timestamp.milliseconds(text)
    default: return nil
    }
  }

  /// Integers that sort as doubles do.
  static func sortable(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: value.bitPattern)
    return bits >= 0 ? bits : bits ^ Int64.max
  }

  /// What `sortable` made of a double.
  static func double(_ sortable: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: sortable >= 0 ? sortable : sortable ^ Int64.max))
  }
}
