// Where does ICU's own iterator put the boundaries of UTF-16 text?

internal import CICUShims

/// ICU's word break iterator, kept open: opening costs 0.2 ms the first time.
///
/// Not for several threads.
@safe final class WordBreaker {
  private let breaker: OpaquePointer

  init() throws(AnalysisError) {
    var status: Int32 = 0
    guard let breaker = unsafe icu_breaker_open(&status) else {
      throw AnalysisError.icu(operation: "ubrk_open", status: status)
    }
    unsafe self.breaker = breaker
  }

  deinit {
    unsafe icu_breaker_close(breaker)
  }

  /// Calls `body` with the end of each segment, ascending.
  func forEachEnd(
    in text: UnsafePointer<UInt16>, count: Int, _ body: (Int) -> Void
  ) throws(AnalysisError) {
    guard let length = Int32(exactly: count) else {
      throw AnalysisError.textTooLong(byteCount: count)
    }
    var status: Int32 = 0
    unsafe icu_breaker_set_text(breaker, text, length, &status)
    if status > 0 { throw AnalysisError.icu(operation: "ubrk_setText", status: status) }
    // Batches, so that the border to C is crossed once for many boundaries.
    let batch = 512
    try unsafe withUnsafeTemporaryAllocation(of: Int32.self, capacity: batch) {
      ends throws(AnalysisError) in
      // Nonempty by its capacity.
      let base = unsafe ends.baseAddress.unsafelyUnwrapped
      while true {
        let found = unsafe Int(icu_breaker_next(breaker, base, Int32(batch)))
        for index in 0..<found { body(Int(unsafe base[index])) }
        if found < batch { break }
      }
    }
  }

  /// Makes the iterator open its dictionary of Chinese and Japanese.
  ///
  /// It does so when first needed, and until then cuts prolonged sound marks otherwise if they follow
  /// certain symbols: opened early, it cuts the same text the same way always.
  func openDictionary() throws(AnalysisError) {
    _ = try segmentCount(of: "大蒜")
  }

  /// Asks the iterator how the rules of the running ICU treat the characters that versions differ in.
  func ruleVariant() throws(AnalysisError) -> WordRuleVariant {
    WordRuleVariant(
      atSignIsLetter: try segmentCount(of: "a@b") == 1,
      colonIsMidLetter: try segmentCount(of: "a:b") == 1)
  }

  private func segmentCount(of text: String) throws(AnalysisError) -> Int {
    let units = Array(text.utf16)
    var segments = 0
    try unsafe units.withUnsafeBufferPointer { buffer throws(AnalysisError) in
      if let base = buffer.baseAddress {
        try unsafe forEachEnd(in: base, count: buffer.count) { _ in segments += 1 }
      }
    }
    return segments
  }
}
