// Which keywords does each document have, by the postings?

extension SegmentReader {
  /// The ordinals of a field's terms by document, made from its postings.
  ///
  /// - Throws: `IndexError.corrupt` when a list is damaged.
  /// - Complexity: O(postings).
  func uninverted(_ field: Int) throws(IndexError) -> ColumnValues {
    var uninversion = Uninversion()
    if let dictionary = try dictionary(field) {
      var terms = TermDictionaryCursor(dictionary)
      while try terms.next() {
        let list = try cursor(terms, field: field)
        var count = 0
        while list.doc != PostingCursor.end {
          guard Int(list.doc) < documentCount, count < list.df else {
            throw damagedList(terms.entry, "document \(list.doc) is out of range")
          }
          uninversion.add(list.doc)
          count += 1
          list.next()
        }
        uninversion.endTerm()
      }
    }
    return uninversion.values(documentCount: documentCount)
  }
}
