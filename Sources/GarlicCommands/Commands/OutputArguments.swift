// In which form are hits printed?

import ArgumentParser

/// The options that say what is printed of a search.
struct OutputArguments: ParsableArguments {
  @Flag(help: "Print only the number of documents that match.")
  var count = false

  @Flag(help: "Print one JSON object per hit, each on a line.")
  var json = false

  @Flag(help: "Print the matching lines of each file, with their numbers.")
  var lines = false

  @Flag(help: "Print path:line:column:text for each match, as editors read it.")
  var vimgrep = false

  @Option(
    name: [.customShort("C", allowingJoined: true), .long],
    help: "Print matching lines with this many lines before and after.")
  var context: Int?

  @Flag(
    name: [.customShort("l"), .customLong("files-with-matches")],
    help: "Print only the paths of the files that match, all of them unless -n is given.")
  var filesWithMatches = false

  @Flag(
    name: [.customShort("0"), .long], help: "End each path of -l with a zero byte, for 'xargs -0'.")
  var null = false

  @Flag(help: "Print the path of each file and how many places in it match.")
  var countMatches = false

  @Flag(
    name: [.customShort("q"), .long],
    help: "Print nothing; the exit code tells whether there are hits.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "Print each hit in this form, as '{path}:{line} {title}\\n': rank, id, score, title, path, snippet, line, column, text, index.",
      valueName: "template"))
  var format: HitTemplate?

  @Option(help: "When paths are links that the terminal opens.")
  var hyperlinks = Hyperlink.Choice.auto

  /// What is printed.
  enum Form {
    /// Title, path and snippet.
    case blocks
    case count
    case json
    case lines(context: Int)
    case vimgrep
    case files
    case matchCounts
    case nothing
    case template(HitTemplate)
  }

  var form: Form {
    if quiet { return .nothing }
    if count { return .count }
    if json { return .json }
    if filesWithMatches { return .files }
    if countMatches { return .matchCounts }
    if vimgrep { return .vimgrep }
    if let format { return .template(format) }
    if lines || context != nil { return .lines(context: context ?? 0) }
    return .blocks
  }

  func validate() throws {
    let forms = [
      ("--count", count), ("--json", json), ("--lines", lines || context != nil),
      ("--vimgrep", vimgrep), ("-l", filesWithMatches), ("--count-matches", countMatches),
      ("-q", quiet), ("--format", format != nil),
    ].filter(\.1).map(\.0)
    if forms.count > 1 {
      throw ValidationError("\(forms.joined(separator: " and ")) exclude each other.")
    }
    if null, !filesWithMatches { throw ValidationError("-0 goes with -l.") }
    if let context, !(0...10_000).contains(context) {
      throw ValidationError("--context \(context): use a number from 0 to 10000.")
    }
  }
}
