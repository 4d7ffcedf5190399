// Is an index whole, and what can be saved of it?

public import GarlicText

extension SearchIndex {
  /// Checks an index file; the index need not be open, and may be.
  ///
  /// - Parameters:
  ///   - path: the index file.
  ///   - deep: whether stored documents are analyzed again and compared with every posting, which takes about as long
  ///     as indexing.
  ///   - analyzer: the analyzer that the index was made with; nil for the standard one.
  /// - Returns: the faults that were found.
  /// - Throws: what ``IndexCheck/of(_:deep:analyzer:)`` throws: when there is nothing to check.
  public static func check(
    _ path: String, deep: Bool = false, analyzer: Analyzer? = nil
  ) throws(IndexError) -> IndexCheck {
    try IndexCheck.of(path, deep: deep, analyzer: analyzer)
  }

  /// Writes a new index with all that can be read of a damaged one, which is left as it is.
  ///
  /// - Parameters:
  ///   - path: the damaged index.
  ///   - target: the new index.
  ///   - analyzer: the analyzer that the index was made with; nil for the standard one.
  ///   - schema: the fields of the index, for the case that they cannot be read.
  /// - Returns: what was saved and what was lost.
  /// - Throws: what ``IndexRepair/of(_:into:analyzer:schema:)`` throws.
  @discardableResult
  public static func repair(
    _ path: String, into target: String, analyzer: Analyzer? = nil, schema: Schema? = nil
  ) throws -> IndexRepair {
    try IndexRepair.of(path, into: target, analyzer: analyzer, schema: schema)
  }
}
