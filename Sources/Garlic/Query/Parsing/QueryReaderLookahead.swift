// What stands at this place of a query: an operator, a sign, a field, the end of a term?

extension QueryReader {
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

  func operandFollows(_ index: Int) -> Bool {
    let next = skippingSpace(index)
    guard next < source.count, source.code(next) != UInt8(ascii: ")") else { return false }
    return operatorEnd(.and, at: next) == nil && operatorEnd(.or, at: next) == nil
  }

  /// Whether the operator here excludes; nil when there is none, or nothing that it could apply to.
  func signAtPosition() -> Bool? {
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
  func fieldNames(at index: Int) -> (names: [String], end: Int)? {
    var names: [String] = []
    var name: [UInt8] = []
    var index = index
    while !isDelimiter(index) {
      switch source.code(index) {
      case UInt8(ascii: "\\") where index + 1 < source.count:
        index += 1
        name.append(source.scalars[index])
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        let text = String(decoding: name, as: UTF8.self)
        guard schema.index(of: text) != nil else { return nil }
        if !names.contains(text) { names.append(text) }
        name.removeAll()
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
