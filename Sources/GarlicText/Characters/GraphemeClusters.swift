// Where may a highlight begin and end, so that no visible character is torn apart?

/// The borders of the grapheme clusters of one text (UAX #29), as UTF-8 offsets.
struct GraphemeClusters {
  /// Offsets where a cluster begins, and the length of the text.
  private var borders: [Int] = []

  init(_ utf8: Span<UInt8>) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for index in utf8.indices { bytes.append(utf8[index]) }
    // A malformed sequence takes other bytes in the original than U+FFFD does, so such a text is read
    // in runs that are well formed.
    var offset = 0
    while offset < bytes.count {
      let valid = Self.validPrefix(of: bytes.span.extracting(offset..<bytes.count))
      let text = String(decoding: bytes[offset..<offset + valid], as: UTF8.self)
      var border = offset
      for character in text {
        borders.append(border)
        border += character.utf8.count
      }
      offset += valid
      if offset < bytes.count {
        borders.append(offset)
        offset += 1
      }
    }
    borders.append(bytes.count)
  }

  private static func validPrefix(of bytes: Span<UInt8>) -> Int {
    do throws(UTF8.ValidationError) {
      return try UTF8Span(validating: bytes).count
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The smallest range of whole clusters around a range.
  /// - Complexity: O(log n).
  func widen(_ range: Range<Int>) -> Range<Int> {
    let start = lastBorder(notAbove: range.lowerBound)
    let end = range.isEmpty ? start : firstBorder(notBelow: range.upperBound)
    return start..<max(start, end)
  }

  private func firstBorder(notBelow offset: Int) -> Int {
    borders[(0..<borders.count - 1).partitioningIndex { borders[$0] >= offset }]
  }

  private func lastBorder(notAbove offset: Int) -> Int {
    borders[(1..<borders.count).partitioningIndex { borders[$0] > offset } - 1]
  }
}
