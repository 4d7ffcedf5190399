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

  /// What is told of an error.
  static func message(_ error: any Error) -> Message {
    switch error {
    case let error as SystemError: Message(error)
    case IndexError.notFound(let path): Message("there is no index at '\(path)'")
    case IndexError.notAnIndex(let path, let reason):
      Message("'\(path)' is not a Garlic index: \(reason)")
    case IndexError.locked(let path):
      Message("'\(path)' is being written by another process: wait for it, or set a lock timeout")
    case IndexError.diskFull(let path):
      Message(
        "the disk is full, cannot write '\(path)': free some space and write again; earlier commits are safe"
      )
    case let error as IndexError: Message(verbatim: error.description)
    case let error as AnalysisError: Message(verbatim: error.description)
    default: Message(verbatim: "\(error)")
    }
  }
}
