// Which numbers does a value stand for in a column?

/// Numbers of integer, double and date fields as integers that sort as they do.
enum NumberValue {
  /// The numbers of a value, empty when it is missing; nil when one is no number of this kind.
  static func sortable(_ value: FieldValue?, _ kind: Field.Kind) -> [Int64]? {
    switch value {
    case nil: return []
    case .string(let text)?: return single(text, kind).map { [$0] }
    case .integer(let number)?: return single(number, kind).map { [$0] }
    case .double(let number)?: return single(number, kind).map { [$0] }
    case .strings(let texts)?: return all(texts) { single($0, kind) }
    case .integers(let numbers)?: return all(numbers) { single($0, kind) }
    case .doubles(let numbers)?: return all(numbers) { single($0, kind) }
    }
  }

  /// The number of a text; nil when it is none of this kind.
  static func single(_ text: String, _ kind: Field.Kind) -> Int64? {
    switch kind {
    case .double: Double(text).flatMap { $0.isNaN ? nil : sortable($0) }
    case .integer: Int64(text)
    case .date: Timestamp.milliseconds(text)
    case .text, .keyword: nil
    }
  }

  private static func single(_ number: Int64, _ kind: Field.Kind) -> Int64? {
    switch kind {
    case .double: sortable(Double(number))
    case .integer, .date: number
    case .text, .keyword: nil
    }
  }

  private static func single(_ number: Double, _ kind: Field.Kind) -> Int64? {
    switch kind {
    case .double: number.isNaN ? nil : sortable(number)
    case .integer, .date: abs(number) < 9.2e18 ? Int64(number) : nil
    case .text, .keyword: nil
    }
  }

  private static func all<Value>(_ values: [Value], _ number: (Value) -> Int64?) -> [Int64]? {
    var numbers: [Int64] = []
    numbers.reserveCapacity(values.count)
    for value in values {
      guard let number = number(value) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Integers that sort as doubles do; zero has no sign.
  static func sortable(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
    return bits >= 0 ? bits : bits ^ Int64.max
  }

  /// What `sortable` made of a double.
  static func double(_ sortable: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: sortable >= 0 ? sortable : sortable ^ Int64.max))
  }

  /// Numbers of a column as the value of a document; nil when there is none.
  static func value(_ numbers: [Int64], _ kind: Field.Kind) -> FieldValue? {
    if numbers.isEmpty { return nil }
    if kind == .double {
      return numbers.count == 1
        ? .double(double(numbers[0])) : .doubles(numbers.map { double($0) })
    }
    return numbers.count == 1 ? .integer(numbers[0]) : .integers(numbers)
  }
}
