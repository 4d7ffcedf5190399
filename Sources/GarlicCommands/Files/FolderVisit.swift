// What does a walk want of one folder?

/// The files and folders that a walk takes of one folder, as bytes, in the order of the system.
///
/// A search of files that nobody has changed looks at each of them once: it makes no text of a name, and
/// brings none into order.
struct FolderVisit: Sendable {
  private struct File {
    /// Where its name ends in `names`.
    var end: Int
    var status: FileStatus
  }

  /// A folder in this one.
  struct Subfolder: Sendable {
    var name: [UInt8]
    /// What is left out in it, but for what it says itself.
    var rules: IgnoreRules
    /// The number of its visit, once that is known.
    var visit = 0
  }

  /// What leads to the folder from the root.
  let relative: [UInt8]
  /// The names of the files, one after another.
  private var names: [UInt8] = []
  private var files: [File] = []
  var subfolders: [Subfolder] = []
  /// A hash of the files and of what the system knows of them, whatever their order; 0 when there are none.
  private(set) var mark: UInt64 = 0
  /// What could not be looked at, in words.
  private(set) var failures: [Message] = []
  /// Whether it is not known what lies in it.
  private(set) var isUnseen = false
  /// For each ending that tells that there is no text inside, the files that were left out for it.
  private(set) var skippedEndings: [String: Int] = [:]
  /// Files and folders that are left out as .gitignore or .ignore says.
  private(set) var ignoredCount = 0

  /// A file that was named itself.
  init(file name: String, _ status: FileStatus) {
    relative = []
    add(Array(name.utf8)[...], status)
  }

  /// - Parameters:
  ///   - folder: the path by which it is opened.
  ///   - relative: what leads to it from the root.
  ///   - rules: what the folders above it say.
  init(_ folder: String, _ relative: [UInt8], _ rules: IgnoreRules, _ options: FileWalk.Options) {
    self.relative = relative
    do throws(SystemError) {
      // It is closed before its folders are looked at: they may be deeper than files may be open.
      let listing = try FolderListing(of: folder, isSorted: false)
      if listing.unnamedCount > 0 {
        failures.append(
          Message(
            "'\(folder)' holds \(listing.unnamedCount) names that are no UTF-8: skipped; rename them to index them"
          ))
      }
      names.reserveCapacity(listing.bytes.count)
      files.reserveCapacity(listing.entries.count)
      let own = options.includesIgnored ? rules : Self.adding(listing, folder, to: rules)
      take(listing, own, options)
    } catch {
      failures.append(Message(error))
      isUnseen = true
    }
  }

  private mutating func take(
    _ listing: FolderListing, _ rules: IgnoreRules, _ options: FileWalk.Options
  ) {
    let bytes = listing.bytes
    var lastEnding = FileKind.Ending()
    for entry in listing.entries {
      if bytes[entry.start] == UInt8(ascii: "."),
        !options.includesHidden || listing.name(of: entry) == ".git"
      {
        continue
      }
      // Links are not followed: what they point to is found where it lies, and circles are not.
      guard entry.kind == .folder || entry.kind == .file else { continue }
      let name = bytes[entry.range]
      if !rules.isEmpty, rules.ignores(Array(name), isFolder: entry.kind == .folder) {
        ignoredCount += 1
        continue
      }
      if entry.kind == .folder {
        let name = Array(name)
        subfolders.append(Subfolder(name: name, rules: rules.entering(name)))
        continue
      }
      if FileKind.isBinary(name, after: &lastEnding),
        options.preprocessor?.applies(to: listing.name(of: entry)) != true
      {
        skippedEndings[PathName.suffix(of: listing.name(of: entry)), default: 0] += 1
        continue
      }
      do throws(SystemError) {
        let status = try listing.status(of: entry, in: bytes)
        if let largest = options.largestFile, status.size > largest { continue }
        add(name, status)
      } catch {
        // What was deleted since the folder was listed is not missed.
        if !error.meansMissing { failures.append(Message(error)) }
      }
    }
  }

  private mutating func add(_ name: ArraySlice<UInt8>, _ status: FileStatus) {
    names.append(contentsOf: name)
    files.append(File(end: names.count, status: status))
    var hash = ContentHash()
    hash.add(name)
    hash.add(UInt64(bitPattern: Int64(status.size)))
    hash.add(UInt64(bitPattern: status.modified))
    hash.add(UInt64(bitPattern: status.changed))
    hash.add(status.inode)
    mark &+= Self.spread(hash.value)
  }

  /// Spreads the bits of a hash, so that a sum of several tells them from others.
  static func spread(_ hash: UInt64) -> UInt64 {
    var mixed = (hash ^ hash >> 32) &* 0xD6E8_FEB8_6659_FD93
    mixed = (mixed ^ mixed >> 32) &* 0xD6E8_FEB8_6659_FD93
    return mixed ^ mixed >> 32
  }

  /// The rules of a folder, with what its own files say: that of Git first, whichever the system has first.
  private static func adding(
    _ listing: FolderListing, _ folder: String, to rules: IgnoreRules
  ) -> IgnoreRules {
    var own: [String] = []
    for entry in listing.entries where listing.bytes[entry.start] == UInt8(ascii: ".") {
      guard entry.kind == .file else { continue }
      let name = listing.name(of: entry)
      if IgnoreRules.fileNames.contains(name) { own.append(name) }
    }
    if own.isEmpty { return rules }
    var rules = rules
    for name in IgnoreRules.fileNames where own.contains(name) {
      if let bytes = try? FileSystem.read(PathName.join(folder, name)) { rules.add(bytes) }
    }
    return rules
  }
}

extension FolderVisit {
  var fileCount: Int { files.count }

  /// A file or a folder in the folder.
  enum Item {
    /// What leads to a file from the root, and what the system knows of it.
    case file(path: [UInt8], FileStatus)
    /// The number of a folder's visit.
    case folder(Int)
  }

  /// Files and folders, in the order of their names.
  var sorted: [Item] {
    let before = relative.isEmpty ? [] : relative + [UInt8(ascii: "/")]
    var items: [(name: [UInt8], item: Item)] = []
    items.reserveCapacity(files.count + subfolders.count)
    var start = 0
    for file in files {
      let name = Array(names[start..<file.end])
      items.append((name, .file(path: before + name, file.status)))
      start = file.end
    }
    for folder in subfolders { items.append((folder.name, .folder(folder.visit))) }
    return items.sorted { $0.name.lexicographicallyPrecedes($1.name) }.map(\.item)
  }
}
