// What are these bytes in UTF-8? ICU's converters.

internal import CICUShims

/// Conversion from the encodings that ICU knows.
enum TextConverter {
  static func utf8(
    of bytes: [UInt8], from start: Int, encoding: String
  ) throws(AnalysisError) -> (utf8: [UInt8], replacements: Int) {
    // Two bytes of Chinese become three.
    var target = [UInt8](repeating: 0, count: (bytes.count - start) * 2 + 16)
    while true {
      var status: Int32 = 0
      var replacements: Int64 = 0
      let capacity = Int64(target.count)
      let length = unsafe bytes.withUnsafeBufferPointer { source in
        guard let base = source.baseAddress else { return Int64(0) }
        return unsafe icu_convert_to_utf8(
          encoding, base + start, Int64(bytes.count - start), &target, capacity, &replacements,
          &status)
      }
      if status > 0 { throw AnalysisError.unknownEncoding(name: encoding) }
      if length <= capacity {
        target.removeLast(target.count - Int(length))
        return (target, Int(replacements))
      }
      target = [UInt8](repeating: 0, count: Int(length))
    }
  }
}
