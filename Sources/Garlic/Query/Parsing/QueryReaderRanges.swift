// How are ranges and sets of values read?

extension QueryReader {
  // MARK: Ranges

  /// Reads `[a TO b]` and `{a TO b}`; nil, and nothing read, when this is something else.
  mutating func readRange(scope: Scope?) -> Query? {
    let start = position
    let opensInclusive = source.code(start) == UInt8(ascii: "[")
    position = skippingSpace(start + 1)
    if let lower = readValue() {
      position = skippingSpace(position)
      if let to = wordEnd(Self.toWord, at: position), source.code(to) == QuerySource.space {
        position = skippingSpace(to)
        if let upper = readValue() {
          position = skippingSpace(position)
          let code = source.code(position)
          if code == UInt8(ascii: "]") || code == UInt8(ascii: "}") {
            position += 1
            let query = range(
              lower: bound(lower, isInclusive: opensInclusive),
              upper: bound(upper, isInclusive: code == UInt8(ascii: "]")), start: start,
              scope: scope)
            return readBoost(query)
          }
        }
      }
    }
    position = start
    return nil
  }

  /// Reads `>=a` and the like; nil, and nothing read, when no value follows.
  mutating func readComparison(scope: Scope?) -> Query? {
    let start = position
    let isLower = source.code(start) == UInt8(ascii: ">")
    let isInclusive = source.code(start + 1) == UInt8(ascii: "=")
    position += isInclusive ? 2 : 1
    guard let value = readValue(), !value.isStar else {
      position = start
      return nil
    }
    let bound = bound(value, isInclusive: isInclusive)
    return readBoost(
      range(
        lower: isLower ? bound : .unbounded, upper: isLower ? .unbounded : bound, start: start,
        scope: scope))
  }

  /// A range, with a diagnostic when nothing can be in it.
  mutating func range(
    lower: Query.Bound, upper: Query.Bound, start: Int, scope: Scope?
  ) -> Query {
    for bound in [lower, upper] {
      if let value = bound.value, reportUnreadable(value, start..<position, scope) {
        // A value that no document has; nothing is no value.
        return value.isEmpty ? .range(lower: lower, upper: upper) : .text(value)
      }
    }
    if let from = lower.value, let to = upper.value, isReversed(from, to, scope) {
      report(
        .reversedRange, start..<position, "'\(from)' is above '\(to)': the range is empty")
    }
    return .range(lower: lower, upper: upper)
  }

  /// Reports a value that none of the fields it is asked of could have; false, and nothing reported, for any other.
  mutating func reportUnreadable(_ value: String, _ range: Range<Int>, _ scope: Scope?) -> Bool {
    guard let scope, let kind = scope.first,
      scope.allSatisfy({ $0.isNumeric && NumberValue.single(value, $0) == nil })
    else { return false }
    report(
      .unreadableValue, range, "'\(value)' is no value of \(kind) fields: it matches nothing")
    return true
  }

  private func isReversed(_ lower: String, _ upper: String, _ scope: Scope?) -> Bool {
    let comparesText = scope?.contains { $0 == .keyword || $0 == .text } ?? false
    if !comparesText, let from = Double(lower), let to = Double(upper) { return from > to }
    return upper.utf8.lexicographicallyPrecedes(lower.utf8)
  }

  // MARK: Sets

  /// Where the `[` of an `IN [` stands that begins here.
  func setOpening() -> Int? {
    guard let end = wordEnd(Self.inWord, at: position) else { return nil }
    let opening = skippingSpace(end)
    return source.code(opening) == UInt8(ascii: "[") ? opening : nil
  }

  mutating func readSet(from opening: Int, scope: Scope?) -> Query? {
    let start = position
    var values: [String] = []
    position = opening + 1
    while true {
      position = skippingSpace(position)
      guard position < source.count else {
        report(.unclosedSet, opening..<opening + 1, "'[' is never closed: it ends with the query")
        break
      }
      if source.code(position) == UInt8(ascii: "]") {
        position += 1
        break
      }
      if values.count >= limits.clauses {
        report(
          .tooManyClauses, position..<source.count,
          "more than \(limits.clauses) values: the rest is ignored")
        position = source.count
        break
      }
      let begin = position
      if let value = readValue() {
        _ = reportUnreadable(value.text, begin..<position, scope)
        values.append(value.text)
      } else {
        // A lone mark such as `}`: nothing that could be a value.
        position += 1
      }
    }
    guard !values.isEmpty else {
      report(.emptyGroup, start..<position, "an empty set is dropped")
      return nil
    }
    return readBoost(.anyOf(values))
  }

  // MARK: Values

  /// A value as it stands in a range or set.
  struct Value {
    var text: String
    /// Whether it is a bare `*`.
    var isStar: Bool
  }

  private func bound(_ value: Value, isInclusive: Bool) -> Query.Bound {
    if value.isStar { return .unbounded }
    return isInclusive ? .inclusive(value.text) : .exclusive(value.text)
  }

  /// Reads a quoted or plain value; nil when there is none, or a quotation mark stays open.
  private mutating func readValue() -> Value? {
    switch source.code(position) {
    case QuerySource.quote, QuerySource.curlyQuote, QuerySource.cornerOpen,
      QuerySource.whiteCornerOpen:
      let (text, isClosed) = readQuoted()
      return isClosed ? Value(text: text, isStar: false) : nil
    default: break
    }
    let start = position
    var text = String.UnicodeScalarView()
    scan: while position < source.count, !isDelimiter(position) {
      switch source.code(position) {
      case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "^"): break scan
      case UInt8(ascii: "\\") where position + 1 < source.count: position += 1
      default: break
      }
      text.append(source.scalars[position])
      position += 1
    }
    guard position > start else { return nil }
    let isStar = position == start + 1 && source.code(start) == UInt8(ascii: "*")
    return Value(text: String(text), isStar: isStar)
  }
}
