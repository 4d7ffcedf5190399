// What does the dictionary know about a term?

/// A dictionary entry: in how many documents the term is, and where they are listed.
struct TermEntry: Sendable {
  var df: Int
  /// The list in the postings section, in bytes; empty for a term of one document.
  var listOffset: Int
  var listLength: Int
  /// The only document, its frequency, and where its positions begin in the block, in bits.
  var singleDoc: UInt32 = 0
  var singleTF: UInt32 = 0
  var singlePositions: Int = 0
  /// The Rice parameter of those positions.
  var singleParameter: UInt32 = 0
  /// The block of the dictionary that the entry is in.
  var block: Int = 0
}
