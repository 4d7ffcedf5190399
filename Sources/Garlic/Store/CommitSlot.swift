// Which commit is the last whole one?

/// A slot of the superblock: where the manifest of a commit lies.
///
/// ```
/// magic u32 · version u32 · sequence u64 · manifest offset u64 · manifest length u32 ·
/// manifest checksum u32 · end of the commit u64 · checksum of all before u32
/// ```
///
/// Commits take the two slots in turn, so the one before is untouched while one is written. Each
/// slot lies in two sectors: a damaged copy changes nothing, and a torn write spoils neither the
/// other copy nor the other slot.
package struct CommitSlot: Sendable, Equatable {
  /// The version of the format that the commit's segments may need.
  package var version = FileFormat.version
  package var sequence: UInt64
  package var manifestOffset: UInt64
  package var manifestLength: UInt32
  package var manifestChecksum: UInt32
  /// Where the commit ends and the next may write, in bytes.
  package var end: UInt64

  static let byteCount = 44

  package func encode() -> [UInt8] {
    var out = fields()
    out.u32(Checksum.of(out.bytes))
    return out.bytes
  }

  /// All before the checksum.
  private func fields() -> ByteWriter {
    var out = ByteWriter()
    out.u32(FileFormat.slotMagic)
    out.u32(version)
    out.u64(sequence)
    out.u64(manifestOffset)
    out.u32(manifestLength)
    out.u32(manifestChecksum)
    out.u64(end)
    return out
  }

  /// Where slots of this sequence number are written.
  var offset: Int { FileFormat.slotOffsets[Int(sequence & 1)] }

  init(
    sequence: UInt64, manifestOffset: UInt64, manifestLength: UInt32, manifestChecksum: UInt32,
    end: UInt64
  ) {
    self.sequence = sequence
    self.manifestOffset = manifestOffset
    self.manifestLength = manifestLength
    self.manifestChecksum = manifestChecksum
    self.end = end
  }

  /// nil when the bytes are no whole slot.
  ///
  /// A writer may be at work: each byte is looked at once, and the checksum is that of what was read.
  package init?(_ view: ByteView) {
    guard view.count >= CommitSlot.byteCount, view.u32(0) == FileFormat.slotMagic else {
      return nil
    }
    version = view.u32(4)
    sequence = view.u64(8)
    manifestOffset = view.u64(16)
    manifestLength = view.u32(24)
    manifestChecksum = view.u32(28)
    end = view.u64(32)
    let checksum = view.u32(40)
    guard checksum == Checksum.of(fields().bytes) else { return nil }
  }
}
