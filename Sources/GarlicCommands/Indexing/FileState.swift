// Is this file as it was when it was indexed?

import GarlicText

/// What is remembered of a file that was indexed.
struct FileState: Equatable {
  /// In bytes.
  var size: Int
  /// A hash of what the system knew of the file; 0 when that would not show whether it was changed.
  var stamp: UInt64
  /// A hash of its bytes.
  var content: UInt64
  /// Whether something of it was lost when it was read: malformed text, lines that are no records.
  var isTroubled = false

  /// How a file compares with what is remembered.
  enum Comparison {
    case same
    /// Only its content can tell.
    case doubtful
    case changed
  }

  /// - Parameter reading: how files are read now; see ``FileStamps``.
  func comparison(with file: SourceFile, _ stamps: FileStamps) -> Comparison {
    if file.size != size { return .changed }
    return stamp != 0 && stamps.stamp(of: file) == stamp ? .same : .doubtful
  }
}

/// Makes the stamps of files: they differ, too, where the same bytes are read as other texts.
struct FileStamps {
  /// Changes with what is read from the same files.
  static let readingVersion = "5"

  /// How long the clocks of file systems stand still, in nanoseconds.
  ///
  /// A file that was changed so shortly before it was read may be changed again with no later time.
  private static let resolution: Int64 = 20_000_000

  /// The programs there are that make text of files.
  private let programs = Converter.available

  /// What all hashes begin with.
  let basis: UInt64

  /// - Parameters:
  ///   - encoding: the encoding in which all files are read; nil when that of each is found.
  ///   - reading: how else files are read than usual; empty for not at all.
  init(encoding: TextEncoding?, reading: String = "") {
    basis = FNV1a.hash(
      "\(Self.readingVersion) \(encoding?.description ?? "")\(reading.isEmpty ? "" : " \(reading)")"
        .utf8)
  }

  /// What the system knows of a file, as one number that is not 0.
  func stamp(of file: SourceFile) -> UInt64 {
    var hash = basis
    // What was left out for want of a program is read when the program has come.
    if Self.mayNeedProgram(file.path) { hash = FNV1a.hash(programs.utf8, continuing: hash) }
    for part in [UInt64(bitPattern: file.modified), UInt64(bitPattern: file.changed), file.inode] {
      // Two rounds of multiplication spread all bits of a part.
      hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    return max(hash, 1)
  }

  /// Whether a path ends as that of a PDF file or of one that another program unpacks: pdf, xz, zst, bz2, tbz.
  ///
  /// All files are asked, and so two letters have to do.
  private static func mayNeedProgram(_ path: String) -> Bool {
    let ending = path.utf8.suffix(2)
    guard let first = ending.first, let last = ending.last else { return false }
    switch (first | 0x20, last | 0x20) {
    case (0x64, 0x66), (0x78, 0x7A), (0x73, 0x74), (0x7A, 0x32), (0x62, 0x7A): return true
    default: return false
    }
  }

  /// The stamp to remember of a file that is read now; 0 when it was changed just before.
  func stamp(of file: SourceFile, readAt now: Int64) -> UInt64 {
    max(file.modified, file.changed) > now - Self.resolution ? 0 : stamp(of: file)
  }

  /// The hash of bytes with the hash `content`, read in this way.
  func content(_ content: UInt64) -> UInt64 { (basis ^ content) &* 0x9E37_79B9_7F4A_7C15 }
}
