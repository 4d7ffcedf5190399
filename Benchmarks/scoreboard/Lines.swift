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
    var length = getline(&buffer, &capacity, file)
    guard length >= 0, let buffer else {
      fclose(file)
      free(self.buffer)
      return nil
    }
    if length > 0, buffer[length - 1] == 10 { length -= 1 }
    let bytes = UnsafeRawBufferPointer(start: buffer, count: length)
    return String(decoding: bytes, as: UTF8.self)
  }
}
