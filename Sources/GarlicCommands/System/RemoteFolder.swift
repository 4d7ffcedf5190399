// Is a folder on another machine, whose changes this system is not told?

/// File systems that other machines change, too.
enum RemoteFolder {
  private static let types: Set<Substring> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "virtiofs",
  ]

  /// Whether a path lies on such a file system; false where that is not known.
  ///
  /// - Parameters:
  ///   - path: an absolute path without links.
  ///   - mounts: the list of mounts of proc_pid_mountinfo(5).
  static func contains(
    _ path: String, mounts: [UInt8]? = try? FileSystem.read("/proc/self/mountinfo")
  ) -> Bool {
    guard let mounts else { return false }
    var deepest = 0
    var isRemote = false
    for line in String(decoding: mounts, as: UTF8.self).split(separator: "\n") {
      let columns = line.split(separator: " ")
      guard let dash = columns.firstIndex(of: "-"), dash > 4, dash + 1 < columns.count else {
        continue
      }
      // A later mount lies on an earlier one. Spaces are `\040`.
      let place = columns[4].replacing("\\040", with: " ")
      guard PathName.contains(String(place), path), place.utf8.count >= deepest else { continue }
      deepest = place.utf8.count
      let type = columns[dash + 1]
      isRemote = types.contains(type) || type.hasPrefix("fuse.")
    }
    return isRemote
  }
}
