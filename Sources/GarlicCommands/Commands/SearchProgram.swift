// How does the program begin?

import ArgumentParser

/// The program `search`.
public enum SearchProgram {
  /// Runs the command that the arguments of the process name, and ends the process.
  public static func main() {
    let typed = Array(CommandLine.arguments.dropFirst())
    if let text = HelpText.text(typed) {
      let console = Console()
      do {
        try console.print(text)
        try console.flush()
      } catch { SearchCommand.exit(withError: CommandFailure.failed) }
      return
    }
    if typed.isEmpty, Terminal.isThere {
      LiveCommand.main([])
      return
    }
    var config: String?
    do {
      let arguments: [String]
      (arguments, config) = try ConfigFile.extended(typed, subcommands: names)
      var command = try parsed(arguments)
      try command.run()
    } catch let error as SystemError {
      Console().warn(CommandFailure.message(error))
      SearchCommand.exit(withError: CommandFailure.failed)
    } catch {
      if SearchCommand.exitCode(for: error) == .validationFailure {
        if let config { Console().warn(Message("options were read from '\(config)', too")) }
        if let first = typed.first, let hint = Hint.subcommand(like: first) {
          Console().warn(hint)
        }
      }
      SearchCommand.exit(withError: error)
    }
  }

  /// The command of arguments.
  ///
  /// Most name none and are a search: its arguments are read at once, without those of all commands, which takes
  /// milliseconds. What is no search is read again, so that errors, help and the version are those of the program.
  static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
    if let first = arguments.first, !names.contains(first), first != QueryCommand._commandName,
      !first.hasPrefix("---"),
      let search = try? QueryCommand.parse(arguments)
    {
      return search
    }
    return try SearchCommand.parseAsRoot(arguments)
  }

  /// What the first argument may be that makes a command no search.
  private static var names: Set<String> {
    var names: Set = ["help", "--help", "-h", "--version", "--generate-completion-script"]
    for command in SearchCommand.configuration.subcommands where command != QueryCommand.self {
      if let name = command.configuration.commandName { names.insert(name) }
    }
    return names
  }
}
