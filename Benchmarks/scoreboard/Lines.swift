// How are large files read line by line?

import Foundation

/// The lines of a file, without their ends.
struct Lines: Sequence, IteratorProtocol {
  private let file: UnsafeMutablePointer<FILE>
  private var buffer: UnsafeMutablePointer<CChar>?
  private var capacity = 0

  init(path: String) throws {
    guard let file = fopen(path, "r") else {
      throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
    self.file = file
  }

  mutating func next() -> String? {
    nextBytes().map { String(decoding: $0, as: UTF8.self) }
  }

  /// The next line's parts between tabs, the last with all tabs that are left; fewer than `count` where
  /// there are no more.
  mutating func nextParts(_ count: Int) -> [String]? {
    guard let line = nextBytes() else { return nil }
    return line.split(separator: 9, maxSplits: count - 1, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// The next line, until the one after it is asked for.
  private mutating func nextBytes() -> UnsafeRawBufferPointer? {
    var length = getline(&buffer, &capacity, file)
    guard length >= 0, let buffer else {
      fclose(file)
      free(self.buffer)
      return nil
    }
    if length > 0, buffer[length - 1] == 10 { length -= 1 }
    return UnsafeRawBufferPointer(start: buffer, count: length)
  }
}
