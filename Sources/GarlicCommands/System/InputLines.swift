// How is input read line by line?

/// The lines of an input, without their ends.
final class InputLines {
  private let input: InputFile
  private var bytes: [UInt8] = []
  private var at = 0
  private var isAtEnd = false

  init(_ input: InputFile) { self.input = input }

  /// nil at the end; what stands after the last line end is a line if it is not empty.
  func next() throws(SystemError) -> [UInt8]? {
    var searched = at
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0A) {
        let line = bytes[at..<end]
        at = end + 1
        return Array(line.last == 0x0D ? line.dropLast() : line)
      }
      if isAtEnd {
        if at == bytes.count { return nil }
        let line = bytes[at...]
        at = bytes.count
        return Array(line)
      }
      searched = bytes.count - at
      bytes.removeSubrange(..<at)
      at = 0
      isAtEnd = try input.read(into: &bytes, upTo: 1 << 16) == 0
    }
  }
}
