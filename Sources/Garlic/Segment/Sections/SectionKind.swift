// What are the parts of a segment called?

/// The sections of a segment.
///
/// The numbers are written into index files: never change them.
enum SectionKind: UInt8, Sendable, CaseIterable {
  /// Where each block of the dictionary begins, and its first term. One for each searched field.
  case termIndex = 1
  /// The posting lists of terms of two documents and more.
  case postings = 3
  /// The length of the field in each document, one byte each.
  case norms = 4
  /// Stored values, in compressed blocks.
  case storedBlocks = 5
  /// Where each block of stored values begins, and its first document.
  case storedIndex = 6
  /// The ids of all documents, in order of documents.
  case ids = 7
  /// The documents in order of the hashes of their ids.
  case idOrder = 8
  /// Numbers by document, as version 2 has them.
  case numbers = 9
  /// The terms in blocks, with their frequencies, and the only posting of those of one document.
  case termBlocks = 10
  /// In which script each document is written; not there when all are in neither.
  case scripts = 11
  /// What terms, postings and documents add up to; not in version 2 and before.
  case totals = 12
  /// Values by document: one for each integer, double and date field, and for each keyword field with a column
  /// the ordinals of its terms; not in version 2.
  case column = 13

  var name: String {
    switch self {
    case .termIndex: "term index"
    case .postings: "postings"
    case .norms: "norms"
    case .storedBlocks: "stored blocks"
    case .storedIndex: "stored index"
    case .ids: "ids"
    case .idOrder: "id order"
    case .numbers: "numbers"
    case .termBlocks: "term blocks"
    case .scripts: "scripts"
    case .totals: "totals"
    case .column: "column"
    }
  }
}
