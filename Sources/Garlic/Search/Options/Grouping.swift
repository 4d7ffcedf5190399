// How are hits with the same value put together?

/// One hit, or a few, for each value of a keyword field.
///
/// ```swift
/// options.grouping = Grouping("author", hits: 3)
/// for group in results.groups { print(group.value ?? "no author", group.count, group.hits.map(\.id)) }
/// ```
///
/// ``SearchOptions/limit`` and ``SearchOptions/offset`` count groups. A document with several values is in the
/// group of each; those without a value are a group of their own.
public struct Grouping: Sendable, Hashable {
  /// The keyword field.
  public var field: String
  /// The most hits of each group.
  public var hits: Int

  /// Creates a grouping by a keyword field.
  ///
  /// - Parameters:
  ///   - field: the field's name.
  ///   - hits: the most hits of each group, at least 1.
  public init(_ field: String, hits: Int = 1) {
    self.field = field
    self.hits = hits
  }
}
