// How does the program begin?

import ArgumentParser

/// The program `search`.
public enum SearchProgram {
  /// Runs the command that the arguments of the process name, and ends the process.
  public static func main() { SearchCommand.main() }
}
