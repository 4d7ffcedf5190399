// How is an index copied while others write?

extension SearchIndex {
  /// Copies the last commit into a file of its own, while others read and write.
  ///
  /// Committed bytes are never overwritten, so nobody waits and the copy is one commit, whatever is written meanwhile. It
  /// is made beside `target`, synced and checked by all its checksums before it takes that place: a crash or an error
  /// leaves what was there before, and a crash perhaps a file whose name begins with that of `target` and `.new`, which
  /// may be removed. What stands at `target` is replaced as by renaming; who has it open keeps it.
  ///
  /// - Parameters:
  ///   - target: the path of the copy, of which the folder exists.
  ///   - storage: where the copy is kept; nil for where the index is, and for files of the system where that is one of
  ///     ``SearchIndex/inMemory(schema:analyzer:options:)`` or of ``SearchIndex/open(bytes:analyzer:options:)``.
  /// - Returns: the number of documents in the copy, and the number of its commit.
  /// - Throws: `IndexError.invalidArgument` when `target` is the index itself; `.corrupt` when the index is damaged, so
  ///   that the copy would be; `.diskFull`, `.io`.
  /// - Complexity: O(size of the file), its garbage included: `compact()` makes it small before.
  @discardableResult
  public func backup(
    to target: String, on storage: (any Storage)? = nil
  ) throws(IndexError) -> (count: Int, sequence: UInt64) {
    let isPrivate = (self.storage as? MemoryStorage)?.isPrivate ?? false
    let place = storage ?? (isPrivate ? FileStorage() : self.storage)
    let source = try onStorage { () throws(StorageError) in
      try self.storage.open(path, writable: false)
    }
    let commit = try Commit.last(of: source)
    if storage == nil, !isPrivate {
      let there = try onStorage { () throws(StorageError) in try place.identity(of: target) }
      if there == commit.identity {
        throw .invalidArgument("'\(target)' is the index itself: name another file for the copy")
      }
    }
    let beside = place.nameBeside(target) + "-\(UInt64.random(in: 0 ... .max))"
    do throws(IndexError) {
      try copy(commit, of: source, to: beside, on: place)
      let check = try IndexCheck.of(beside, on: place, deep: false)
      if let fault = check.faults.first {
        throw .corrupt(
          path: path, section: fault.section, offset: 0,
          reason: "\(fault.reason), so no copy was made")
      }
      try onStorage { () throws(StorageError) in
        try place.rename(beside, to: target)
        try place.syncFolder(of: target)
      }
    } catch {
      try? place.remove(beside)
      throw error
    }
    return (commit.manifest.segments.reduce(0) { $0 + $1.liveCount }, commit.slot.sequence)
  }

  /// Bytes that are copied at once.
  private static let copySize = 1 << 20

  /// Copies what a commit consists of; the page of the other commit slot stays empty.
  private func copy(
    _ commit: Commit, of source: any StorageFile, to path: String, on place: any Storage
  ) throws(IndexError) {
    let end = Int(commit.slot.end)
    let mapping = try onStorage { () throws(StorageError) in try source.map(end) }
    if mapping.count < end {
      throw .truncated(path: self.path, length: mapping.count, expected: end)
    }
    let file = try onStorage { () throws(StorageError) in try place.create(path) }
    func write(_ bytes: [UInt8], at offset: Int) throws(IndexError) {
      try onStorage { () throws(StorageError) in try file.write(bytes[...], at: offset) }
    }
    func bytes(_ range: Range<Int>) -> [UInt8] {
      mapping.withView { $0.slice(range.lowerBound, range.count).array }
    }
    try write(bytes(0..<FileFormat.pageSize), at: 0)
    // Writers go on with the slots, so those are not read again.
    try write(
      [UInt8](repeating: 0, count: FileFormat.dataStart - FileFormat.pageSize),
      at: FileFormat.pageSize)
    try write(Superblock.page(commit.slot), at: commit.slot.offset)
    var offset = FileFormat.dataStart
    while offset < end {
      let next = min(offset + Self.copySize, end)
      try write(bytes(offset..<next), at: offset)
      offset = next
    }
    try onStorage { () throws(StorageError) in try file.sync() }
  }
}
