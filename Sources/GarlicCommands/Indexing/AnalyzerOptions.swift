// With which words of the user is text cut?

import ArgumentParser
import Garlic
import GarlicText

/// The option that names a list of user words, shared by all commands that cut text.
struct AnalyzerOptions: ParsableArguments {
  @Option(
    name: .customLong("words"),
    help: ArgumentHelp(
      "File of user words, one per line with an optional cost; an index must be searched with the words it was made with.",
      valueName: "file"),
    completion: .file())
  var wordFile: String?

  /// nil for the standard analyzer, which an index makes itself when it needs it.
  func analyzer() throws -> Analyzer? {
    guard let wordFile else { return nil }
    let text = try TextDecoder.decode(try FileSystem.read(wordFile))
    do {
      let words = try UserWords(parsing: String(decoding: text.utf8, as: UTF8.self))
      return try Analyzer(userWords: words)
    } catch { throw WordFileError(path: wordFile, reason: "\(error)") }
  }
}

/// A list of words cannot be read.
struct WordFileError: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var description: String { "'\(path)': \(reason)" }
}
