// Which requests are answered, and how?

import Foundation
import Garlic
import Hummingbird

/// The routes of the service; `openapi.json` describes them.
struct ArticleRouter: Sendable {
  let index: SearchIndex

  static let maximumArticleBytes = 2 << 20

  func router() -> Router<BasicRequestContext> {
    let router = Router()
    router.addMiddleware {
      MetricsMiddleware()
      LogRequestsMiddleware(.debug)
      IndexErrorMiddleware()
    }
    router.put("articles/:id", use: put)
    router.post("articles", use: putMany)
    router.delete("articles/:id", use: delete)
    router.get("articles/:id", use: article)
    router.get("search", use: search)
    router.get("complete", use: complete)
    router.get("health") { _, _ in HTTPResponse.Status.ok }
    router.get("ready") { _, _ in
      // An index that can be searched: its analyzer is made, its newest commit is open.
      _ = try await index.search("ready", limit: 1)
      return HTTPResponse.Status.ok
    }
    for page in Page.allCases { router.get("\(page.route)") { _, _ in try page.response() } }
    return router
  }

  @Sendable private func put(
    _ request: Request, _ context: BasicRequestContext
  ) async throws -> HTTPResponse.Status {
    let id = try context.parameters.require("id")
    let body = try await request.body.collect(upTo: Self.maximumArticleBytes)
    let article: Article
    do {
      article = try JSONDecoder().decode(Article.self, from: Data(body.readableBytesView))
    } catch {
      throw HTTPError(.badRequest, message: "the body is no article: \(error)")
    }
    guard article.id == id else {
      throw HTTPError(.badRequest, message: "the article has the id '\(article.id)'")
    }
    try await index.put(article)
    return .noContent
  }

  @Sendable private func putMany(
    _ request: Request, _ context: BasicRequestContext
  ) async throws -> BulkAnswer {
    var reader = BulkReader(try await request.body.collect(upTo: BulkReader.maximumBytes))
    return try await reader.put(into: index)
  }

  @Sendable private func delete(
    _ request: Request, _ context: BasicRequestContext
  ) async throws -> HTTPResponse.Status {
    try await index.delete(id: try context.parameters.require("id"))
    return .noContent
  }

  @Sendable private func article(
    _ request: Request, _ context: BasicRequestContext
  ) async throws -> Article {
    let id = try context.parameters.require("id")
    guard let article = try await index.document(id: id, as: Article.self) else {
      throw HTTPError(.notFound, message: "there is no article '\(id)'")
    }
    return article
  }

  @Sendable private func search(
    _ request: Request, _ context: BasicRequestContext
  ) async throws -> SearchAnswer {
    let asked = try SearchRequest(request.uri.queryParameters)
    return try await index.read { try SearchAnswer(asked, $0) }
  }

  @Sendable private func complete(
    _ request: Request, _ context: BasicRequestContext
  ) async throws -> CompletionAnswer {
    let parameters = request.uri.queryParameters
    let typed = parameters["q"].map(String.init) ?? ""
    guard typed.utf8.count <= SearchRequest.maximumQueryBytes else {
      throw HTTPError(.uriTooLong, message: "what is typed is too long")
    }
    return try await index.read { try CompletionAnswer(typed, limit: 8, $0) }
  }
}
