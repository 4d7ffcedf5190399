// What came of many articles at once?

import Foundation
import Garlic
import Hummingbird
import NIOCore

/// How many articles were put, and which lines could not be read.
struct BulkAnswer: ResponseEncodable, Sendable {
  struct Refusal: Codable, Sendable {
    var line: Int
    var reason: String
  }

  var put = 0
  var refused: [Refusal] = []
}

/// Reads articles as JSON lines.
struct BulkReader {
  static let maximumBytes = 64 << 20

  private(set) var articles: [Article] = []
  private(set) var answer = BulkAnswer()

  init(_ body: ByteBuffer) {
    for (number, line) in Data(body.readableBytesView).split(separator: 0x0A).enumerated() {
      do {
        articles.append(try JSONDecoder().decode(Article.self, from: line))
      } catch {
        answer.refused.append(.init(line: number + 1, reason: "\(error)"))
      }
    }
  }

  /// Puts the articles in one commit; those that the index refuses are told.
  mutating func put(into index: SearchIndex) async throws -> BulkAnswer {
    let articles = articles
    let refused = try await index.write { batch in
      var refused: [BulkAnswer.Refusal] = []
      for (number, article) in articles.enumerated() {
        do {
          try batch.put(article)
        } catch let error as IndexError where error.isRefusal {
          refused.append(.init(line: number + 1, reason: error.description))
        }
      }
      return refused
    }
    answer.put = articles.count - refused.count
    answer.refused += refused
    return answer
  }
}
