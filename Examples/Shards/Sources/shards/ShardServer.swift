// What does a process with one shard do?

import Foundation
import Garlic

/// Answers a broker from one index file.
final class ShardServer: Sendable {
  private let index: SearchIndex

  init(path: String) throws { index = try SearchIndex.open(path) }

  /// Answers the requests of one connection.
  ///
  /// Commits are taken up before a first round. The rounds of a search may see different commits then; scores are off by
  /// as much as the statistics have changed in between.
  func answer(_ connection: Connection) throws {
    while let request = try connection.receive(ShardRequest.self) {
      do { try connection.send(try response(to: request)) } catch let error as IndexError {
        try connection.send(ShardResponse.failure("\(index.path): \(error)"))
      }
    }
  }

  private func response(to request: ShardRequest) throws -> ShardResponse {
    switch request {
    case .statistics(let question):
      try index.refresh()
      let snapshot = index.snapshot
      return .statistics(
        try snapshot.statistics(for: question.query, options(question, snapshot)))
    case .search(let question, let statistics):
      let snapshot = index.snapshot
      var options = options(question, snapshot)
      options.statistics = statistics
      guard let answer = try snapshot.search(question.query, options).answer else {
        return .failure("\(index.path): a search of a shard has statistics")
      }
      return .answer(answer)
    case .titles(let ids):
      let snapshot = index.snapshot
      return .titles(
        try ids.map { id in
          guard case .string(let title)? = try snapshot.document(id: id)?["title"] else {
            return ""
          }
          return title
        })
    }
  }

  /// The paths of documents are not searched where a query names no field, as the command line has it.
  private func options(_ question: Question, _ snapshot: Snapshot) -> SearchOptions {
    var options = question.options
    options.fields = snapshot.schema.fields.filter { $0.kind == .text && $0.name != "path" }
      .map(\.name)
    return options
  }
}
