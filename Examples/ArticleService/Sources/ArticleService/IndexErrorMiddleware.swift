// Which status does an error of the index have?

import Garlic
import Hummingbird

/// Turns errors of the index into answers.
struct IndexErrorMiddleware<Context: RequestContext>: RouterMiddleware {
  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as IndexError {
      let status: HTTPResponse.Status =
        switch error {
        case .invalidArgument, .invalidQuery, .recordMismatch, .cursorOutdated: .badRequest
        case .tooLarge: .contentTooLarge
        case .deadlineExceeded, .cancelled, .searchTooLarge, .locked: .serviceUnavailable
        case .diskFull: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
        default: .internalServerError
        }
      if status == .internalServerError {
        context.logger.error("the index failed", metadata: ["error": "\(error)"])
        throw HTTPError(status, message: "the index failed")
      }
      throw HTTPError(status, message: "\(error)")
    }
  }
}

extension IndexError {
  /// Whether it is about one document, and the next may be put.
  var isRefusal: Bool {
    switch self {
    case .invalidArgument, .recordMismatch, .tooLarge: true
    default: false
    }
  }
}
