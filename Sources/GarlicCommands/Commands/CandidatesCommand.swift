// search __complete: what do the scripts of shells ask?

import ArgumentParser

/// Answers the scripts of `search completions`: a line that says whether files may follow, then a line a candidate.
struct CandidatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "__complete", abstract: "Answer the completion scripts of shells.",
    shouldDisplay: false)

  /// The shells that ask.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash
    case zsh
    case fish
  }

  @Argument var shell: Shell

  @Argument(
    parsing: .captureForPassthrough,
    help: "The words up to the one at the cursor; of bash the line up to the cursor.")
  var words: [String] = []

  func run() throws {
    let console = Console()
    try CommandFailure.reported(on: console) {
      guard let program = CommandDescription.program() else { throw CommandFailure.failed }
      var words = words.first == "--" ? Array(words.dropFirst()) : words
      var hiddenCount = 0
      if shell == .bash {
        let typed = ShellWords(words.first ?? "")
        words = typed.words
        hiddenCount = typed.hiddenCount
      }
      let completion = CommandLineCompletion(words, of: program)
      let current = words.last ?? ""
      let files = completion.files.map {
        $0.isEmpty ? "files" : "files \($0.joined(separator: " "))"
      }
      // What is typed stands beside it, as bash cannot say what it is without quotation marks.
      try console.print(
        "\(files ?? "none")\(shell == .bash ? "\t\(TextLine.of(String(current.dropFirst(hiddenCount))))" : "")"
      )
      for candidate in completion.candidates {
        let text = TextLine.of(String(candidate.text.dropFirst(hiddenCount)))
        let about = TextLine.of(candidate.about)
        try console.print(shell == .bash || about.isEmpty ? text : "\(text)\t\(about)")
      }
      try console.flush()
    }
  }
}
