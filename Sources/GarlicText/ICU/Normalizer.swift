// What is the compatibility normal form of a few characters?

internal import CICUShims

/// NFKC and NFKC_Casefold of ICU, for pieces of text (UAX #15).
///
/// Shared by all threads.
@safe final class Normalizer: @unchecked Sendable {
  private let plain: OpaquePointer
  private let casefold: OpaquePointer

  init() throws(AnalysisError) {
    var status: Int32 = 0
    guard let plain = unsafe icu_normalizer_nfkc(&status) else {
      throw AnalysisError.icu(operation: "unorm2_getNFKCInstance", status: status)
    }
    guard let casefold = unsafe icu_normalizer_nfkc_casefold(&status) else {
      throw AnalysisError.icu(operation: "unorm2_getNFKCCasefoldInstance", status: status)
    }
    unsafe self.plain = plain
    unsafe self.casefold = casefold
  }

  /// Whether text may be cut before the character without changing its normal form.
  func hasBoundaryBefore(_ scalar: UInt32, foldsCase: Bool) -> Bool {
    if scalar < 0x300 { return scalar != 0xAD }
    return unsafe icu_normalizer_has_boundary_before(foldsCase ? casefold : plain, scalar)
  }

  /// The scalar that one character becomes, or nil when it becomes none or several.
  func singleScalar(of scalar: UInt32, foldsCase: Bool) -> UInt32? {
    if scalar < 0x80 {
      return foldsCase && (0x41...0x5A).contains(scalar) ? scalar + 0x20 : scalar
    }
    let source: [UInt16] =
      scalar < 0x1_0000
      ? [UInt16(scalar)]
      : [UInt16(0xD7C0 + scalar >> 10), UInt16(0xDC00 + scalar & 0x3FF)]
    let result = normalize(source, foldsCase: foldsCase)
    if result.count == 1 { return UInt32(result[0]) }
    if result.count == 2, UTF16.isLeadSurrogate(result[0]), UTF16.isTrailSurrogate(result[1]) {
      return 0x1_0000 + (UInt32(result[0]) - 0xD800) << 10 + (UInt32(result[1]) - 0xDC00)
    }
    return nil
  }

  /// The normal form of UTF-16 text; with `foldsCase` casefolded, and without default ignorables.
  func normalize(_ source: [UInt16], foldsCase: Bool) -> [UInt16] {
    if source.isEmpty { return [] }
    var target = [UInt16](repeating: 0, count: source.count * 4 + 24)
    while true {
      var status: Int32 = 0
      let length = unsafe icu_normalizer_normalize(
        foldsCase ? casefold : plain, source, Int32(source.count), &target, Int32(target.count),
        &status)
      // Only memory can fail here; the text itself is then the best answer.
      if status > 0 { return source }
      if Int(length) <= target.count {
        target.removeLast(target.count - Int(length))
        return target
      }
      target = [UInt16](repeating: 0, count: Int(length))
    }
  }
}
