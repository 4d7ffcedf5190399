// Which documents of the segment have these values?

extension SegmentPlan {
  /// Documents with a keyword.
  func keywordMatcher(_ term: [UInt8], _ field: Int) throws(IndexError) -> Matcher {
    guard let cursor = try view.cursor(term, field) else { return .nothing }
    return PostingMatcher(cursor)
  }

  /// Documents with any keyword of a pattern.
  ///
  /// Their union is gathered when the segment is searched, in a bit for each document.
  func keywordsMatcher(_ pattern: KeywordPattern) throws(IndexError) -> Matcher {
    var deadline = deadline
    var found = DocumentSet()
    for field in pattern.fields {
      try view.forEachTerm(field, from: pattern.prefix, deadline) { (terms) throws(IndexError) in
        if !pattern.matches(terms.term) { return true }
        let cursor = try view.reader.cursor(terms, field: field)
        while cursor.doc != PostingCursor.end {
          try deadline.tick()
          if cursor.doc < UInt32(view.reader.documentCount) { found.insert(cursor.doc) }
          cursor.next()
        }
        return true
      }
    }
    return ListMatcher(found.documents)
  }

  /// Documents with a number in a range.
  func rangeMatcher(_ range: ClosedRange<Int64>, _ field: Int) throws(IndexError) -> Matcher {
    guard let column = try view.reader.column(field), column.valueCount > 0,
      column.range.overlaps(range)
    else {
      return .nothing
    }
    return try RangeMatcher(column, range, deadline)
  }

  /// Documents with a value in any of the fields.
  func existsMatcher(_ fields: [Int]) throws(IndexError) -> Matcher {
    var columns: [Column] = []
    var norms: [ByteView] = []
    for field in fields {
      if view.reader.schema.fields[field].hasTerms {
        norms.append(try view.reader.norms(field))
      } else if let column = try view.reader.column(field) {
        columns.append(column)
      }
    }
    return try ExistsMatcher(columns: columns, norms: norms, deadline)
  }
}
