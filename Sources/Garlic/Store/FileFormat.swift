// Which constants does FileFormat.md fix?

/// The constants of the file format, in the order of FileFormat.md.
///
/// Never change one without a new version, a new golden file and a reader for the old.
package enum FileFormat {
  /// What an index begins with: "GARLIC", and line ends that a transfer as text would spoil.
  static let magic: [UInt8] = [0x47, 0x41, 0x52, 0x4c, 0x49, 0x43, 0x0d, 0x0a]
  package static let version: UInt32 = 3
  static let oldestVersion: UInt32 = 2

  /// The header page, then a page for each commit slot, then segments and manifests.
  static let pageSize = 4096
  static let slotOffsets = [4096, 8192]
  /// Each slot is written twice, in two sectors of its page.
  static let slotCopyOffset = 512
  static let dataStart = 12288

  static let slotMagic: UInt32 = 0x544f_4c53  // "SLOT"
  static let manifestMagic: UInt32 = 0x494e_414d  // "MANI"

  /// Everything that is appended begins at a multiple of this.
  static let alignment = 8
}
