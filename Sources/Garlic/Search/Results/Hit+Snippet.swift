// Which part of a text shows why it is a hit?

extension Hit {
  /// The best snippet of a stored text field.
  ///
  /// It has as many different terms of the query as fit, and begins at a sentence where one is near.
  ///
  /// - Parameters:
  ///   - field: the field's name.
  ///   - columns: the width of the snippet in columns of a terminal: two for a Chinese character.
  /// - Returns: the beginning of the field when nothing in it matches; an empty snippet when
  ///   the document has no such field.
  /// - Throws: `IndexError.corrupt` when the file is damaged there, `.analysis`.
  public func snippet(_ field: String, columns: Int = 160) throws(IndexError) -> Snippet {
    try snippet(of: try document()[field]?.text ?? "", field: field, columns: columns)
  }

  /// The best snippet of a text that the caller provides.
  ///
  /// - Parameters:
  ///   - text: the text of the field, as it was put into the index.
  ///   - field: the field's name.
  ///   - columns: the width of the snippet in columns of a terminal: two for a Chinese character.
  /// - Throws: `IndexError.analysis`.
  public func snippet(
    of text: String, field: String, columns: Int = 160
  ) throws(IndexError) -> Snippet {
    let matches = try matches(in: text, field: field)
    return SnippetCut(text, matches, columns: max(1, columns)).snippet
  }

  /// The ranges of a text that match the query, in UTF-8 offsets.
  ///
  /// - Parameters:
  ///   - text: the text of the field, as it was put into the index.
  ///   - field: the field's name.
  /// - Throws: `IndexError.analysis`.
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
