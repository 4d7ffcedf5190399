// By what are hits put in order?

/// A key of the order of hits.
///
/// ```swift
/// var options = SearchOptions()
/// options.sort = [.descending("published"), .ascending("title")]
/// ```
public struct SortKey: Sendable, Hashable {
  /// Where documents without a value stand.
  public enum Missing: Sendable, Hashable {
    /// Before all others.
    case first
    /// After all others.
    case last
  }

  /// Which of several values of a document counts.
  public enum Choice: Sendable, Hashable {
    /// The least.
    case least
    /// The greatest.
    case greatest
  }

  /// What is compared.
  enum Source: Sendable, Hashable {
    case relevance
    case id
    case field(String)
  }

  let source: Source
  /// Whether greater values come first.
  public let isDescending: Bool
  /// Where documents without a value stand.
  public var missing = Missing.last
  /// Which of several values counts: if not said, the one that comes first in the order.
  public var choice: Choice?

  init(_ source: Source, isDescending: Bool) {
    self.source = source
    self.isDescending = isDescending
  }

  /// The best score first.
  public static let relevance = SortKey(.relevance, isDescending: true)

  /// The least value of a keyword, number or date field first; keywords in the order of their bytes.
  ///
  /// - Parameters:
  ///   - field: the field's name.
  ///   - missing: where documents without a value stand.
  public static func ascending(_ field: String, missing: Missing = .last) -> SortKey {
    var key = SortKey(.field(field), isDescending: false)
    key.missing = missing
    return key
  }

  /// The greatest value of a keyword, number or date field first.
  ///
  /// - Parameters:
  ///   - field: the field's name.
  ///   - missing: where documents without a value stand.
  public static func descending(_ field: String, missing: Missing = .last) -> SortKey {
    var key = SortKey(.field(field), isDescending: true)
    key.missing = missing
    return key
  }

  /// By id, in the order of bytes.
  public static func id(descending: Bool = false) -> SortKey {
    SortKey(.id, isDescending: descending)
  }

  var countsGreatest: Bool { choice.map { $0 == .greatest } ?? isDescending }
}
