// How are paths taken apart and put together?

/// Paths as text, without a look at the file system.
enum PathName {
  /// A name in a folder; in `.` the name alone.
  static func join(_ folder: String, _ name: String) -> String {
    if name.isEmpty { return folder }
    if folder.isEmpty || folder == "." { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// Whether a path is that of a folder or leads into it.
  static func contains(_ folder: String, _ path: String) -> Bool {
    guard path.utf8.starts(with: folder.utf8) else { return false }
    let rest = path.utf8.dropFirst(folder.utf8.count)
    return rest.isEmpty || rest.first == UInt8(ascii: "/") || folder.hasSuffix("/")
  }

  /// A path as it is typed in a folder: what leads from there, or the absolute path.
  ///
  /// - Parameter folder: an absolute path.
  static func shown(_ path: String, from folder: String) -> String {
    guard path != folder, contains(folder, path) else { return path }
    let rest = path.utf8.dropFirst(folder.utf8.count).drop { $0 == UInt8(ascii: "/") }
    return String(Substring(rest))
  }

  /// The folder that holds a path; `/` and `.` hold themselves.
  static func parent(of path: String) -> String {
    let trimmed = trimmed(path)
    guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    if slash == trimmed.startIndex { return "/" }
    return Self.trimmed(String(trimmed[..<slash]))
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    let trimmed = trimmed(path)
    guard let slash = trimmed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return trimmed }
    return String(trimmed[trimmed.utf8.index(after: slash)...])
  }

  /// The part after the last dot, in lower case; empty when there is none.
  static func suffix(of path: String) -> String {
    let name = name(of: path)
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return ""
    }
    return name[name.utf8.index(after: dot)...].lowercased()
  }

  /// Without `./` at its start and `/` at its end.
  static func trimmed(_ path: String) -> String {
    var rest = path[...]
    while rest.utf8.count > 2, rest.hasPrefix("./") {
      rest = rest.dropFirst(2)
      while rest.utf8.count > 1, rest.hasPrefix("/") { rest = rest.dropFirst() }
    }
    while rest.utf8.count > 1, rest.hasSuffix("/") { rest = rest.dropLast() }
    return rest == "./" ? "." : String(rest)
  }
}
