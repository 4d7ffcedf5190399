// Are these still the bytes that were written?

import CProcessor

/// CRC-32C of bytes.
enum Checksum {
  static func of(_ view: ByteView, continuing crc: UInt32 = 0) -> UInt32 {
    unsafe view.withBytes { unsafe checksum_crc32c(crc, $0.baseAddress, UInt64($0.count)) }
  }

  static func of(_ bytes: [UInt8], continuing crc: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBytes {
      unsafe checksum_crc32c(crc, $0.baseAddress, UInt64($0.count))
    }
  }

  static func of(_ bytes: ArraySlice<UInt8>, continuing crc: UInt32 = 0) -> UInt32 {
    unsafe bytes.withUnsafeBytes {
      unsafe checksum_crc32c(crc, $0.baseAddress, UInt64($0.count))
    }
  }
}
