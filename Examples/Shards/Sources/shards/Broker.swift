// How are several shards asked as one index?

import Foundation
import Garlic

/// Asks all shards in two rounds, and for what is shown in a third.
///
/// For one thread: it has a connection to each shard.
final class Broker {
  private let connections: [Connection]

  /// - Parameter ports: those of the shards, always in the same order: of equal hits, those of the first come first.
  init(ports: [UInt16]) throws {
    connections = try ports.map { try Connection(port: $0, timeout: 10) }
  }

  func reply(to question: Question) -> Reply {
    var reply = Reply()
    do {
      var options = question.options
      options.statistics = try ask { _ in .statistics(question) }
        .reduce(SearchStatistics()) { sum, response in
          guard case .statistics(let part) = response else { throw Self.unexpected(response) }
          return sum + part
        }
      let sum = options.statistics ?? SearchStatistics()
      let answers = try ask { _ in .search(question, sum) }.map { response in
        guard case .answer(let answer) = response else { throw Self.unexpected(response) }
        return answer
      }
      let merged = try ShardAnswer.merging(answers, options)
      reply.total = merged.total
      reply.hits = merged.hits.map {
        Reply.Hit(rank: $0.rank, id: $0.id, score: $0.score, shard: $0.shard, title: "")
      }
      for facet in merged.facets {
        reply.facets[facet.name] = facet.buckets.map {
          Reply.Bucket(label: $0.label, count: $0.count)
        }
      }
      try addTitles(&reply)
    } catch {
      // Part of an answer is not told for one.
      reply = Reply()
      reply.error = "\(error)"
    }
    return reply
  }

  private func addTitles(_ reply: inout Reply) throws {
    let hits = reply.hits
    let responses = try ask { shard in
      .titles(ids: hits.filter { $0.shard == shard }.map(\.id))
    }
    var titles: [[String]] = try responses.map { response in
      guard case .titles(let titles) = response else { throw Self.unexpected(response) }
      return titles.reversed()
    }
    for index in reply.hits.indices {
      reply.hits[index].title = titles[reply.hits[index].shard].popLast() ?? ""
    }
  }

  /// Asks all shards at the same time: all requests are sent before the first answer is read.
  private func ask(_ request: (Int) -> ShardRequest) throws -> [ShardResponse] {
    for (shard, connection) in connections.enumerated() { try connection.send(request(shard)) }
    return try connections.enumerated().map { (shard, connection) in
      guard let response = try connection.receive(ShardResponse.self) else {
        throw ConnectionError("shard \(shard) has closed the connection")
      }
      if case .failure(let reason) = response { throw ConnectionError("shard \(shard): \(reason)") }
      return response
    }
  }

  private static func unexpected(_ response: ShardResponse) -> ConnectionError {
    ConnectionError("a shard answered something else than it was asked")
  }
}
