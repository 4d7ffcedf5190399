// Which values does a document have, stored or not?

extension Snapshot {
  /// Adds values that are not stored and that columns have: numbers, dates and keywords.
  ///
  /// - Parameters:
  ///   - document: as it is stored.
  ///   - number: its number in the snapshot.
  ///   - schema: the fields that are wanted.
  ///   - others: fields that are not wanted.
  /// - Returns: the name of a text field that the document has and that is not stored; nil when there is none.
  func complete(
    _ document: inout Document, number: Int, in schema: Schema, besides others: Set<String> = []
  ) throws(IndexError) -> String? {
    let view = view(of: number)
    let place = number - view.base
    for field in schema.fields where !others.contains(field.name) {
      guard let known = self.schema.index(of: field.name), document.fields[field.name] == nil else {
        continue
      }
      let kind = self.schema.fields[known].kind
      switch kind {
      case .text: if try view.reader.norms(known).u8(place) > 0 { return field.name }
      case .keyword, .integer, .double, .date:
        let values = try view.reader.column(known)?.values(place) ?? []
        if values.isEmpty { continue }
        // Of a keyword that is not stored only its normalized form is known.
        if kind == .keyword, field.kind == .keyword,
          !field.normalization.isSuperset(of: self.schema.fields[known].normalization)
        {
          return field.name
        }
        if kind == .keyword {
          var keywords: [String] = []
          for ordinal in values {
            guard let term = try view.reader.ordinals(known)?.term(Int(ordinal)) else { continue }
            keywords.append(String(decoding: term, as: UTF8.self))
          }
          document.fields[field.name] =
            keywords.count == 1 ? .string(keywords[0]) : .strings(keywords)
        } else {
          document.fields[field.name] = NumberValue.value(values, kind)
        }
      }
    }
    return nil
  }
}
