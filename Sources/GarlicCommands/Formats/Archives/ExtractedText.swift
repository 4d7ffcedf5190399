// What is read of a file that is more than its text?

import Garlic

/// A text with what its file says of it.
struct ExtractedText: Equatable {
  /// What tells it apart in its file, as the name of a member; empty for the only one.
  var member = ""
  /// Empty when it has none.
  var title = ""
  var body = ""
  var date: FieldValue?
  /// Further values, as `name=value`.
  var tags: [String] = []
}
