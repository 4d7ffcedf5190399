// In which encoding are the files?

import ArgumentParser
import GarlicText

/// The option that overrules what files seem to be in.
struct EncodingOption: ParsableArguments {
  @Option(
    name: .customLong("encoding"),
    help: ArgumentHelp(
      "The encoding of all files, such as Shift_JIS; each file's own is found without it.",
      valueName: "name"))
  var name: String?

  /// nil to find it.
  var encoding: TextEncoding? { name.map { TextEncoding(named: $0) } }

  func validate() throws {
    guard let name else { return }
    do throws(AnalysisError) {
      _ = try TextDecoder.decode([0x41], as: TextEncoding(named: name))
    } catch {
      throw ValidationError(error.description)
    }
  }
}
