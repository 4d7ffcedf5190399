// Which files do the paths name that somebody typed?

/// The files under all paths, and what could not be looked at.
struct SourceFiles {
  /// A file and the path it was found under.
  struct Found {
    var file: SourceFile
    /// The number of the path among those that were named.
    var root: Int
  }

  /// Which files are left out.
  let options: FileWalk.Options
  private var walks: [FileWalk] = []
  private(set) var failureCount = 0
  /// Paths at which there is nothing.
  private(set) var missing: [String] = []
  private var skippedEndings: [String: Int] = [:]
  private var ignoredCount = 0
  /// Folders that could not be listed, by their absolute paths.
  private(set) var unseenFolders: [String] = []
  /// Paths at which there is something.
  private(set) var roots: [String] = []
  /// The same paths, absolute and without links.
  private(set) var absoluteRoots: [String] = []

  /// What could not be looked at, in words.
  private(set) var messages: [Message] = []

  /// Looks at each path; what is missing is told, and the others are looked at all the same.
  init(
    _ paths: [String], _ options: FileWalk.Options = FileWalk.Options(), on console: Console
  ) {
    self.init(paths, options)
    for message in messages { console.warn(message) }
  }

  /// Looks at each path; ``messages`` tells what is missing.
  ///
  /// - Parameter threads: at most so many look at folders; 0 for as many as there are processors.
  init(_ paths: [String], _ options: FileWalk.Options, threads: Int = 0) {
    self.options = options
    for path in paths {
      do throws(SystemError) {
        let walk = try FileWalk(path, options, threads: threads)
        messages += walk.failures
        failureCount += walk.failures.count
        skippedEndings.merge(walk.skippedEndings) { $0 + $1 }
        ignoredCount += walk.ignoredCount
        walks.append(walk)
        roots.append(path)
        let root = (try? FileSystem.resolved(path)) ?? PathName.trimmed(path)
        absoluteRoots.append(root)
        unseenFolders += walk.unseenFolders.map { PathName.join(root, $0) }
      } catch {
        messages.append(
          error.meansMissing
            ? Message("there is no file or folder '\(path)'") : CommandFailure.message(error))
        failureCount += 1
        if error.meansMissing { missing.append(path) }
      }
    }
  }

  /// All files, in the order in which their roots were named.
  var files: [Found] {
    zip(walks, walks.indices).flatMap { walk, root in
      walk.files.map { Found(file: $0, root: root) }
    }
  }

  /// A hash of all files and of what the system knows of them.
  var mark: UInt64 {
    var mark = ContentHash()
    mark.add(Array(Converter.available.utf8)[...])
    for (walk, root) in zip(walks, absoluteRoots) {
      mark.add(Array(root.utf8)[...])
      mark.add(walk.mark)
    }
    // 0 stands for none.
    return max(mark.value, 1)
  }

  /// The absolute paths of all folders in which a change can change what is found.
  var folders: [String] {
    var folders: [String] = []
    for (walk, root) in zip(walks, absoluteRoots) {
      // A file that was named is replaced in its folder.
      if walk.isNamed { folders.append(PathName.parent(of: root)) }
      folders += walk.folders.map {
        $0.isEmpty ? root : PathName.join(root, String(decoding: $0, as: UTF8.self))
      }
    }
    return folders
  }

  /// Files that were named themselves and in which there is nothing.
  var emptyFiles: [SourceFile] {
    walks.filter(\.isNamed).flatMap(\.files).filter { $0.size == 0 }
  }

  /// Why there may be nothing to search, in words.
  var leftOut: [Message] {
    var reasons: [Message] = []
    let count = skippedEndings.values.reduce(0, +)
    if count > 0 {
      let endings = skippedEndings.keys.sorted().map { ".\($0)" }
      let shown = endings.prefix(5).joined(separator: ", ") + (endings.count > 5 ? ", …" : "")
      reasons.append(
        endings.count == 1
          ? Message(
            "\(count, one: "file is", other: "files are") of a kind that is not read (\(shown))")
          : Message(
            "\(count, one: "file is", other: "files are") of kinds that are not read (\(shown))"))
    }
    if ignoredCount > 0 {
      reasons.append(
        Message("\(ignoredCount, one: "is", other: "are") left out by .gitignore or .ignore"))
    }
    let others = files.count { !$0.file.isNamed && $0.file.size > 0 }
    if others > 0 {
      reasons.append(Message("\(others, one: "file holds", other: "files hold") no text"))
    }
    return reasons
  }

  /// The files by their absolute paths; one that was found twice counts once.
  var byPath: [String: SourceFile] {
    var files: [String: SourceFile] = [:]
    files.reserveCapacity(self.files.count)
    for found in self.files {
      let path = absolutePath(of: found)
      // By the path that was named first.
      if files[path] == nil || found.file.isNamed { files[path] = found.file }
    }
    return files
  }

  func absolutePath(of found: Found) -> String {
    let root = absoluteRoots[found.root]
    return found.file.isNamed ? root : PathName.join(root, found.file.relativePath)
  }

  /// Whether a path lies where one was named that was looked at, and is known not to be there if it was not
  /// found.
  func cover(_ path: String) -> Bool {
    absoluteRoots.contains { PathName.contains($0, path) }
      && !unseenFolders.contains { PathName.contains($0, path) }
  }
}
