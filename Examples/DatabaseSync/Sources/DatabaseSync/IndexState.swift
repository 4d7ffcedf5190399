// Up to which change of the database does the index go?

import Garlic

/// The number of the last change of the database that is in the index, kept by the index itself: it is committed
/// together with the changes, so no crash can come between.
enum IndexState {
  static let field = "sequence"
  /// No article has this id; a document without text is found by no word.
  static let id = "state"

  static func sequence(of snapshot: Snapshot) throws -> Int64 {
    guard case .integer(let sequence) = try snapshot.document(id: id)?[field] else { return 0 }
    return sequence
  }

  static func document(_ sequence: Int64) -> Document {
    Document(id: id, [field: .integer(sequence)])
  }
}
