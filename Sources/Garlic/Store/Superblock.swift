// Is this a Garlic index, and where is its last commit?

/// The first three pages of the file: the header and the two commit slots.
enum Superblock {
  /// magic 8 bytes, version u32, checksum of both u32, zeros up to the end of the page.
  static func header() -> [UInt8] {
    var out = ByteWriter()
    out.raw(FileFormat.magic)
    out.u32(FileFormat.version)
    out.u32(Checksum.of(out.bytes))
    out.raw([UInt8](repeating: 0, count: FileFormat.pageSize - out.count))
    return out.bytes
  }

  /// The page of a slot: the slot in two sectors.
  static func page(_ slot: CommitSlot) -> [UInt8] {
    var page = [UInt8](repeating: 0, count: FileFormat.pageSize)
    let bytes = slot.encode()
    page.replaceSubrange(0..<bytes.count, with: bytes)
    let second = FileFormat.slotCopyOffset
    page.replaceSubrange(second..<second + bytes.count, with: bytes)
    return page
  }

  /// What can be said about a slot's copies, for `search check`.
  struct SlotState: Sendable {
    var copies: [CommitSlot?]
  }

  static func slots(_ view: ByteView) -> [SlotState] {
    FileFormat.slotOffsets.map { offset in
      SlotState(
        copies: [0, FileFormat.slotCopyOffset].map {
          CommitSlot(view.slice(offset + $0, CommitSlot.byteCount))
        })
    }
  }

  /// The last whole commit of a file that begins with `view`.
  ///
  /// - Parameter measure: tells how many bytes the file has. A writer may be at work, so it is asked when the
  ///   slots have been read: the file is then as long as they say or longer.
  static func lastCommit(
    _ view: ByteView, path: String, measure: () throws(IndexError) -> Int
  ) throws(IndexError) -> CommitSlot {
    let newest = newestSlot(view)
    let length = try measure()
    guard length > 0 else { throw .notAnIndex(path: path, reason: "it is empty") }
    guard view.slice(0, 8).array == FileFormat.magic else {
      throw .notAnIndex(path: path, reason: "it does not begin as one")
    }
    guard view.count >= FileFormat.dataStart else {
      throw .truncated(path: path, length: length, expected: FileFormat.dataStart)
    }
    guard view.u32(12) == Checksum.of(view.slice(0, 12)) else {
      throw .corrupt(path: path, section: "header", offset: 8, reason: "checksum is wrong")
    }
    let version = view.u32(8)
    guard version <= FileFormat.version else {
      throw .formatTooNew(
        path: path, found: Int(version), supported: Int(FileFormat.version))
    }
    guard version >= FileFormat.oldestVersion else {
      throw .formatTooOld(
        path: path, found: Int(version), supported: Int(FileFormat.oldestVersion))
    }
    guard let last = newest else {
      throw .corrupt(
        path: path, section: "commit slots", offset: FileFormat.slotOffsets[0],
        reason: "neither slot holds a whole commit")
    }
    guard last.version <= FileFormat.version else {
      throw .formatTooNew(
        path: path, found: Int(last.version), supported: Int(FileFormat.version))
    }
    guard last.end <= UInt64(length) else {
      throw .truncated(path: path, length: length, expected: Int(clamping: last.end))
    }
    return last
  }

  /// Of the whole slots the one with the greatest sequence number.
  private static func newestSlot(_ view: ByteView) -> CommitSlot? {
    var newest: CommitSlot?
    for offset in FileFormat.slotOffsets {
      for copy in [0, FileFormat.slotCopyOffset] {
        guard let slot = CommitSlot(view.slice(offset + copy, CommitSlot.byteCount)) else {
          continue
        }
        if newest.map({ $0.sequence < slot.sequence }) ?? true { newest = slot }
      }
    }
    return newest
  }
}
