// How is the grammar read, and what happens where a text does not follow it?

/// A recursive descent over a `QuerySource`; groups are the only recursion, and their depth is
/// limited, so that no text can exhaust the stack.
struct QueryReader {
  let source: QuerySource
  let schema: Schema
  let mode: QueryParser.Mode
  let limits: QueryParser.Limits
  var position = 0
  var diagnostics: [QueryDiagnostic] = []
  /// Clauses met so far.
  var clauseCount = 0
  /// Parentheses beyond the limit that are still to be closed.
  private var ignoredClauses = 0

  /// The kinds of the fields that a clause is asked of; nil outside any `field:`.
  typealias Scope = [Field.Kind]

  init(
    source: QuerySource, schema: Schema, mode: QueryParser.Mode, limits: QueryParser.Limits
  ) {
    self.source = source
    self.schema = schema
    self.mode = mode
    self.limits = limits
    diagnostics = source.diagnostics
  }

  mutating func read() -> ParsedQuery {
    let query = readAlternatives(scope: nil, depth: 0) ?? .nothing
    // An inner reader may have reported a later range first.
    let order = diagnostics.indices.sorted {
      (diagnostics[$0].offset, $0) < (diagnostics[$1].offset, $1)
    }
    return ParsedQuery(query: query, diagnostics: order.map { diagnostics[$0] })
  }

  mutating func report(_ kind: QueryDiagnostic.Kind, _ range: Range<Int>, _ message: String) {
    let start = source.offset(range.lowerBound)
    diagnostics.append(
      QueryDiagnostic(
        offset: start, length: source.offset(range.upperBound) - start, kind: kind,
        message: message))
  }

  // MARK: OR, AND and juxtaposition

  private mutating func readAlternatives(scope: Scope?, depth: Int) -> Query? {
    var alternatives: [Query] = []
    while true {
      if let query = readSequence(scope: scope, depth: depth) { alternatives.append(query) }
      guard let next = operatorEnd(.or, at: position) else { break }
      position = next
    }
    return alternatives.count > 1 ? .or(alternatives) : alternatives.first
  }

  /// Reads clauses up to an `OR`, a `)` that closes the group, or the end.
  private mutating func readSequence(scope: Scope?, depth: Int) -> Query? {
    var clauses = ClauseSequence()
    var joinedByAnd = false
    var hasOperand = false
    while true {
      position = skippingSpace(position)
      guard position < source.count else { break }
      if source.code(position) == UInt8(ascii: ")") {
        if ignoredClauses > 0 {
          ignoredClauses -= 1
        } else if depth > 0 {
          break
        } else {
          report(.strayParenthesis, position..<position + 1, "')' closes nothing and is ignored")
        }
        position += 1
        continue
      }
      if clauseCount >= limits.clauses {
        report(
          .tooManyClauses, position..<source.count,
          "more than \(limits.clauses) clauses: the rest is ignored")
        position = source.count
        break
      }
      if hasOperand, !joinedByAnd {
        if let end = operatorEnd(.or, at: position), operandFollows(end) { break }
        if let end = operatorEnd(.and, at: position), operandFollows(end) {
          position = end
          joinedByAnd = true
          continue
        }
      }
      clauseCount += 1
      clauses.append(readClause(scope: scope, depth: depth), joinedByAnd: joinedByAnd)
      joinedByAnd = false
      hasOperand = true
    }
    for star in clauses.removeLoneStars() {
      report(.loneWildcard, star.range, "'*' beside other clauses is ignored")
    }
    return clauses.query(mode: mode) { self.isStrict($0, scope: scope) }
  }

  /// Whether a clause must match even in the default mode: a phrase, what operators join, and
  /// conditions on fields that are not text.
  private func isStrict(_ query: Query, scope: Scope?) -> Bool {
    if let scope, !scope.contains(.text) { return true }
    switch query {
    case .text, .prefix, .wildcard, .fuzzy, .clauses: return false
    case .boosted(let inner, _): return isStrict(inner, scope: scope)
    case .field(let names, let inner): return isStrict(inner, scope: kinds(names))
    default: return true
    }
  }

  // MARK: Clauses

  private mutating func readClause(scope: Scope?, depth: Int) -> Clause? {
    let start = position
    var isExcluded = false
    var occur = Clause.Occur.none
    while let end = operatorEnd(.not, at: position), operandFollows(end) {
      position = skippingSpace(end)
      isExcluded.toggle()
      occur = .required
    }
    if let isNegative = signAtPosition() {
      position += 1
      occur = .required
      if isNegative { isExcluded.toggle() }
    }
    if isExcluded { occur = .excluded }
    var query: Query?
    if let (names, end) = fieldNames(at: position) {
      position = end
      query = readPrimary(scope: kinds(names), isFielded: true, depth: depth)
        .map { .field(names, $0) }
    } else {
      query = readPrimary(scope: scope, isFielded: false, depth: depth)
    }
    let isLoneStar = query == .all || (scope != nil && query == .exists)
    return query.map {
      Clause(query: $0, occur: occur, isLoneStar: isLoneStar, range: start..<position)
    }
  }

  private mutating func readPrimary(scope: Scope?, isFielded: Bool, depth: Int) -> Query? {
    switch source.code(position) {
    case UInt8(ascii: "("): return readGroup(scope: scope, depth: depth)
    case QuerySource.quote, QuerySource.curlyQuote, QuerySource.cornerOpen,
      QuerySource.whiteCornerOpen:
      return readPhrase()
    case QuerySource.cornerClose, QuerySource.whiteCornerClose:
      report(
        .strayQuote, position..<position + 1, "a quotation mark that closes nothing is ignored")
      position += 1
      return nil
    case UInt8(ascii: "["), UInt8(ascii: "{"):
      if let range = readRange(scope: scope) { return range }
      report(
        .unreadableRange, position..<position + 1, "no range like [a TO b]: read as literal text")
    case UInt8(ascii: "<") where isFielded, UInt8(ascii: ">") where isFielded:
      if let range = readComparison() { return range }
    case UInt8(ascii: "I") where isFielded:
      if let opening = setOpening() { return readSet(from: opening) }
    default: break
    }
    return readTerm(scope: scope)
  }

  private mutating func readGroup(scope: Scope?, depth: Int) -> Query? {
    let start = position
    position += 1
    if depth >= min(limits.nesting, 64) {
      ignoredClauses += 1
      report(
        .nestingTooDeep, start..<position, "groups are nested too deeply: parenthesis ignored")
      return nil
    }
    let query = readAlternatives(scope: scope, depth: depth + 1)
    if source.code(position) == UInt8(ascii: ")") {
      position += 1
      if query == nil { report(.emptyGroup, start..<position, "an empty group is dropped") }
    } else {
      report(
        .unclosedGroup, start..<start + 1, "'(' is never closed: the group ends with the query")
    }
    return query.map { readBoost($0) }
  }

  // MARK: Looking ahead

  enum Operator { case and, or, not }

  func skippingSpace(_ index: Int) -> Int {
    var index = index
    while index < source.count, source.code(index) == QuerySource.space { index += 1 }
    return index
  }

  /// Whether no term goes on at `index`.
  func isDelimiter(_ index: Int) -> Bool {
    switch source.code(index) {
    case QuerySource.space, QuerySource.quote, UInt8(ascii: "("), UInt8(ascii: ")"): true
    case 1...5: true
    default: false
    }
  }

  /// Where the operator ends that stands at `index`, if one does.
  func operatorEnd(_ operation: Operator, at index: Int) -> Int? {
    guard index < source.count else { return nil }
    let end =
      switch operation {
      case .and: wordEnd(Self.andWord, at: index) ?? wordEnd(Self.andSign, at: index)
      case .or: wordEnd(Self.orWord, at: index) ?? wordEnd(Self.orSign, at: index)
      case .not: wordEnd(Self.notWord, at: index)
      }
    return end.flatMap { isDelimiter($0) ? $0 : nil }
  }

  private static let andWord = Array("AND".utf8)
  private static let andSign = Array("&&".utf8)
  private static let orWord = Array("OR".utf8)
  private static let orSign = Array("||".utf8)
  private static let notWord = Array("NOT".utf8)
  static let toWord = Array("TO".utf8)
  static let inWord = Array("IN".utf8)

  func wordEnd(_ word: [UInt8], at index: Int) -> Int? {
    for offset in word.indices where source.code(index + offset) != word[offset] { return nil }
    return index + word.count
  }

  private func operandFollows(_ index: Int) -> Bool {
    let next = skippingSpace(index)
    guard next < source.count, source.code(next) != UInt8(ascii: ")") else { return false }
    return operatorEnd(.and, at: next) == nil && operatorEnd(.or, at: next) == nil
  }

  /// Whether the operator here excludes; nil when there is none, or nothing that it could apply to.
  private func signAtPosition() -> Bool? {
    let code = source.code(position)
    guard [UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "!")].contains(code) else {
      return nil
    }
    let next = source.code(position + 1)
    if next == code || next == QuerySource.space || next == UInt8(ascii: ")") { return nil }
    if next == QuerySource.plain, QuerySource.isPunctuation(source.scalars[position + 1]) {
      return nil
    }
    return code != UInt8(ascii: "+")
  }

  /// The fields named at `index` and where their colon ends, when all are in the schema and
  /// something follows.
  private func fieldNames(at index: Int) -> (names: [String], end: Int)? {
    var names: [String] = []
    var name = String.UnicodeScalarView()
    var index = index
    while !isDelimiter(index) {
      switch source.code(index) {
      case UInt8(ascii: "\\") where index + 1 < source.count:
        index += 1
        name.append(source.scalars[index])
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        let text = String(name)
        guard schema.index(of: text) != nil else { return nil }
        if !names.contains(text) { names.append(text) }
        name = String.UnicodeScalarView()
        if source.code(index) == UInt8(ascii: ":") {
          let next = source.code(index + 1)
          let isEmpty = next == QuerySource.space || next == UInt8(ascii: ")")
          return isEmpty ? nil : (names, index + 1)
        }
      default: name.append(source.scalars[index])
      }
      index += 1
    }
    return nil
  }

  func kinds(_ names: [String]) -> Scope {
    names.compactMap { schema.index(of: $0) }.map { schema.fields[$0].kind }
  }
}
