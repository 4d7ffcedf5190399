// Where does the search page come from?

import Foundation
import Hummingbird
import NIOCore

/// The files of the search page, which need no build step.
enum Page: String, CaseIterable, Sendable {
  case document = "index.html"
  case script = "page.js"
  case style = "page.css"
  case description = "openapi.json"

  var route: String { self == .document ? "/" : rawValue }

  private var type: String {
    switch self {
    case .document: "text/html; charset=utf-8"
    case .script: "text/javascript; charset=utf-8"
    case .style: "text/css; charset=utf-8"
    case .description: "application/json"
    }
  }

  func response() throws -> Response {
    guard let file = Bundle.module.url(forResource: "Page/\(rawValue)", withExtension: nil) else {
      throw HTTPError(.notFound, message: "'\(rawValue)' is not beside the program")
    }
    var headers: HTTPFields = [.contentType: type, .cacheControl: "no-cache"]
    headers[.contentSecurityPolicy] = "default-src 'self'"
    return Response(
      status: .ok, headers: headers,
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: try Data(contentsOf: file))))
  }
}
