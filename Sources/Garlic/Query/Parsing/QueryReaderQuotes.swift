// How is read what stands between quotation marks, and what a clause counts for?

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
  mutating func readQuoted() -> (text: String, isClosed: Bool) {
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
}
