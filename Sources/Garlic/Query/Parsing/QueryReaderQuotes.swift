// How are phrases, ranges and sets read: all that has an opening and a closing mark?

import GarlicText

extension QueryReader {
  // MARK: Phrases

  /// Reads `"…"`, then `*`, `~n` and `^n`.
  mutating func readPhrase() -> Query? {
    let start = position
    let (text, isClosed) = readQuoted()
    if !isClosed {
      report(
        .unclosedQuote, start..<start + 1,
        "the quotation mark is never closed: the phrase ends with the query")
    }
    if isQuotation(start..<position) {
      report(
        .quotation, start..<position,
        "a quotation inside a sentence, not a phrase; with spaces around it, it is one")
      return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace } ? nil : .text(text)
    }
    var end = position
    let isPrefix = source.code(end) == UInt8(ascii: "*") && isSuffixOrDelimiter(end + 1)
    if isPrefix { end += 1 }
    var slop = 0
    if source.code(end) == UInt8(ascii: "~") {
      var digits = end + 1
      var value: Int?
      while let digit = digit(digits), digits < end + 5 {
        value = (value ?? 0) * 10 + digit
        digits += 1
      }
      if isDelimiter(digits) || source.code(digits) == UInt8(ascii: "^") {
        slop = value ?? 2
        end = digits
      }
    }
    position = end
    let isEmpty = text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    let query: Query? = isEmpty ? nil : .phrase(text, slop: slop, prefix: isPrefix)
    if isEmpty { report(.emptyPhrase, start..<position, "an empty phrase is dropped") }
    let boosted = readBoost(query ?? .nothing)
    return query == nil ? nil : boosted
  }

  /// Whether what is quoted stands inside a sentence without spaces, as 「…」 in 誰が「…」と言ったか.
  private func isQuotation(_ range: Range<Int>) -> Bool {
    [range.lowerBound - 1, range.upperBound].contains { index in
      guard index >= 0, index < source.count, source.code(index) != QuerySource.space else {
        return false
      }
      let scalar = source.scalars[index]
      return source.code(index) == QuerySource.plain && Self.isSentence(scalar)
        || ["，", "？", "；"].contains(scalar)
    }
  }

  /// Whether a character is a letter or a stop of a CJK sentence.
  private static func isSentence(_ scalar: Unicode.Scalar) -> Bool {
    CJKRanges.contains(scalar.value) || scalar == "、" || scalar == "。"
  }

  /// Reads what stands between quotation marks, from the opening one at `position`.
  private mutating func readQuoted() -> (text: String, isClosed: Bool) {
    let closing: [UInt8] =
      switch source.code(position) {
      case QuerySource.quote: [QuerySource.quote]
      case QuerySource.cornerOpen: [QuerySource.cornerClose]
      case QuerySource.whiteCornerOpen: [QuerySource.whiteCornerClose]
      // Input methods give curly marks in any order, and people mix them with straight ones.
      default: [QuerySource.curlyQuote, QuerySource.quote]
      }
    var text = String.UnicodeScalarView()
    position += 1
    while position < source.count {
      let code = source.code(position)
      if closing.contains(code) {
        position += 1
        return (String(text), true)
      }
      if code == UInt8(ascii: "\\"), position + 1 < source.count { position += 1 }
      text.append(source.scalars[position])
      position += 1
    }
    return (String(text), false)
  }

  // MARK: Boosts

  /// Multiplies the boosts that follow into one; what is no number stays for the next clause.
  mutating func readBoost(_ query: Query) -> Query {
    var factor = 1.0
    var isBoosted = false
    while source.code(position) == UInt8(ascii: "^") {
      var end = position + 1
      while isNumberPart(source.code(end)) { end += 1 }
      guard isDelimiter(end) || source.code(end) == UInt8(ascii: "^"),
        let value = number(position + 1..<end), QueryTerm.isBoost(factor * value)
      else { break }
      factor *= value
      isBoosted = true
      position = end
    }
    return isBoosted ? .boosted(query, factor) : query
  }

  private func number(_ range: Range<Int>) -> Double? {
    QueryTerm.number(source.codes[range.clamped(to: 0..<source.count)])
  }

  private func isNumberPart(_ code: UInt8) -> Bool {
    switch code {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "+"), UInt8(ascii: "-"): true
    default: false
    }
  }

  private func digit(_ index: Int) -> Int? {
    let code = source.code(index)
    guard code >= UInt8(ascii: "0"), code <= UInt8(ascii: "9") else { return nil }
    return Int(code - UInt8(ascii: "0"))
  }

  private func isSuffixOrDelimiter(_ index: Int) -> Bool {
    let code = source.code(index)
    return isDelimiter(index) || code == UInt8(ascii: "~") || code == UInt8(ascii: "^")
  }

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
  mutating func readComparison() -> Query? {
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
      .range(lower: isLower ? bound : .unbounded, upper: isLower ? .unbounded : bound))
  }

  /// A range, with a warning when nothing can be in it.
  mutating func range(
    lower: Query.Bound, upper: Query.Bound, start: Int, scope: Scope?
  ) -> Query {
    if let from = Self.value(lower), let to = Self.value(upper), isReversed(from, to, scope) {
      report(
        .reversedRange, start..<position, "'\(from)' is above '\(to)': the range is empty")
    }
    return .range(lower: lower, upper: upper)
  }

  private static func value(_ bound: Query.Bound) -> String? {
    switch bound {
    case .unbounded: nil
    case .inclusive(let value), .exclusive(let value): value
    }
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

  mutating func readSet(from opening: Int) -> Query? {
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
      if let value = readValue() {
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
