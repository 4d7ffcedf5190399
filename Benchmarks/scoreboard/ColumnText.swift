// What does a text query match?

import Garlic

/// A text query with what is known of its matches.
struct ColumnText {
  let query: Query
  /// The scores by id.
  let scores: [String: Double]
}
