// Which files lie under a path, apart from what is hidden, ignored or plainly no text?

/// Finds the files under a path that somebody named.
///
/// There may be many, most searches want none of them, and so they are kept as bytes.
struct FileWalk {
  /// Which files are left out.
  struct Options: Equatable {
    /// Whether files and folders whose names begin with a dot are found; `.git` is not.
    var includesHidden = false
    /// Whether what .gitignore and .ignore name is found.
    var includesIgnored = false
    /// In bytes; nil for any.
    var largestFile: Int?
    /// A program that makes text of some files.
    var preprocessor: Preprocessor?
    /// Files that are read as records.
    var records: RecordFormat?

    /// What is read otherwise of the same files, as text; empty for nothing.
    var reading: String {
      [preprocessor?.description, records?.rawValue].compactMap { $0 }.joined(separator: " ")
    }

    /// The options as text; empty for the usual ones.
    var description: String {
      "\(includesHidden ? "hidden " : "")\(includesIgnored ? "ignored " : "")\(largestFile.map { "\($0)" } ?? "")\(reading.isEmpty ? "" : " \(reading)")"
    }
  }

  /// What could not be looked at, in words.
  private(set) var failures: [Message] = []
  /// Folders of which it is not known what lies in them, by what leads to them from the root.
  private(set) var unseenFolders: [String] = []
  /// For each ending that tells that there is no text inside, the files that were left out for it.
  private(set) var skippedEndings: [String: Int] = [:]
  /// Files and folders that are left out as .gitignore or .ignore says.
  private(set) var ignoredCount = 0

  /// A hash of all files and of what the system knows of them.
  private(set) var mark = ContentHash()

  private struct File {
    /// Where its relative path ends in `paths`.
    var end: Int
    var status: FileStatus
  }

  /// The folders that were looked at, by what leads to them from the root, as bytes.
  private(set) var folders: [[UInt8]] = []

  private let options: Options
  private let root: String
  /// Whether the root is a file.
  let isNamed: Bool
  /// What leads from the root to the files, one after another.
  private var paths: [UInt8] = []
  private var found: [File] = []

  /// - Throws: when there is nothing at the path.
  init(_ root: String, _ options: Options = Options()) throws(SystemError) {
    self.options = options
    self.root = PathName.trimmed(root)
    let status = try FileStatus(of: root)
    isNamed = status.kind != .folder
    switch status.kind {
    case .folder:
      var rules = options.includesIgnored ? IgnoreRules() : Self.rulesAbove(self.root)
      visit(self.root, [], &rules)
    case .file, .link: add(Array(PathName.name(of: root).utf8), status)
    case .other:
      failures = [Message("'\(root)' is neither a file nor a folder: skipped")]
    }
  }

  /// The files, in the order of their paths.
  var files: [SourceFile] {
    var files: [SourceFile] = []
    files.reserveCapacity(found.count)
    var start = 0
    for file in found {
      let relative = String(decoding: paths[start..<file.end], as: UTF8.self)
      start = file.end
      files.append(
        SourceFile(
          path: isNamed ? root : PathName.join(root, relative), relativePath: relative,
          status: file.status, isNamed: isNamed))
    }
    return files
  }

  /// - Parameter relative: what leads to the folder from the root.
  private mutating func visit(_ folder: String, _ relative: [UInt8], _ rules: inout IgnoreRules) {
    folders.append(relative)
    // Files and folders are taken in the order of their names: of the files behind the first folder it is
    // kept before which folder they come.
    var subfolders: [(filesBefore: Int, name: String)] = []
    var pending: [(path: [UInt8], status: FileStatus)] = []
    do throws(SystemError) {
      // It is closed before its folders are looked at: they may be deeper than files may be open.
      let listing = try FolderListing(of: folder)
      if listing.unnamedCount > 0 {
        failures.append(
          Message(
            "'\(folder)' holds \(listing.unnamedCount) names that are no UTF-8: skipped; rename them to index them"
          ))
      }
      addRules(of: listing, folder, &rules)
      let before = relative.isEmpty ? [] : relative + [UInt8(ascii: "/")]
      for entry in listing.entries {
        if listing.bytes[entry.start] == UInt8(ascii: "."),
          !options.includesHidden || listing.name(of: entry) == ".git"
        {
          continue
        }
        // Links are not followed: what they point to is found where it lies, and circles are not.
        guard entry.kind == .folder || entry.kind == .file else { continue }
        let isFolder = entry.kind == .folder
        if !rules.isEmpty, rules.ignores(listing.name(of: entry), isFolder: isFolder) {
          ignoredCount += 1
          continue
        }
        if isFolder {
          subfolders.append((pending.count, listing.name(of: entry)))
          continue
        }
        if FileKind.isBinary(listing.bytes[entry.range]),
          options.preprocessor?.applies(to: listing.name(of: entry)) != true
        {
          skippedEndings[PathName.suffix(of: listing.name(of: entry)), default: 0] += 1
          continue
        }
        do throws(SystemError) {
          let status = try listing.status(of: entry)
          if let largest = options.largestFile, status.size > largest { continue }
          if subfolders.isEmpty {
            add(before, listing.bytes[entry.range], status)
          } else {
            pending.append((before + listing.bytes[entry.range], status))
          }
        } catch {
          // What was deleted since the folder was listed is not missed.
          if !error.meansMissing { failures.append(Message(error)) }
        }
      }
    } catch {
      failures.append(Message(error))
      unseenFolders.append(String(decoding: relative, as: UTF8.self))
      return
    }
    var next = 0
    for (filesBefore, name) in subfolders {
      for file in pending[next..<filesBefore] { add(file.path, file.status) }
      next = filesBefore
      var inner = rules.entering(name)
      let below = relative.isEmpty ? Array(name.utf8) : relative + [UInt8(ascii: "/")] + name.utf8
      visit(PathName.join(folder, name), below, &inner)
    }
    for file in pending[next...] { add(file.path, file.status) }
  }

  private mutating func add(_ path: [UInt8], _ status: FileStatus) { add([], path[...], status) }

  private mutating func add(_ before: [UInt8], _ name: ArraySlice<UInt8>, _ status: FileStatus) {
    let start = paths.count
    paths += before
    paths += name
    found.append(File(end: paths.count, status: status))
    mark.add(paths[start...])
    mark.add(UInt64(bitPattern: Int64(status.size)))
    mark.add(UInt64(bitPattern: status.modified))
    mark.add(UInt64(bitPattern: status.changed))
    mark.add(status.inode)
  }

  private mutating func addRules(
    of listing: FolderListing, _ folder: String, _ rules: inout IgnoreRules
  ) {
    if options.includesIgnored { return }
    // Names that begin with a dot stand together.
    for entry in listing.entries where listing.bytes[entry.start] == UInt8(ascii: ".") {
      guard entry.kind == .file else { continue }
      let name = listing.name(of: entry)
      if IgnoreRules.fileNames.contains(name),
        let bytes = try? FileSystem.read(PathName.join(folder, name))
      {
        rules.add(bytes)
      }
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
