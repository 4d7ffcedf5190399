// Which options does somebody want in every search?

/// The options in `$XDG_CONFIG_HOME/garlic/config`, or `~/.config/garlic/config`: one a line, as ripgrep has it.
enum ConfigFile {
  /// nil when neither variable says where it could be.
  static var path: String? {
    if let path = Environment["GARLIC_CONFIG_PATH"] { return path }
    if let base = Environment["XDG_CONFIG_HOME"], base.hasPrefix("/") {
      return PathName.join(base, "garlic/config")
    }
    return Environment["HOME"].map { PathName.join($0, ".config/garlic/config") }
  }

  /// The arguments in a text: lines without space around them; those that are empty or begin with # are none.
  static func arguments(_ text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      let trimmed = line.drop(while: \.isWhitespace)
      let end = trimmed.lastIndex { !$0.isWhitespace }
      guard let end, !trimmed.hasPrefix("#") else { return nil }
      return String(trimmed[...end])
    }
  }

  /// The arguments of a command with those of the file before them, where it is a search.
  ///
  /// - Parameters:
  ///   - arguments: as they were typed.
  ///   - subcommands: the names of the other commands.
  /// - Returns: all arguments, and the path of the file if it says something.
  static func extended(
    _ arguments: [String], subcommands: Set<String>
  ) throws(SystemError) -> (arguments: [String], path: String?) {
    if arguments.first == "--no-config" { return (Array(arguments.dropFirst()), nil) }
    let first = arguments.first ?? ""
    let isQuery = first == "query"
    if !isQuery, arguments.isEmpty || subcommands.contains(first) { return (arguments, nil) }
    guard let path else { return (arguments, nil) }
    // Somebody else's home, for one, says nothing of a file.
    guard (try? FileStatus(of: path)) != nil else { return (arguments, nil) }
    let bytes = try FileSystem.read(path)
    let options = Self.arguments(String(decoding: bytes, as: UTF8.self))
    if options.isEmpty { return (arguments, nil) }
    return (["query"] + options + arguments.dropFirst(isQuery ? 1 : 0), path)
  }
}
