// What do the statistics of all shards say about this term?

import GarlicText

extension SearchStatistics {
  /// In how many documents of each script a field has a term, of all shards.
  ///
  /// - Throws: `IndexError.invalidArgument` when they are those of another query.
  func frequencies(of term: [UInt8], in field: String) throws(IndexError) -> [Int] {
    let text = String(decoding: term, as: UTF8.self)
    guard let counts = terms[text] else { throw Self.others("the term '\(text)'") }
    return counts[field] ?? TextScript.allCases.map { _ in 0 }
  }

  /// The terms of all shards that are other forms of a word.
  ///
  /// - Throws: `IndexError.invalidArgument` when they are those of another query.
  func forms(of word: [UInt8]) throws(IndexError) -> Set<[UInt8]> {
    let text = String(decoding: word, as: UTF8.self)
    guard let forms = forms[text] else { throw Self.others("the forms of '\(text)'") }
    return Set(forms.map { Array($0.utf8) })
  }

  static func others(_ what: String) -> IndexError {
    .invalidArgument(
      "the statistics do not have \(what): gather those of this query with these options")
  }
}
