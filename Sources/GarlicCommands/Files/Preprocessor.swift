// Which program makes text of files that somebody else's program knows?

/// A program that is given the path of a file and prints its text, as ripgrep's `--pre`.
struct Preprocessor: Equatable {
  var command: String
  /// Patterns of the names of its files.
  ///
  /// `!` before one leaves files out. None stands for all files.
  var globs: [String] = []

  /// Whether it makes the text of a file.
  func applies(to path: String) -> Bool {
    let name = Array(PathName.name(of: path).utf8)
    func matches(_ glob: some StringProtocol) -> Bool {
      let pattern = Array(glob.utf8)
      return NamePattern.matches(pattern, pattern.contains(0x2F) ? Array(path.utf8) : name)
    }
    let wanted = globs.filter { !$0.hasPrefix("!") }
    if globs.contains(where: { $0.hasPrefix("!") && matches($0.dropFirst()) }) { return false }
    return wanted.isEmpty || wanted.contains { matches($0) }
  }

  var description: String { "pre \(command) \(globs.joined(separator: " "))" }
}
