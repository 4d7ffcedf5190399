// How does a command end?

import ArgumentParser
import Garlic
import GarlicText

/// Exit codes, which are those of grep.
enum CommandFailure {
  static let noHits = ExitCode(1)
  static let failed = ExitCode(2)

  /// Runs a command; whatever it throws is told, and ends the process with exit code 2.
  static func reported(on console: Console, _ body: () throws -> Void) throws {
    var code: ExitCode?
    do {
      try body()
    } catch let exit as ExitCode {
      code = exit
    } catch let error as ValidationError {
      throw error
    } catch {
      console.setStatus("")
      console.warn(message(error))
      code = failed
    }
    do {
      try console.flush()
    } catch {
      console.warn("\(error)")
      code = failed
    }
    if let code, code != .success { throw code }
  }

  private static func message(_ error: any Error) -> String {
    switch error {
    case let error as IndexError: error.description
    case let error as SystemError: error.description
    case let error as AnalysisError: error.description
    default: "\(error)"
    }
  }
}
