// Which files lie under a path, apart from what is hidden, ignored or plainly no text?

import Garlic

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
  private(set) var mark: UInt64 = 0

  private let options: Options
  private let root: String
  /// Whether the root is a file.
  let isNamed: Bool
  /// The root, the folders in it, those in them and so on.
  private var visits: [FolderVisit] = []

  /// So many folders are looked at by several threads: starting those takes as long as looking at a few.
  private static let fewFolders = 4

  /// - Parameter threads: at most so many look at folders; 0 for as many as there are processors.
  /// - Throws: when there is nothing at the path.
  init(
    _ root: String, _ options: Options = Options(), threads: Int = 0
  ) throws(SystemError) {
    self.options = options
    self.root = PathName.trimmed(root)
    let status = try FileStatus(of: root)
    isNamed = status.kind != .folder
    switch status.kind {
    case .folder:
      let rules = options.includesIgnored ? IgnoreRules() : Self.rulesAbove(self.root)
      visit(rules, threads: threads > 0 ? threads : Processor.processorCount)
    case .file, .link: visits = [FolderVisit(file: PathName.name(of: root), status)]
    case .other:
      failures = [Message("'\(root)' is neither a file nor a folder: skipped")]
    }
    sum()
  }

  /// The files, in the order of their paths.
  var files: [SourceFile] {
    var files: [SourceFile] = []
    files.reserveCapacity(visits.reduce(0) { $0 + $1.fileCount })
    inOrder { _ in
    } file: { path, status in
      let relative = String(decoding: path, as: UTF8.self)
      files.append(
        SourceFile(
          path: isNamed ? root : PathName.join(root, relative), relativePath: relative,
          status: status, isNamed: isNamed))
    }
    return files
  }

  /// Calls `folder` with each folder before what lies in it, and `file` with each file, in the order of their paths.
  private func inOrder(
    from number: Int = 0, folder: (FolderVisit) -> Void, file: ([UInt8], FileStatus) -> Void
  ) {
    guard visits.indices.contains(number) else { return }
    folder(visits[number])
    for item in visits[number].sorted {
      switch item {
      case .file(let path, let status): file(path, status)
      case .folder(let visit): inOrder(from: visit, folder: folder, file: file)
      }
    }
  }

  /// The folders that were looked at, by what leads to them from the root, as bytes.
  var folders: [[UInt8]] { isNamed ? [] : visits.map(\.relative) }

  /// Looks at the root, then at all folders in it, then at all in them.
  private mutating func visit(_ rules: IgnoreRules, threads: Int) {
    let options = options
    let root = root
    visits = [FolderVisit(root, [], rules, options)]
    var level = 0..<1
    while !level.isEmpty {
      var next: [(relative: [UInt8], rules: IgnoreRules)] = []
      for number in level {
        let before = visits[number].relative
        for index in visits[number].subfolders.indices {
          let folder = visits[number].subfolders[index]
          visits[number].subfolders[index].visit = visits.count + next.count
          next.append(
            (
              before.isEmpty ? folder.name : before + [UInt8(ascii: "/")] + folder.name,
              folder.rules
            ))
        }
      }
      level = visits.count..<visits.count + next.count
      let folders = next
      visits += ParallelLoop.map(
        folders.count, threads: folders.count < Self.fewFolders ? 1 : threads
      ) { number in
        let (relative, rules) = folders[number]
        let path = PathName.join(root, String(decoding: relative, as: UTF8.self))
        return FolderVisit(path, relative, rules, options)
      }
    }
  }

  /// Puts together what is to be told of all folders.
  private mutating func sum() {
    var hasFailures = false
    for visit in visits {
      ignoredCount += visit.ignoredCount
      if !visit.skippedEndings.isEmpty { skippedEndings.merge(visit.skippedEndings) { $0 + $1 } }
      hasFailures = hasFailures || !visit.failures.isEmpty
      if visit.fileCount == 0 { continue }
      var hash = ContentHash()
      hash.add(visit.relative[...])
      hash.add(visit.mark)
      hash.add(UInt64(visit.fileCount))
      mark &+= FolderVisit.spread(hash.value)
    }
    if !hasFailures { return }
    var found: [Message] = []
    var unseen: [String] = []
    inOrder { visit in
      found += visit.failures
      if visit.isUnseen { unseen.append(String(decoding: visit.relative, as: UTF8.self)) }
    } file: { _, _ in
    }
    failures += found
    unseenFolders = unseen
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
      rules = rules.entering(Array(name.utf8))
      top = PathName.join(top, name)
    }
    return rules
  }
}
