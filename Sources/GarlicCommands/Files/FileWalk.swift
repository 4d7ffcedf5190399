// Which files lie under a path, apart from what is hidden, ignored or plainly no text?

/// Finds the files under a path that somebody named.
struct FileWalk {
  /// The files, in the order of their paths.
  private(set) var files: [SourceFile] = []
  /// What could not be looked at, in words.
  private(set) var failures: [String] = []
  /// Folders of which it is not known what lies in them, by what leads to them from the root.
  private(set) var unseenFolders: [String] = []
  /// For each ending that tells that there is no text inside, the files that were left out for it.
  private(set) var skippedEndings: [String: Int] = [:]
  /// Files and folders that are left out as .gitignore or .ignore says.
  private(set) var ignoredCount = 0

  private let root: String

  /// - Throws: when there is nothing at the path.
  init(_ root: String) throws(SystemError) {
    self.root = PathName.trimmed(root)
    let status = try FileStatus(of: root)
    switch status.kind {
    case .folder:
      var rules = Self.rulesAbove(self.root)
      visit(self.root, "", &rules)
    case .file, .link:
      files = [
        SourceFile(
          path: self.root, relativePath: PathName.name(of: root), status: status, isNamed: true)
      ]
    case .other:
      failures = ["'\(root)' is neither a file nor a folder: skipped"]
    }
  }

  private mutating func visit(_ folder: String, _ relative: String, _ rules: inout IgnoreRules) {
    let entries: [FileSystem.Entry]
    do throws(SystemError) {
      var unnamed = 0
      entries = try FileSystem.entries(of: folder) { unnamed += 1 }
      if unnamed > 0 {
        failures.append(
          "'\(folder)' holds \(unnamed) names that are no UTF-8: skipped; rename them to index them"
        )
      }
    } catch {
      failures.append(error.description)
      unseenFolders.append(relative)
      return
    }
    for name in IgnoreRules.fileNames
    where entries.contains(where: { $0.name == name && $0.kind == .file }) {
      if let bytes = try? FileSystem.read(PathName.join(folder, name)) { rules.add(bytes) }
    }
    for entry in entries where !entry.name.hasPrefix(".") {
      let path = PathName.join(folder, entry.name)
      let below = PathName.join(relative, entry.name)
      switch entry.kind {
      case .folder:
        if rules.ignores(entry.name, isFolder: true) {
          ignoredCount += 1
          continue
        }
        var inner = rules.entering(entry.name)
        visit(path, below, &inner)
      case .file:
        if rules.ignores(entry.name, isFolder: false) {
          ignoredCount += 1
          continue
        }
        add(path, below)
      // Links are not followed: what they point to is found where it lies, and circles are not.
      case .link, .other: continue
      }
    }
  }

  private mutating func add(_ path: String, _ relative: String) {
    if FileKind.isBinary(named: path) {
      skippedEndings[PathName.suffix(of: path), default: 0] += 1
      return
    }
    do throws(SystemError) {
      let status = try FileStatus(of: path, followsLinks: false)
      files.append(
        SourceFile(path: path, relativePath: relative, status: status, isNamed: false))
    } catch {
      // What was deleted since the folder was listed is not missed.
      if !error.meansMissing { failures.append(error.description) }
    }
  }

  /// The rules of the folders above, when the path lies inside a Git repository.
  private static func rulesAbove(_ root: String) -> IgnoreRules {
    guard let start = try? FileSystem.resolved(root) else { return IgnoreRules() }
    var names: [String] = []
    var top = start
    while (try? FileStatus(of: PathName.join(top, ".git"))) == nil {
      if top == "/" { return IgnoreRules() }
      names.append(PathName.name(of: top))
      top = PathName.parent(of: top)
    }
    var rules = IgnoreRules()
    if let exclude = try? FileSystem.read(PathName.join(top, ".git/info/exclude")) {
      rules.add(exclude)
    }
    for name in names.reversed() {
      for name in IgnoreRules.fileNames {
        if let bytes = try? FileSystem.read(PathName.join(top, name)) { rules.add(bytes) }
      }
      rules = rules.entering(name)
      top = PathName.join(top, name)
    }
    return rules
  }
}
