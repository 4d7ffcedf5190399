// The program `search`: everything is in GarlicCommands.

import GarlicCommands

@main
enum Search {
  static func main() { SearchProgram.main() }
}
