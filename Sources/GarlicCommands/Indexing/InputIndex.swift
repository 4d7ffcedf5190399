// How is standard input searched?

import Garlic
import GarlicText

/// An index in memory of the text of standard input.
enum InputIndex {
  /// What the text is called, as grep has it.
  static let name = "(standard input)"
  /// Paths that stand for standard input.
  static let paths: Set = ["-", "/dev/stdin", "/dev/fd/0"]

  /// - Parameter threads: threads that analyse; 0 for as many as there are processors.
  /// - Throws: `CommandFailure.failed` where it is no text.
  static func make(
    encoding: TextEncoding?, threads: Int, on console: Console
  ) throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.threadCount = threads
    let index = try SearchIndex.inMemory(schema: CommandSchema.schema, options: options)
    var parts = TextParts(.standardInput)
    let head = try parts.head()
    if FileReader.isBinary(head, encoding) {
      console.warn("standard input is no text")
      throw CommandFailure.failed
    }
    let isWhole = head.contains(0) || encoding?.isWide == true
    var number = 0
    try index.write { batch in
      while let bytes = try parts.next(isWhole: isWhole) {
        if isWhole, parts.hasMore {
          console.warn(
            "standard input is larger than \(TextParts.largestWhole >> 20) MiB and cannot be read in parts, as UTF-16 and UTF-32"
          )
          throw CommandFailure.failed
        }
        number += 1
        let text = try TextDecoder.decode(bytes, as: encoding)
        if text.evidence == .none {
          console.warn("standard input is text in no encoding that is known")
          throw CommandFailure.failed
        }
        let (title, body) = FileReader.text(text.utf8, as: .plainText)
        let id = number == 1 ? name : "\(name)\(FileReader.partMark)\(number)"
        try batch.put(
          id: id, [CommandSchema.title: .string(title), CommandSchema.body: .string(body)])
      }
    }
    return index
  }
}
