// Which queries are counted?

/// A kind of query, made of pieces of the text.
enum QueryKind: String, CaseIterable {
  case term, or, and, phrase, prefix, wildcard, fuzzy, relaxed

  /// As many queries, always the same.
  func queries(of text: CorpusText, count: Int) -> [String] {
    (0..<count).map { query(Pieces(text), $0) }
  }

  private func query(_ pieces: Pieces, _ number: Int) -> String {
    switch self {
    case .term: pieces.run(number, length: 2)
    case .or: "\(pieces.run(number, length: 2)) OR \(pieces.run(number * 3 + 1, length: 2))"
    case .and: "+\(pieces.run(number, length: 2)) +\(pieces.run(number * 3 + 1, length: 2))"
    case .phrase: "\"\(pieces.run(number, length: 5))\""
    case .prefix: pieces.run(number, length: 1) + "*"
    case .wildcard: pieces.run(number, length: 1) + "?"
    case .fuzzy: ["garlc~", "onoin~", "kimch~", "recpe~"][number % 4]
    case .relaxed: (0..<5).map { pieces.run(number + $0, length: 2) }.joined(separator: " ")
    }
  }

  /// Runs of letters of the text.
  private struct Pieces {
    let text: CorpusText

    init(_ text: CorpusText) { self.text = text }

    /// Letters from somewhere in a line that `number` determines.
    func run(_ number: Int, length: Int) -> String {
      let line = text.lines[number * 37 % text.lines.count]
      let letters = line.filter(\.isLetter)
      guard letters.count >= length else { return "大蒜" }
      let start = number * 11 % (letters.count - length + 1)
      return String(letters.dropFirst(start).prefix(length))
    }
  }
}
