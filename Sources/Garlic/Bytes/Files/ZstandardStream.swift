// How is the beginning of a large frame read without the rest?

import CZstd

/// Reads a zstd frame a part at a time; the frame is kept alive by the caller.
@safe
final class ZstandardStream {
  private let context: OpaquePointer?
  private let frame: ByteView
  private var consumed = 0

  init(_ frame: ByteView) {
    unsafe context = ZSTD_createDCtx()
    self.frame = frame
  }

  deinit { unsafe _ = ZSTD_freeDCtx(context) }

  /// Appends up to `limit` bytes.
  ///
  /// - Returns: how many; 0 at the end of the frame, nil where it cannot be read.
  func read(into bytes: inout [UInt8], upTo limit: Int) -> Int? {
    var failed = false
    let part = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
      var output = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: limit, pos: 0)
      unsafe frame.withBytes { source in
        var input = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: consumed)
        while unsafe output.pos < limit {
          let before = unsafe (input.pos, output.pos)
          let result = unsafe ZSTD_decompressStream(context, &output, &input)
          if ZSTD_isError(result) != 0 {
            failed = true
            break
          }
          if unsafe result == 0 || before == (input.pos, output.pos) { break }
        }
        consumed = unsafe input.pos
      }
      count = unsafe output.pos
    }
    if failed { return nil }
    bytes.append(contentsOf: part)
    return part.count
  }
}
