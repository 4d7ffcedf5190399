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
  /// - Complexity: linear in texts of up to 6 KiB; longer ones are read until a piece with all that was asked
  ///   for is found, or for 256 KiB after the first match, and only what is shown is analyzed. A character with
  ///   hundreds of marks is cut.
  public func snippet(_ field: String, columns: Int = 160) throws(IndexError) -> Snippet {
    try excerpt(of: [], text: field, columns: columns).snippet
  }

  /// Stored fields, and the best snippet of a text, read no further than it takes.
  ///
  /// - Parameters:
  ///   - names: the fields that the document shall have.
  ///   - field: the text of the snippet; where fields come after it in the schema, all is read.
  ///   - columns: the width of the snippet in columns of a terminal.
  /// - Throws: `IndexError.corrupt` when the file is damaged there, `.analysis`.
  package func excerpt(
    of names: Set<String>, text field: String, columns: Int = 160
  ) throws(IndexError) -> (document: Document, snippet: Snippet) {
    let view = snapshot.view(of: documentNumber)
    guard let stored = view.reader.stored else {
      return (Document(id: id, [:]), try snippet(of: "", field: field, columns: columns))
    }
    let number = documentNumber - view.base
    let schema = view.reader.storedSchema
    let textNumber = schema.index(of: field) ?? 0
    let isLate = names.contains { schema.index(of: $0) ?? 0 > textNumber }
    guard let record = try stored.largeRecord(of: number) else {
      let record = try context.record(of: documentNumber, in: stored, number)
      let fields = try stored.fields(
        of: record, schema: schema, only: names.union([field]))
      let text = fields[field]?.text ?? ""
      return (Document(id: id, fields), try snippet(of: text, field: field, columns: columns))
    }
    let (fields, length) = try record.fields(names, before: field, schema)
    var rest = length ?? 0
    let snippet = try context.withHighlighter { (highlighter) throws(IndexError) in
      try highlighter.snippet(field: field, columns: max(1, columns)) {
        (bytes) throws(IndexError) in
        rest -= try record.readText(into: &bytes, rest: rest)
        return rest > 0
      }
    }
    if !isLate { return (Document(id: id, fields), snippet) }
    let all = try context.record(of: documentNumber, in: stored, number)
    return (Document(id: id, try stored.fields(of: all, schema: schema, only: names)), snippet)
  }

  /// The best snippet of a text that the caller provides.
  ///
  /// - Parameters:
  ///   - text: the text of the field, as it was put into the index.
  ///   - field: the field's name.
  ///   - columns: the width of the snippet in columns of a terminal: two for a Chinese character.
  /// - Throws: `IndexError.analysis`.
  /// - Complexity: as for ``snippet(_:columns:)``.
  public func snippet(
    of text: String, field: String, columns: Int = 160
  ) throws(IndexError) -> Snippet {
    try context.withHighlighter { (highlighter) throws(IndexError) in
      try highlighter.snippet(of: text, field: field, columns: max(1, columns))
    }
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
