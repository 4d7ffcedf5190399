// What might people look for in these documents?

import Garlic

/// Pieces of random documents, as a term, any of several, all of several, a phrase, a prefix, or as typed.
enum RandomQuery {
  static let kinds = ["term", "or", "and", "phrase", "typed", "prefix"]

  /// A query of one of the first five kinds.
  static func draw(
    from texts: [String], using random: inout SplitMix64
  ) -> (kind: String, query: Query) {
    let text = texts.randomElement(using: &random) ?? ""
    let kind = kinds[Int.random(in: 0..<5, using: &random)]
    return (kind, draw(kind, of: text, using: &random))
  }

  /// A query of a kind for pieces of a text.
  static func draw(_ kind: String, of text: String, using random: inout SplitMix64) -> Query {
    let characters = Array(text.prefix(4000)).filter { !$0.isWhitespace && $0 != "\t" }
    func piece(_ length: Int) -> String {
      guard characters.count > length else { return String(characters) }
      let start = Int.random(in: 0...characters.count - length, using: &random)
      return String(characters[start..<start + length])
    }
    switch kind {
    case "term": return .field(["body"], .word(piece(2)))
    case "or": return .or((0..<Int.random(in: 2...4, using: &random)).map { _ in .word(piece(2)) })
    case "and":
      return .and((0..<Int.random(in: 2...3, using: &random)).map { _ in .word(piece(2)) })
    case "phrase": return .phrase(piece(Int.random(in: 3...6, using: &random)))
    case "prefix": return .prefix(piece(1))
    default: return .text(piece(Int.random(in: 1...12, using: &random)))
    }
  }
}
