// search manual: what does the manual page say?

import ArgumentParser

struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "Print the manual page, for 'man'.",
    discussion: "search manual | man -l - shows it; ./install puts it where 'man search' finds it.")

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      guard let program = CommandDescription.program() else { throw CommandFailure.failed }
      let version = SearchCommand.configuration.version
      try console.write(ManualPage(program, version: version).text)
      try console.flush()
    }
  }
}
