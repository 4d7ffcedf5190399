// How is stored text made small, and read back?

import CZstd

/// zstd (RFC 8878) over whole blocks.
///
/// One context a thread, kept from block to block.
@safe
final class ZstandardCompressor {
  private let context: OpaquePointer?
  private let level: CInt

  init(level: Int) {
    unsafe context = ZSTD_createCCtx()
    self.level = CInt(level)
  }

  deinit { unsafe _ = ZSTD_freeCCtx(context) }

  /// The frame for `bytes`, or nil when zstd cannot make one (no memory).
  func compress(_ bytes: [UInt8]) -> [UInt8]? {
    let bound = ZSTD_compressBound(bytes.count)
    var failed = false
    let frame = unsafe [UInt8](unsafeUninitializedCapacity: bound) { buffer, initialized in
      let size = unsafe bytes.withUnsafeBytes {
        unsafe ZSTD_compressCCtx(
          context, buffer.baseAddress, bound, $0.baseAddress, $0.count, level)
      }
      failed = ZSTD_isError(size) != 0
      initialized = failed ? 0 : size
    }
    return failed ? nil : frame
  }
}

/// Reads zstd frames of known content size.
@safe
final class ZstandardDecompressor {
  private let context: OpaquePointer?

  init() { unsafe context = ZSTD_createDCtx() }

  deinit { unsafe _ = ZSTD_freeDCtx(context) }

  /// The `size` bytes that `frame` holds; nil when it does not hold just that many.
  func decompress(_ frame: ByteView, size: Int) -> [UInt8]? {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      let got = unsafe frame.withBytes {
        unsafe ZSTD_decompressDCtx(context, buffer.baseAddress, size, $0.baseAddress, $0.count)
      }
      failed = ZSTD_isError(got) != 0 || got != size
      initialized = failed ? 0 : size
    }
    return failed ? nil : bytes
  }
}
