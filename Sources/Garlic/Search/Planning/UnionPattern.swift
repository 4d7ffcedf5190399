// Which pattern is it that any of many terms stand for?

/// A pattern whose documents are counted as those of one term.
enum UnionPattern {
  /// Terms that begin so.
  case prefix([UInt8])
  /// Terms of a shape with `*` and `?`.
  case wildcard(WildcardPattern)
  /// Terms within so many edits.
  case fuzzy(String, edits: Int)
  /// Terms that stand for a character.
  case character([UInt8])

  /// What it is called among the statistics of a search.
  func key(_ fields: [String]) -> String {
    let name =
      switch self {
      case .prefix(let bytes): "prefix\t" + String(decoding: bytes, as: UTF8.self)
      case .wildcard(let pattern): "wildcard\t" + pattern.text
      case .fuzzy(let text, let edits): "fuzzy\(edits)\t" + text
      case .character(let bytes): "character\t" + String(decoding: bytes, as: UTF8.self)
      }
    return name + "\t" + fields.joined(separator: "\t")
  }
}
