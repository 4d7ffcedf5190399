// How is a query written in the query language?

extension Query: CustomStringConvertible {
  /// The query in the query language.
  ///
  /// A ``QueryParser`` in its default mode reads it as an equal query whenever the query came from
  /// such a parser and the printed text, with its parentheses, is within the limits. The language has no words for ``constant(_:_:)``, ``filter(_:)`` and for a minimum of
  /// ``boolean(must:should:mustNot:minimumShouldMatch:)``; the former two print as what they contain,
  /// and optional clauses print as the mode `any` reads them.
  public var description: String { QueryPrinter.text(of: self) }
}

/// Writes queries with parentheses around all that is composed, and a `\` before every character
/// that would otherwise be syntax.
enum QueryPrinter {
  static func text(of query: Query) -> String {
    switch query {
    case .all, .exists: "*"
    case .nothing: ""
    case .text(let text), .word(let text): term(text)
    case .phrase(let text, let slop, let prefix):
      "\"\(escaped(text, where: isPhraseSyntax))\"" + (prefix ? "*" : "")
        + (slop == 0 ? "" : slop == 2 ? "~" : "~\(slop)")
    case .prefix(let text): term(text) + "*"
    case .wildcard(let pattern): wildcard(pattern)
    case .fuzzy(let text, let edits): term(text) + "~" + (edits.map(String.init) ?? "")
    case .range(let lower, let upper): range(lower, upper)
    case .anyOf(let values): "IN [\(values.map(value).joined(separator: " "))]"
    case .field(let names, let inner): scope(names) + scoped(inner)
    case .and(let members): members.map(operand).joined(separator: " AND ")
    case .or(let members): members.map(operand).joined(separator: " OR ")
    case .not(let inner): "NOT " + operand(inner)
    case .clauses(let members): members.map(operand).joined(separator: " ")
    case .boolean(let must, let should, let mustNot, _):
      clauses(must: must, should: should, mustNot: mustNot)
    case .boosted(let inner, let factor): boosted(inner, factor)
    case .constant(let inner, _), .filter(let inner): text(of: inner)
    }
  }

  private static func operand(_ query: Query) -> String {
    switch query {
    case .and, .or, .not, .clauses, .boolean, .nothing: return "(\(text(of: query)))"
    case .constant(let inner, _), .filter(let inner): return operand(inner)
    default: return text(of: query)
    }
  }

  /// A colon takes one clause without a colon of its own.
  private static func scoped(_ query: Query) -> String {
    switch query {
    case .field: "(\(text(of: query)))"
    case .constant(let inner, _), .filter(let inner): scoped(inner)
    default: operand(query)
    }
  }

  private static func clauses(must: [Query], should: [Query], mustNot: [Query]) -> String {
    var parts: [String] = []
    for (index, query) in must.enumerated() {
      // The clauses that may be relaxed stand bare, and the parser puts them last.
      if index == must.count - 1, case .clauses(let members) = query {
        parts += members.map(operand)
      } else {
        parts.append("+" + signed(query))
      }
    }
    parts += should.map(operand)
    parts += mustNot.map { "-" + signed($0) }
    return parts.joined(separator: " ")
  }

  /// An operand to which `+` or `-` applies: before punctuation they would be text.
  private static func signed(_ query: Query) -> String {
    let text = operand(query)
    guard let first = text.unicodeScalars.first, QuerySource.code(of: first) == QuerySource.plain,
      QuerySource.isPunctuation(first)
    else { return text }
    return "\\" + text
  }

  private static func boosted(_ query: Query, _ factor: Double) -> String {
    var number = "\(factor)"
    if number.hasSuffix(".0") { number.removeLast(2) }
    switch query {
    case .field, .boosted: return "(\(text(of: query)))^\(number)"
    default: return "\(operand(query))^\(number)"
    }
  }

  private static func scope(_ names: [String]) -> String {
    let isSyntax = { (code: UInt8, index: Int) in
      isTermSyntax(code, index) || code == UInt8(ascii: ",")
    }
    return names.map { escaped($0, where: isSyntax) }.joined(separator: ",") + ":"
  }

  // MARK: Terms and values

  private static let words: Set = ["AND", "OR", "NOT", "IN", "&&", "||"]

  private static func term(_ text: String) -> String {
    let result = escaped(text, where: isTermSyntax)
    let codes = text.unicodeScalars.map(QuerySource.code)
    return words.contains(String(decoding: codes, as: UTF8.self)) ? "\\" + result : result
  }

  /// A pattern that `?` could make a question is put in parentheses, where it is none.
  private static func wildcard(_ pattern: String) -> String {
    var result = ""
    var literal = ""
    var isEscaped = false
    var hasMark = false
    var endsInMark = false
    for scalar in pattern.unicodeScalars {
      endsInMark = false
      if isEscaped {
        literal.unicodeScalars.append(scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar == "*" || scalar == "?" {
        result += piece(literal, isFirst: result.isEmpty)
        literal = ""
        result.unicodeScalars.append(scalar)
        endsInMark = scalar == "?"
        hasMark = hasMark || endsInMark
      } else {
        literal.unicodeScalars.append(scalar)
      }
    }
    if isEscaped { literal += "\\" }
    result += piece(literal, isFirst: result.isEmpty)
    let isASCII = pattern.utf8.allSatisfy { $0 < 0x80 }
    return endsInMark || hasMark && !isASCII ? "(\(result))" : result
  }

  private static func piece(_ literal: String, isFirst: Bool) -> String {
    escaped(literal) { isTermSyntax($0, isFirst ? $1 : $1 + 1) }
  }

  private static func range(_ lower: Query.Bound, _ upper: Query.Bound) -> String {
    var opening = "["
    var closing = "]"
    if case .exclusive = lower { opening = "{" }
    if case .exclusive = upper { closing = "}" }
    return "\(opening)\(bound(lower)) TO \(bound(upper))\(closing)"
  }

  private static func bound(_ bound: Query.Bound) -> String {
    switch bound {
    case .unbounded: "*"
    case .inclusive(let text), .exclusive(let text): value(text)
    }
  }

  private static func value(_ text: String) -> String {
    text.isEmpty ? "\"\"" : escaped(text, where: isValueSyntax)
  }

  // MARK: Escapes

  private static func escaped(_ text: String, where isSyntax: (UInt8, Int) -> Bool) -> String {
    var view = String.UnicodeScalarView()
    var previous = QuerySource.plain
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let code = QuerySource.code(of: scalar)
      // Two dots could be a range.
      let isSecondDot = code == UInt8(ascii: ".") && previous == code
      if isSecondDot || isSyntax(code, index) { view.append("\\") }
      view.append(scalar)
      previous = code
    }
    return String(view)
  }

  private static func isTermSyntax(_ code: UInt8, _ index: Int) -> Bool {
    switch code {
    case 1...5, QuerySource.space, QuerySource.quote: true
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"), UInt8(ascii: "*"),
      UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: ":"):
      true
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "!"), UInt8(ascii: "<"),
      UInt8(ascii: ">"), UInt8(ascii: "["), UInt8(ascii: "{"):
      index == 0
    default: false
    }
  }

  private static func isPhraseSyntax(_ code: UInt8, _ index: Int) -> Bool {
    code == QuerySource.quote || code == UInt8(ascii: "\\")
  }

  private static func isValueSyntax(_ code: UInt8, _ index: Int) -> Bool {
    switch code {
    case 1...5, QuerySource.space, QuerySource.quote: true
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"), UInt8(ascii: "*"),
      UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "^"):
      true
    default: false
    }
  }
}
