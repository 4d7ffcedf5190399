// Where does one word end and the next begin?

/// A word segmenter: cuts text into segments, spaces and punctuation included.
///
/// A segmenter keeps scratch memory, so each thread has its own.
package protocol WordSegmenter {
  /// Clears `ends` and fills it with the UTF-8 offset after each segment, in bytes, ascending. The text
  /// is cut as it is, without folding; malformed UTF-8 is read as U+FFFD.
  /// - Throws: ``AnalysisError/textTooLong(byteCount:)`` above 1 GiB, and
  ///   ``AnalysisError/icu(operation:status:)`` when ICU fails.
  mutating func segment(_ utf8: Span<UInt8>, into ends: inout [UInt32]) throws(AnalysisError)
}
