// Which part of a long text is worth a snippet?

import GarlicText

/// A piece of a long text, found by reading it once and no further than it takes.
struct TextWindow {
  /// Bytes before and after what was found, in which a snippet has room to begin and to end.
  static let leastContext = 2048
  /// Bytes that are read on after the first match, in search of a better one.
  static let reach = 1 << 18

  private(set) var bytes: [UInt8] = []
  /// Where it begins in the text, in bytes.
  private(set) var start = 0
  /// Whether the text ends with it.
  private(set) var isEnd = false
  /// Whether something may stand in it.
  private(set) var hasMatch = false

  /// - Parameters:
  ///   - scan: what to look for.
  ///   - columns: the width of a snippet.
  ///   - headLength: bytes of the window when nothing is found: the beginning of the text.
  ///   - read: appends the next bytes of the text; false at its end.
  init(
    _ scan: inout PatternScan, columns: Int, headLength: Int,
    _ read: (inout [UInt8]) throws(IndexError) -> Bool
  ) throws(IndexError) {
    let weights = scan.weights
    let context = max(Self.leastContext, columns * 8)
    let span = columns * 3
    var buffer: [UInt8] = []
    var base = 0
    var scanned = 0
    var atEnd = false
    var firstFound: Int?
    var recent: [(offset: Int, pattern: Int)] = []
    var best = 0.0
    var isDone = scan.isEmpty
    while true {
      while !atEnd, buffer.count < 4 * context + span || base == 0 && buffer.count < headLength {
        atEnd = try !read(&buffer)
      }
      if base == 0, !hasMatch {
        // What is shown when nothing is found.
        bytes = Array(buffer.prefix(headLength))
        isEnd = atEnd && buffer.count <= headLength
      }
      if isDone { break }
      let limit = atEnd ? buffer.count : max(scanned - base, buffer.count - context - span)
      try scan.scan(buffer, scanned - base..<limit) { (offset, pattern) in
        let place = base + offset
        if firstFound == nil { firstFound = place }
        recent.append((place, pattern))
        if let kept = recent.firstIndex(where: { $0.offset + span >= place }), kept > 0 {
          recent.removeSubrange(..<kept)
        }
        if recent.count > 64 { return true }
        var seen: Set<Int> = []
        let score = recent.reduce(0) { sum, found in
          let weight = weights[found.pattern]
          return sum + (seen.insert(found.pattern).inserted ? weight : weight * 0.05)
        }
        if score > best {
          best = score
          let from = max(0, recent[0].offset - base - context)
          let to = min(buffer.count, offset + context)
          bytes = Array(buffer[from..<to])
          start = base + from
          isEnd = atEnd && to == buffer.count
          hasMatch = true
        }
        isDone = seen.count == weights.count
        return !isDone
      }
      scanned = base + limit
      if let firstFound, scanned > firstFound + Self.reach { isDone = true }
      if isDone || atEnd { break }
      let drop = max(0, scanned - base - context - span)
      buffer.removeSubrange(..<drop)
      base += drop
    }
    trim()
  }

  /// Makes it begin and end between characters, and where a line or a word begins if one is near.
  private mutating func trim() {
    if start > 0 {
      let head = bytes.prefix(Self.leastContext / 2)
      let from =
        head.firstIndex { $0 == 0x0A || $0 == 0x20 } ?? head.firstIndex { $0 & 0xC0 != 0x80 } ?? 0
      bytes.removeFirst(from)
      start += from
    }
    if !isEnd {
      var end = bytes.count
      while end > 0, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
      if end > 0, bytes[end - 1] >= 0xC0 { end -= 1 }
      bytes.removeSubrange(end...)
    }
  }
}
