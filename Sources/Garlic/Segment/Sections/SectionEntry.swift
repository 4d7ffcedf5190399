// Where in a segment does a section lie, and what are its checksums?

/// One section's entry in the directory.
struct SectionEntry: Sendable, Equatable {
  /// Bytes that one checksum covers.
  static let checkedBlock = 1 << 16

  var kind: SectionKind
  /// The field's number in the schema; 255 for sections of the whole segment.
  var field: UInt8
  /// From the start of the segment, in bytes.
  var offset: UInt64
  var length: UInt64
  /// CRC-32C of each 64 KiB.
  var checksums: [UInt32]

  static let noField: UInt8 = 255
}
