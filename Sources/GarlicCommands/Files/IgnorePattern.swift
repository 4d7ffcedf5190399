// Which paths does one line of a .gitignore file mean?

/// A pattern of gitignore(5), matched byte by byte as Git does.
struct IgnorePattern: Equatable, Sendable {
  /// Whether paths that match are taken back in (`!`).
  var isNegated = false
  /// Whether only folders match (`/` at the end).
  var isForFolders = false
  /// Whether it is matched from the folder of its file on, and not at any depth.
  var isAnchored = false
  /// The parts between slashes; an empty part stands for `**`, any number of folders.
  private(set) var parts: [[UInt8]] = []

  /// nil for empty lines and comments.
  init?(_ line: some Sequence<UInt8>) {
    var bytes = Array(line)
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    Self.removeTrailingSpaces(&bytes)
    if bytes.isEmpty || bytes[0] == UInt8(ascii: "#") { return nil }
    if bytes[0] == UInt8(ascii: "!") {
      isNegated = true
      bytes.removeFirst()
    }
    if bytes.last == UInt8(ascii: "/") {
      isForFolders = true
      bytes.removeLast()
    }
    if bytes.isEmpty { return nil }
    isAnchored = bytes.contains(UInt8(ascii: "/"))
    if bytes[0] == UInt8(ascii: "/") { bytes.removeFirst() }
    if bytes.isEmpty { return nil }
    if !isAnchored {
      parts = [bytes]
      return
    }
    for part in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      // Several in a row mean the same as one.
      let isAnyDepth = part.elementsEqual("**".utf8)
      if isAnyDepth, parts.last?.isEmpty == true { continue }
      parts.append(isAnyDepth ? [] : Array(part))
      // `a//b` names nothing; Git matches it against no path either.
      if part.isEmpty { return nil }
    }
  }

  /// Spaces at the end do not count, unless a `\` stands before them.
  private static func removeTrailingSpaces(_ bytes: inout [UInt8]) {
    while bytes.last == UInt8(ascii: " ") {
      let before = bytes.dropLast()
      let backslashes = before.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if backslashes % 2 == 1 { return }
      bytes.removeLast()
    }
  }

  /// Whether a path is meant.
  ///
  /// - Parameters:
  ///   - folders: the names from the folder of the pattern's file down to the folder of the path.
  ///   - name: its last name.
  ///   - isFolder: whether it is a folder.
  func matches(_ folders: ArraySlice<[UInt8]>, _ name: [UInt8], isFolder: Bool) -> Bool {
    if isForFolders && !isFolder { return false }
    if !isAnchored { return NamePattern.matches(parts[0], name) }
    return matchesParts(folders, name)
  }

  /// As a wildcard pattern is matched against letters, with `**` as the star and names as letters.
  private func matchesParts(_ folders: ArraySlice<[UInt8]>, _ name: [UInt8]) -> Bool {
    var part = 0
    var at = folders.startIndex
    var retry: (part: Int, at: Int)?
    // The name stands behind the last folder.
    while at <= folders.endIndex {
      if part < parts.count, parts[part].isEmpty {
        // `a/**` means what is inside of a, so at the end at least one name must be left.
        if part == parts.count - 1 { return true }
        retry = (part, at)
        part += 1
      } else if part < parts.count,
        NamePattern.matches(parts[part], at < folders.endIndex ? folders[at] : name)
      {
        part += 1
        at += 1
      } else if let star = retry {
        part = star.part + 1
        at = star.at + 1
        retry = (star.part, at)
      } else {
        return false
      }
    }
    return part == parts.count
  }
}
