// What is shown of a hit?

import Garlic

/// A hit as people and programs see it.
struct HitRecord {
  var rank: Int
  var id: String
  var score: Double
  var title: String
  /// The file it comes from; empty when the index does not say.
  var path: String
  var excerpt: Excerpt
  var isRelaxed: Bool
}
