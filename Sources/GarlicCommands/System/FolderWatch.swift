// When does something change in folders, as the system tells it?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Watches of folders through inotify(7), one a folder; what lies deeper is told by the watches of its own folder.
///
/// It tells that something has changed, and not what: who asks compares the files, which is right after lost events,
/// too.
final class FolderWatch {
  /// What the system told.
  enum Event: Equatable {
    /// Files have changed.
    case files
    /// Folders came, went or were moved, or events were lost: folders are to be watched anew.
    case folders
  }

  /// What became of the wish to watch folders.
  struct Coverage: Equatable {
    /// Folders that were not watched before: what was made in them until now was not told.
    var newCount = 0
    /// Folders for which there is no room.
    var unwatchedCount = 0
  }

  private let descriptor: Int32
  /// The most watches that are taken.
  let limit: Int
  private var watches: Set<Int32> = []
  /// The folder of a file whose changes are not told, and the beginning of the names that belong to it.
  private var own: (folder: String, watch: Int32?, name: String)?

  /// How many folders are watched.
  var count: Int { watches.count }

  /// How many watches a process takes: half of what the system allows a user (fs.inotify.max_user_watches), for
  /// other programs need some, too.
  static var usualLimit: Int {
    guard let bytes = try? FileSystem.read("/proc/sys/fs/inotify/max_user_watches"),
      let allowed = Int(String(decoding: bytes.filter { $0 > 0x20 }, as: UTF8.self))
    else { return 4096 }
    return max(1, allowed / 2)
  }

  /// - Parameters:
  ///   - limit: the most watches to take.
  ///   - ownFile: a file whose changes, and those of files whose names begin with its name and a point, are not told.
  /// - Returns: nil where the system has no such watches, or gives this process none.
  init?(limit: Int = FolderWatch.usualLimit, besides ownFile: String? = nil) {
    self.limit = limit
    own = ownFile.map { (PathName.parent(of: $0), nil, PathName.name(of: $0)) }
    #if canImport(Glibc)
      descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
      if descriptor < 0 { return nil }
    #else
      return nil
    #endif
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }

  /// Watches these folders and no others.
  ///
  /// A folder that was moved keeps its watch, and a new one in its place gets one of its own, for watches go by
  /// inode.
  ///
  /// - Complexity: one call of the system for each folder.
  func watch(_ folders: [String]) -> Coverage {
    var coverage = Coverage()
    #if canImport(Glibc)
      var wanted: Set<Int32> = []
      let mask = UInt32(
        IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE | IN_MOVED_FROM
          | IN_MOVED_TO | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR)
      own?.watch = nil
      for folder in folders {
        if wanted.count >= limit {
          coverage.unwatchedCount += 1
          continue
        }
        let watch = unsafe inotify_add_watch(descriptor, folder, mask)
        if watch < 0 {
          // What has gone meanwhile is told by the folder above.
          if errno != ENOENT && errno != ENOTDIR { coverage.unwatchedCount += 1 }
          continue
        }
        if !watches.contains(watch), wanted.insert(watch).inserted { coverage.newCount += 1 }
        wanted.insert(watch)
        if folder == own?.folder { own?.watch = watch }
      }
      for watch in watches where !wanted.contains(watch) { _ = inotify_rm_watch(descriptor, watch) }
      watches = wanted
    #else
      coverage.unwatchedCount = folders.count
    #endif
    return coverage
  }

  /// What was told since the last call.
  ///
  /// - Parameter milliseconds: how long to wait for the first event.
  /// - Returns: nil when nothing has changed.
  func event(waiting milliseconds: Int32) -> Event? {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&waiting, 1, milliseconds) > 0 else { return nil }
    var event: Event?
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return event }
      switch told(bytes[..<count]) {
      case .folders: event = .folders
      case .files: event = event ?? .files
      case nil: break
      }
    }
  }

  /// What records of the system say: watch, mask, cookie and length of the name, 32 bits each, and the name.
  private func told(_ bytes: ArraySlice<UInt8>) -> Event? {
    #if canImport(Glibc)
      var event: Event?
      var at = 0
      func word(_ offset: Int) -> UInt32 {
        unsafe bytes.withUnsafeBytes {
          unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
        }
      }
      let folders = UInt32(
        IN_Q_OVERFLOW | IN_ISDIR | IN_IGNORED | IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT)
      while at + 16 <= bytes.count {
        let watch = Int32(bitPattern: word(at))
        let mask = word(at + 4)
        let end = min(bytes.count, at + 16 + Int(word(at + 12)))
        let name = String(decoding: bytes[(at + 16)..<end].prefix { $0 != 0 }, as: UTF8.self)
        at = end
        if mask & UInt32(IN_IGNORED) != 0, !watches.contains(watch) { continue }
        if let own, own.watch == watch, name == own.name || name.hasPrefix(own.name + ".") {
          continue
        }
        if mask & folders != 0 { event = .folders } else { event = event ?? .files }
      }
      return event
    #else
      return nil
    #endif
  }
}
