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
    if diagnostics.count < 2 { return ParsedQuery(query: query, diagnostics: diagnostics) }
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
      if let range = readComparison(scope: scope) { return range }
    case UInt8(ascii: "I") where isFielded:
      if let opening = setOpening() { return readSet(from: opening, scope: scope) }
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
}
