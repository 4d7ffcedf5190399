// Which program of somebody's own makes text of files?

import ArgumentParser

extension RecordFormat: ExpressibleByArgument {}

/// The options that name a program that makes text of files.
struct ConversionArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take what this program prints, given a path, for the text of the files of --pre-glob; it runs without a shell.",
      valueName: "command"))
  var pre: String?

  @Option(
    help: ArgumentHelp(
      "The files of --pre, as '*.doc'; '!*.tmp' leaves files out. May be repeated; all files without it.",
      valueName: "glob"))
  var preGlob: [String] = []

  var preprocessor: Preprocessor? {
    guard let pre, !pre.isEmpty else { return nil }
    return Preprocessor(command: pre, globs: preGlob)
  }

  func validate() throws {
    if let pre, !pre.isEmpty, ChildProcess.path(of: pre) == nil {
      throw ValidationError("--pre '\(pre)': there is no such program on PATH.")
    }
  }
}
