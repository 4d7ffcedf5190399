// What do client, broker and shards say to each other? One JSON object to a line.

import Foundation
import Garlic

/// What is asked, as far as this example lets it be asked.
struct Question: Codable, Sendable {
  var query: String
  var limit = 10
  var offset = 0
  /// A field to sort by, the greatest value first; nil for relevance.
  var sort: String?
  /// Fields of which the values are counted.
  var facets: [String] = []

  init(query: String) { self.query = query }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    query = try values.decode(String.self, forKey: .query)
    limit = try values.decodeIfPresent(Int.self, forKey: .limit) ?? 10
    offset = try values.decodeIfPresent(Int.self, forKey: .offset) ?? 0
    sort = try values.decodeIfPresent(String.self, forKey: .sort)
    facets = try values.decodeIfPresent([String].self, forKey: .facets) ?? []
  }

  /// The same options on shards and broker.
  var options: SearchOptions {
    var options = SearchOptions(limit: limit)
    options.offset = offset
    options.sort = sort.map { [.descending($0)] } ?? []
    options.facets = facets.map { .values($0) }
    return options
  }
}

/// What a broker asks of a shard.
enum ShardRequest: Codable, Sendable {
  /// First round.
  case statistics(Question)
  /// Second round, with the sum of the first.
  case search(Question, SearchStatistics)
  /// What is shown of hits.
  case titles(ids: [String])
}

/// What a shard answers.
enum ShardResponse: Codable, Sendable {
  case statistics(SearchStatistics)
  case answer(ShardAnswer)
  case titles([String])
  case failure(String)
}

/// What a client gets of the broker.
struct Reply: Codable, Sendable {
  struct Hit: Codable, Sendable {
    var rank: Int
    var id: String
    var score: Double
    var shard: Int
    var title: String
  }

  struct Bucket: Codable, Sendable {
    var label: String
    var count: Int
  }

  var hits: [Hit] = []
  var total = 0
  var facets: [String: [Bucket]] = [:]
  /// Why there is no answer: that of some of the shards would look like one of all.
  var error: String?
}
