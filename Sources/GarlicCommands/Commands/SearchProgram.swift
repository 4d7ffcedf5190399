// How does the program begin?

import ArgumentParser

/// The program `search`.
public enum SearchProgram {
  /// Runs the command that the arguments of the process name, and ends the process.
  public static func main() {
    do {
      var command = try SearchCommand.parseAsRoot()
      try command.run()
    } catch {
      if SearchCommand.exitCode(for: error) == .validationFailure,
        let first = CommandLine.arguments.dropFirst().first,
        let hint = Hint.subcommand(like: first)
      {
        Console().warn(hint)
      }
      SearchCommand.exit(withError: error)
    }
  }
}
