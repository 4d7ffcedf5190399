// What is the factor of a document of this segment?

/// A factor with the columns of one segment.
indirect enum SegmentFactor {
  case constant(Double)
  case decay(Column, isDouble: Bool, halfLife: Double, origin: Double, otherwise: Double)
  case logarithm(Column, isDouble: Bool)
  case value(Column, isDouble: Bool, otherwise: Double)
  /// By ordinal, or by number.
  case table(Column, [Int64: Double], otherwise: Double)
  case values([ValueReader], limit: Double, @Sendable ([[FieldValue]]) -> Double)
  case product([SegmentFactor])

  /// Reads the values of a field.
  struct ValueReader {
    let column: Column?
    let ordinals: KeywordOrdinals?
    let kind: Field.Kind

    func values(_ document: Int) throws(IndexError) -> [FieldValue] {
      var values: [FieldValue] = []
      for number in column?.values(document) ?? [] {
        if let ordinals {
          values.append(
            .string(String(decoding: try ordinals.term(Int(number)), as: UTF8.self)))
        } else if let value = NumberValue.value([number], kind) {
          values.append(value)
        }
      }
      return values
    }
  }

  /// - Throws: `IndexError.invalidArgument` when a field is not there or does not fit, or a number is not finite
  ///   or negative.
  init(_ factor: Factor, _ reader: SegmentReader) throws(IndexError) {
    switch factor {
    case .decay(let name, let halfLife, let origin, let otherwise):
      guard halfLife > 0, halfLife.isFinite, origin.isFinite else {
        throw .invalidArgument(
          "the half-life \(halfLife) of the factor on '\(name)' must be above 0, its origin finite")
      }
      try Self.check(otherwise, name)
      let (column, isDouble) = try Self.numbers(name, reader)
      self =
        column.map {
          .decay(
            $0, isDouble: isDouble, halfLife: halfLife, origin: origin, otherwise: otherwise)
        } ?? .constant(otherwise)
    case .logarithm(let name):
      let (column, isDouble) = try Self.numbers(name, reader)
      self = column.map { .logarithm($0, isDouble: isDouble) } ?? .constant(1)
    case .value(let name, let otherwise):
      try Self.check(otherwise, name)
      let (column, isDouble) = try Self.numbers(name, reader)
      self =
        column.map { .value($0, isDouble: isDouble, otherwise: otherwise) } ?? .constant(otherwise)
    case .table(let name, let table, let otherwise):
      try Self.check(otherwise, name)
      for value in table.values { try Self.check(value, name) }
      let field = try reader.schema.column(name, for: "weigh by")
      guard let column = try reader.column(field) else {
        self = .constant(otherwise)
        return
      }
      var byNumber: [Int64: Double] = [:]
      if let ordinals = try reader.ordinals(field) {
        for (text, value) in table {
          let (ordinal, isFound) = try ordinals.lowerBound(Array(text.utf8))
          if isFound { byNumber[Int64(ordinal)] = value }
        }
      } else {
        let kind = reader.schema.fields[field].kind
        for (text, value) in table {
          guard let number = NumberValue.single(text, kind) else {
            throw .invalidArgument("'\(text)' is no value of the \(kind) field '\(name)'")
          }
          byNumber[number] = value
        }
      }
      self = .table(column, byNumber, otherwise: otherwise)
    case .values(let names, let limit, let closure):
      try Self.check(limit, names.joined(separator: ","))
      var readers: [ValueReader] = []
      for name in names {
        let field = try reader.schema.column(name, for: "weigh by")
        readers.append(
          ValueReader(
            column: try reader.column(field), ordinals: try reader.ordinals(field),
            kind: reader.schema.fields[field].kind))
      }
      self = .values(readers, limit: limit, closure)
    case .product(let factors):
      var parts: [SegmentFactor] = []
      for factor in factors { parts.append(try SegmentFactor(factor, reader)) }
      self = .product(parts)
    }
  }

  private static func check(_ value: Double, _ name: String) throws(IndexError) {
    if !(value >= 0 && value.isFinite) {
      throw .invalidArgument("\(value) in the factor on '\(name)' must be finite and 0 or more")
    }
  }

  private static func numbers(
    _ name: String, _ reader: SegmentReader
  ) throws(IndexError) -> (Column?, isDouble: Bool) {
    let field = try reader.schema.column(name, for: "weigh by")
    let kind = reader.schema.fields[field].kind
    if kind == .keyword {
      throw .invalidArgument("cannot weigh by the keyword field '\(name)': use a table")
    }
    let column = try reader.column(field)
    return (column.flatMap { $0.valueCount > 0 ? $0 : nil }, kind == .double)
  }

  @inline(__always)
  private static func number(_ value: Int64, _ isDouble: Bool) -> Double {
    isDouble ? NumberValue.double(value) : Double(value)
  }

  /// The factor of a document: finite, 0 or more.
  func value(_ document: Int) throws(IndexError) -> Double {
    switch self {
    case .constant(let value): return value
    case .decay(let column, let isDouble, let halfLife, let origin, let otherwise):
      var best: Double?
      for offset in column.offsets(document) {
        let distance = abs(Self.number(column.value(at: offset), isDouble) - origin)
        best = min(best ?? .infinity, distance)
      }
      return best.map { Logarithm.halves($0 / halfLife) } ?? otherwise
    case .logarithm(let column, let isDouble):
      guard let value = column.greatest(document) else { return 1 }
      return Self.logarithm(Self.number(value, isDouble))
    case .value(let column, let isDouble, let otherwise):
      guard let value = column.greatest(document) else { return otherwise }
      return Self.finite(Self.number(value, isDouble))
    case .table(let column, let table, let otherwise):
      var best: Double?
      for offset in column.offsets(document) {
        best = max(best ?? 0, table[column.value(at: offset)] ?? otherwise)
      }
      return best ?? otherwise
    case .values(let readers, let limit, let closure):
      var values: [[FieldValue]] = []
      for reader in readers { values.append(try reader.values(document)) }
      let value = closure(values)
      return value.isNaN ? 0 : min(max(value, 0), limit)
    case .product(let parts):
      var product = 1.0
      for part in parts { product = Self.finite(product * (try part.value(document))) }
      return product
    }
  }

  /// The greatest factor that a document of the segment can have.
  var limit: Double {
    switch self {
    case .constant(let value): value
    case .decay(let column, let isDouble, let halfLife, let origin, let otherwise):
      max(
        Self.nearest(column.range, isDouble, halfLife, origin), column.isFull ? 0 : otherwise)
    case .logarithm(let column, let isDouble):
      Self.logarithm(Self.number(column.range.upperBound, isDouble))
    case .value(let column, let isDouble, let otherwise):
      max(
        Self.finite(Self.number(column.range.upperBound, isDouble)), column.isFull ? 0 : otherwise)
    case .table(_, let table, let otherwise): max(table.values.max() ?? 0, otherwise)
    case .values(_, let limit, _): limit
    case .product(let parts): parts.reduce(1) { Self.finite($0 * $1.limit) }
    }
  }

  /// Whether blocks of documents have limits of their own.
  var hasBlockLimits: Bool {
    switch self {
    case .constant, .values: false
    case .decay, .logarithm, .value, .table: true
    case .product(let parts): parts.contains(where: \.hasBlockLimits)
    }
  }

  /// The greatest factor that any of some documents can have, from the least and greatest values of their blocks.
  ///
  /// - Complexity: O(blocks of these documents).
  func limit(ofDocuments documents: ClosedRange<Int>) -> Double {
    switch self {
    case .constant, .values: return limit
    case .decay(let column, let isDouble, let halfLife, let origin, let otherwise):
      let range = column.range(ofDocuments: documents)
      return max(
        range.map { Self.nearest($0, isDouble, halfLife, origin) } ?? 0,
        column.isFull ? 0 : otherwise)
    case .logarithm(let column, let isDouble):
      let range = column.range(ofDocuments: documents)
      return range.map { Self.logarithm(Self.number($0.upperBound, isDouble)) } ?? 1
    case .value(let column, let isDouble, let otherwise):
      let range = column.range(ofDocuments: documents)
      return max(
        range.map { Self.finite(Self.number($0.upperBound, isDouble)) } ?? 0,
        column.isFull ? 0 : otherwise)
    case .table(let column, let table, let otherwise):
      guard let range = column.range(ofDocuments: documents) else { return otherwise }
      let (span, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
      if overflow || span > 8 { return limit }
      var greatest = column.isFull ? 0 : otherwise
      for value in range { greatest = max(greatest, table[value] ?? otherwise) }
      return greatest
    case .product(let parts):
      return parts.reduce(1) { Self.finite($0 * $1.limit(ofDocuments: documents)) }
    }
  }

  /// The decay of the value of a range that is nearest to the origin.
  private static func nearest(
    _ range: ClosedRange<Int64>, _ isDouble: Bool, _ halfLife: Double, _ origin: Double
  ) -> Double {
    let low = number(range.lowerBound, isDouble)
    let high = number(range.upperBound, isDouble)
    let distance = origin < low ? low - origin : origin > high ? origin - high : 0
    return Logarithm.halves(distance / halfLife)
  }

  private static func logarithm(_ value: Double) -> Double {
    value > 0 ? 1 + Logarithm.natural(1 + min(value, 1e300)) : 1
  }

  /// Scores stay below what sums of them hold exactly.
  private static func finite(_ value: Double) -> Double { min(max(value, 0), 1e5) }
}
