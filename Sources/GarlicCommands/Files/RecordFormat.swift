// Which files hold records, one document each?

/// Forms of records beside JSON lines, which are always read as records.
enum RecordFormat: String, CaseIterable, Sendable {
  /// Rows of a table with the names of members above them (RFC 4180).
  case csv
  case tsv
  /// An array of objects.
  case json

  /// Whether a file of this name is read so.
  func applies(to path: String) -> Bool { PathName.suffix(of: path) == rawValue }

  /// Whether a file holds records.
  static func holdRecords(_ path: String, _ format: RecordFormat?) -> Bool {
    format?.applies(to: path) == true || FileKind(ofFileNamed: path) == .jsonLines
  }
}
