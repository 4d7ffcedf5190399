// May these bytes be decoded?

import GarlicText

/// A section whose blocks of 64 KiB are compared with their checksums before they are first used,
/// once a process and block.
///
/// It keeps the bytes in memory, so whoever keeps it may keep views of them.
final class CheckedSection: Sendable {
  private let owner: MappedBytes
  private let view: ByteView
  private let entry: SectionEntry
  private let checked: AtomicBitmap
  private let path: String

  /// - Parameters:
  ///   - owner: the file.
  ///   - start: where the segment begins in it, from which `entry` counts.
  init(_ owner: MappedBytes, from start: Int, entry: SectionEntry, path: String) {
    self.owner = owner
    view = owner.withView { $0.slice(start + Int(entry.offset), Int(entry.length)) }
    self.entry = entry
    self.path = path
    checked = AtomicBitmap(count: entry.checksums.count)
  }

  var count: Int { view.count }
  var name: String { entry.kind.name }

  /// The bytes `[offset, offset + length)`, checked.
  ///
  /// - Throws: `IndexError.corrupt` when they lie outside or were not written so.
  /// - Complexity: O(length) the first time, O(length / 64 KiB) later.
  @inline(__always)
  func bytes(_ offset: Int, _ length: Int) throws(IndexError) -> ByteView {
    guard view.holds(offset, length) else {
      throw corrupt(offset, "\(length) bytes from \(offset) on lie outside its \(view.count)")
    }
    if length == 0 { return .empty }
    var block = offset &>> 16
    let last = (offset &+ length &- 1) &>> 16
    while block <= last {
      if !checked.contains(block) { try check(block) }
      block &+= 1
    }
    return view.slice(offset, length)
  }

  /// Has the processor fetch what will soon be read at an offset.
  @inline(__always)
  func prefetch(_ offset: Int) { view.prefetch(offset) }

  /// A number as it is in the file: of use for nothing but guesses, as it is not checked.
  @inline(__always)
  func unchecked(_ offset: Int) -> UInt32 { view.u32(offset) }

  /// All bytes, checked.
  func allBytes() throws(IndexError) -> ByteView { try bytes(0, view.count) }

  private func check(_ block: Int) throws(IndexError) {
    let start = block * SectionEntry.checkedBlock
    let found = Checksum.of(view.slice(start, SectionEntry.checkedBlock))
    guard found == entry.checksums[block] else {
      throw corrupt(
        start,
        "checksum \(Self.text(found)) where \(Self.text(entry.checksums[block])) was written")
    }
    checked.insert(block)
  }

  private static func text(_ checksum: UInt32) -> String {
    String(hexadecimal: checksum, digits: 8)
  }

  func corrupt(_ offset: Int, _ reason: String) -> IndexError {
    .corrupt(path: path, section: entry.kind.name, offset: offset, reason: reason)
  }
}
