// Which terms does a field have, and how frequent is each?

import GarlicText

/// A term of a field and how many documents have it.
public struct TermFrequency: Sendable, Hashable {
  /// The term as it is in the dictionary: a keyword, or a folded word or pair of characters.
  public let text: String
  /// The number of documents with the term; deleted ones count until their segment is rewritten.
  public let documentFrequency: Int
}

extension Snapshot {
  /// The terms of a text or keyword field in the order of their bytes, and in how many documents each is.
  ///
  /// ```swift
  /// var last: String?
  /// repeat {
  ///   let terms = try snapshot.terms(of: "category", after: last)
  ///   for term in terms { print(term.text, term.documentFrequency) }
  ///   last = terms.last?.text
  /// } while last != nil
  /// ```
  ///
  /// - Parameters:
  ///   - field: a text or keyword field.
  ///   - prefix: what they begin with, folded as the field's terms are; empty for all.
  ///   - after: the term that they come after; nil to begin with the first.
  ///   - limit: the most terms.
  ///   - segmentedWords: of a text field, the words of one, three and more CJK characters, which are apart from words of
  ///     other scripts, pairs of characters and single last characters.
  /// - Throws: `IndexError.invalidArgument` when the field has no terms or the limit is negative; `.corrupt`.
  /// - Complexity: O(segments · (log terms + limit)).
  public func terms(
    of field: String, prefix: String = "", after: String? = nil, limit: Int = 100,
    segmentedWords: Bool = false
  ) throws(IndexError) -> [TermFrequency] {
    guard let number = schema.index(of: field), !schema.fields[number].kind.isNumeric else {
      throw .invalidArgument("there is no text or keyword field '\(field)'")
    }
    guard limit >= 0 else { throw .invalidArgument("limit \(limit) must not be negative") }
    let isText = schema.fields[number].kind == .text
    let tag = segmentedWords && isText ? [Token.wordTag] : []
    let start = tag + Array(prefix.utf8)
    let last = after.map { tag + Array($0.utf8) }
    // Words with the tag come before all others, as no other term begins with it.
    let untagged = isText && !segmentedWords && start.isEmpty ? [Token.wordTag + 1] : start
    let from = last.map { $0.lexicographicallyPrecedes(untagged) ? untagged : $0 } ?? untagged
    var cursors: [TermDictionaryCursor] = []
    for view in views {
      guard let dictionary = try view.reader.dictionary(number) else { continue }
      var cursor = TermDictionaryCursor(dictionary)
      guard try cursor.seek(from) else { continue }
      if cursor.term == last, try !cursor.next() { continue }
      if cursor.term.starts(with: start) { cursors.append(cursor) }
    }
    var found: [TermFrequency] = []
    while found.count < limit,
      let first = cursors.min(by: { $0.term.lexicographicallyPrecedes($1.term) })?.term
    {
      var documents = 0
      for index in cursors.indices.reversed() where cursors[index].term == first {
        documents += cursors[index].entry.df
        if try !cursors[index].next() || !cursors[index].term.starts(with: start) {
          cursors.remove(at: index)
        }
      }
      found.append(
        TermFrequency(
          text: String(decoding: first.dropFirst(tag.count), as: UTF8.self),
          documentFrequency: documents))
    }
    return found
  }
}
