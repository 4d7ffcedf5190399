// How is a word read that may be a prefix, a pattern, fuzzy, a range, or just text?

import GarlicText

extension QueryReader {
  mutating func readTerm(scope: Scope?) -> Query? {
    let start = position
    reportMissingOperand()
    var term = QueryTerm()
    while position < source.count, !isDelimiter(position) {
      var code = source.code(position)
      if code == UInt8(ascii: "\\"), position + 1 < source.count {
        position += 1
        code = QuerySource.plain
      }
      term.elements.append(
        QueryTerm.Element(scalar: source.scalars[position], code: code, index: position))
      position += 1
    }
    let boost = term.removeBoosts()
    let fuzziness = term.removeFuzziness()
    reportLiteralMarks(term)
    return query(term, fuzziness: fuzziness, start: start, scope: scope).map {
      if let boost { .boosted($0, boost) } else { $0 }
    }
  }

  private mutating func query(
    _ term: QueryTerm, fuzziness: Int??, start: Int, scope: Scope?
  ) -> Query? {
    var term = term
    readQuestionMarks(&term, start: start)
    let wildcards = term.elements.count { QueryTerm.isWildcard($0) }
    if let range = readDots(term, start: start, scope: scope) { return range }
    reportUnknownField(term, start: start)
    if wildcards == 0 {
      if let fuzziness { return .fuzzy(term.text, edits: fuzziness) }
      let text = term.text
      _ = reportUnreadable(text, start..<position, scope)
      return .text(text)
    }
    if fuzziness != nil {
      report(.fuzzyPattern, start..<position, "'~' after a pattern is ignored")
    }
    if wildcards == term.elements.count {
      if !term.elements.contains(where: { $0.code == UInt8(ascii: "?") }) {
        return scope == nil ? .all : .exists
      }
      report(.loneWildcard, start..<position, "a pattern without a letter is ignored")
      return nil
    }
    let body = term.elements.prefix { !QueryTerm.isWildcard($0) }
    if term.elements[body.count...].allSatisfy({ $0.code == UInt8(ascii: "*") }) {
      return .prefix(term.text(body))
    }
    if scope == nil, endsQuestion(term, start: start) {
      return .or([.text(term.text(body)), .wildcard(term.pattern)])
    }
    return .wildcard(term.pattern)
  }

  /// Whether a word that is the whole query ends with a question mark: a question, as in `why?`, or a
  /// pattern.
  private func endsQuestion(_ term: QueryTerm, start: Int) -> Bool {
    guard term.elements.count(where: { QueryTerm.isWildcard($0) }) == 1,
      term.elements.last?.code == UInt8(ascii: "?"), clauseCount == 1,
      skippingSpace(position) == source.count
    else { return false }
    return !isInParentheses(start)
  }

  /// Whether the term that was just read stands alone in parentheses, which makes it a pattern.
  private func isInParentheses(_ start: Int) -> Bool {
    start > 0 && source.code(start - 1) == UInt8(ascii: "(")
      && source.code(position) == UInt8(ascii: ")")
  }

  /// Makes question marks punctuation that end a sentence.
  ///
  /// In a term with CJK characters, where sentences follow each other without a space, all do when
  /// one is of full width or stands at the end; in other scripts those at the end of a query of
  /// several clauses. A term alone in parentheses is always a pattern.
  private mutating func readQuestionMarks(_ term: inout QueryTerm, start: Int) {
    let isMark = { (element: QueryTerm.Element) in element.code == UInt8(ascii: "?") }
    guard let first = term.elements.firstIndex(where: isMark),
      let last = term.elements.lastIndex(where: isMark)
    else { return }
    if isInParentheses(start) { return }
    let isLast = term.elements[(last + 1)...].allSatisfy {
      !$0.scalar.properties.isAlphabetic && $0.code != UInt8(ascii: "*")
    }
    let hasFullWidth = term.elements.contains { isMark($0) && $0.scalar != "?" }
    let letter = term.elements.lastIndex { !isMark($0) } ?? last
    if hasFullWidth || isLast,
      term.elements.contains(where: { CJKRanges.contains($0.scalar.value) })
    {
      makePlain(first...last, of: &term)
    } else if last > letter, skippingSpace(position) == source.count, clauseCount > 1 {
      makePlain(letter + 1...last, of: &term)
    }
  }

  private mutating func makePlain(_ range: ClosedRange<Int>, of term: inout QueryTerm) {
    let marks = term.elements[range.lowerBound].index..<term.elements[range.upperBound].index + 1
    for index in range where term.elements[index].code == UInt8(ascii: "?") {
      term.elements[index].code = QuerySource.plain
    }
    report(.questionMark, marks, "a question mark, not a pattern; '(…?)' is the pattern")
  }

  /// Reads `a..b`, `a..` and `..b` where values have an order.
  private mutating func readDots(_ term: QueryTerm, start: Int, scope: Scope?) -> Query? {
    guard let scope, !scope.isEmpty, scope.allSatisfy({ $0 != .text && $0 != .keyword }) else {
      return nil
    }
    let elements = term.elements
    let dot = UInt8(ascii: ".")
    guard
      let first = elements.indices.dropLast().first(where: {
        elements[$0].code == dot && elements[$0 + 1].code == dot
      })
    else { return nil }
    let bounds = [elements[..<first], elements[(first + 2)...]].map { part -> Query.Bound in
      let isStar = part.count == 1 && part.first?.code == UInt8(ascii: "*")
      return part.isEmpty || isStar ? .unbounded : .inclusive(term.text(part))
    }
    guard bounds[0] != .unbounded || bounds[1] != .unbounded else { return nil }
    return range(lower: bounds[0], upper: bounds[1], start: start, scope: scope)
  }

  // MARK: Reports

  private mutating func reportMissingOperand() {
    for operation in [Operator.and, .or, .not] {
      if let end = operatorEnd(operation, at: position) {
        report(
          .missingOperand, position..<end,
          "'\(source.text(position..<end))' has nothing to apply to: read as a word")
      }
    }
  }

  private mutating func reportLiteralMarks(_ term: QueryTerm) {
    let marks = [UInt8(ascii: "^"), UInt8(ascii: "~")]
    if let mark = term.elements.first(where: { marks.contains($0.code) }) {
      report(
        .badNumber, mark.index..<mark.index + 1,
        "no number that makes sense follows '\(mark.scalar)': read as literal text")
    }
  }

  private mutating func reportUnknownField(_ term: QueryTerm, start: Int) {
    guard let colon = term.elements.firstIndex(where: { $0.code == UInt8(ascii: ":") }), colon > 0
    else { return }
    let name = term.text(term.elements[..<colon])
    let range = start..<term.elements[colon].index + 1
    let names = name.split(separator: ",", omittingEmptySubsequences: false)
    if let unknown = names.first(where: { schema.index(of: String($0)) == nil }) {
      report(.unknownField, range, "there is no field '\(unknown)': read as literal text")
    } else {
      report(.missingOperand, range, "nothing to look for after the colon: read as literal text")
    }
  }
}
