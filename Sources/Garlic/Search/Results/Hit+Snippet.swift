// Why does a person want to open this hit?

extension Hit {
  /// The best piece of a stored text field: with as many different parts of the query as go into
  /// it, begun at a sentence where there is one near.
  ///
  /// - Parameters:
  ///   - field: the field's name.
  ///   - columns: the width of the piece in columns of a terminal: two for a Chinese character.
  /// - Returns: the beginning of the field when it has nothing of the query; an empty piece when
  ///   the document has no such field.
  /// - Throws: `IndexError.corrupt` when the file is damaged there, `.analysis`.
  public func snippet(_ field: String, columns: Int = 160) throws(IndexError) -> Snippet {
    try snippet(of: try document()[field]?.text ?? "", field: field, columns: columns)
  }

  /// The best piece of a text that the caller has at hand, as of a field of the document.
  public func snippet(
    of text: String, field: String, columns: Int = 160
  ) throws(IndexError) -> Snippet {
    let matches = try matches(in: text, field: field)
    return SnippetCut(text, matches, columns: max(1, columns)).snippet
  }

  /// Where in a text what was asked for stands, as ranges of UTF-8 offsets.
  public func highlights(
    of text: String, field: String
  ) throws(IndexError) -> [Range<Int>] {
    try matches(in: text, field: field).ranges
  }

  private func matches(in text: String, field: String) throws(IndexError) -> HighlightMatches {
    try context.withHighlighter { (highlighter) throws(IndexError) in
      try highlighter.matches(in: text, field: field)
    }
  }
}
