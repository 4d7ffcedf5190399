// What is offered while somebody types?

import Garlic
import Hummingbird

/// Completions, as JSON.
struct CompletionAnswer: ResponseEncodable, Sendable {
  struct Completion: Codable, Sendable {
    var text: String
    var query: String
    var documents: Int
  }

  var completions: [Completion]

  init(_ typed: String, limit: Int, _ snapshot: Snapshot) throws {
    completions = try snapshot.complete(
      typed, limit: limit, deadline: .now + SearchRequest.deadline
    )
    .map { Completion(text: $0.text, query: $0.query.description, documents: $0.documents) }
  }
}
