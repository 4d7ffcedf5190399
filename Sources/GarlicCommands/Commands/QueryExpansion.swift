// In which other forms are words of a query found?

import ArgumentParser
import Garlic
import GarlicText

/// The options that say what a search looks for besides what was typed.
struct QueryExpansion: ParsableArguments {
  @Flag(help: "Find English words as typed only: by default 'store' also finds stored and storing.")
  var noInflections = false
  @Option(
    name: .customLong("synonyms"),
    help: ArgumentHelp(
      "File of synonyms, one set per line: 'a, b, c' find each other, 'a => b' finds b for a.",
      valueName: "file"))
  var synonyms: String?

  /// - Throws: an error that names the file and the line which cannot be read.
  func apply(to options: inout SearchOptions) throws {
    if noInflections { options.inflections = [] }
    guard let synonyms else { return }
    let text = try TextDecoder.decode(try FileSystem.read(synonyms))
    do throws(IndexError) {
      options.synonyms = try Synonyms(parsing: String(decoding: text.utf8, as: UTF8.self))
    } catch { throw IndexError.invalidArgument("'\(synonyms)': \(error.description)") }
  }
}
