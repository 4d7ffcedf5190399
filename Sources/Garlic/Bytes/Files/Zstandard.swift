// How is stored text made small, and read back?

import CZstd
import GarlicText

/// zstd (RFC 8878) over whole blocks.
///
/// One context a thread, kept from block to block.
@safe
final class ZstandardCompressor {
  private let context: OpaquePointer?
  private let level: CInt
  /// Room for a frame, kept from block to block.
  private var frame: [UInt8] = []

  init(level: Int) {
    unsafe context = ZSTD_createCCtx()
    self.level = CInt(level)
  }

  deinit { unsafe _ = ZSTD_freeCCtx(context) }

  /// Appends the frame for `bytes` to `out`; false when zstd cannot make one (no memory).
  func compress(_ bytes: [UInt8], onto out: inout ByteWriter) -> Bool {
    let bound = ZSTD_compressBound(bytes.count)
    if frame.count < bound { frame = [UInt8](repeating: 0, count: bound) }
    let size = unsafe frame.withUnsafeMutableBytes { buffer in
      unsafe bytes.withUnsafeBytes {
        unsafe ZSTD_compressCCtx(
          context, buffer.baseAddress, buffer.count, $0.baseAddress, $0.count, level)
      }
    }
    if ZSTD_isError(size) != 0 { return false }
    out.reserve(out.count + size)
    out.raw(frame[..<size])
    return true
  }
}

/// Reads zstd frames of known content size.
///
/// For one thread at a time.
@safe
final class ZstandardDecompressor: @unchecked Sendable {
  private let context: OpaquePointer?

  /// Those at rest: making one takes longer than reading a small frame.
  private static let resting = Guarded<[ZstandardDecompressor]>([])
  private static let mostResting = 16

  /// Runs `body` with one that nobody else has.
  static func withOne<R, Failure: Error>(
    _ body: (ZstandardDecompressor) throws(Failure) -> R
  ) throws(Failure) -> R {
    let one = resting.withLock { $0.popLast() } ?? ZstandardDecompressor()
    defer { resting.withLock { if $0.count < mostResting { $0.append(one) } } }
    return try body(one)
  }

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
