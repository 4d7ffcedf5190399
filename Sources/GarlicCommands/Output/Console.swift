// How does the command line speak to people and to programs?

import ArgumentParser

/// When results are coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  case auto
  case always
  case never
}

/// Standard output for results, standard error for everything else.
final class Console {
  let output: OutputFile
  private let errors: OutputFile
  /// Whether a person looks at the results.
  let isTerminal: Bool
  /// Whether results carry ANSI colours.
  let isColored: Bool
  /// Whether a person watches the errors, so that progress may be shown.
  let showsProgress: Bool
  /// That of what people are told; nil for English.
  let language = Language.current
  /// A line that is drawn again and again at the bottom.
  private var statusLine = ""

  init(color: ColorChoice = .auto) {
    output = .standardOutput
    errors = .standardError
    isTerminal = output.isTerminal
    let hasColors = isTerminal && Environment["TERM"] != "dumb"
    isColored =
      switch color {
      case .always: true
      case .never: false
      // https://no-color.org
      case .auto: hasColors && Environment["NO_COLOR"] == nil
      }
    showsProgress = errors.isTerminal && Environment["TERM"] != "dumb"
  }

  /// How wide results may be.
  var columns: Int { max(40, output.columns ?? 100) }

  /// How wide the status line may be.
  var statusColumns: Int { max(40, errors.columns ?? 80) }

  /// Writes to standard output.
  func write(_ text: String) throws { try output.write(text) }

  /// Writes a line to standard output.
  func print(_ line: String) throws { try output.write(line + "\n") }

  /// Something that went wrong, or might have; each line begins with the program's name.
  func warn(_ message: String) { toErrors("search: \(message)\n") }

  func warn(_ message: Message) { warn(message.text(in: language)) }

  /// Something that is good to know for a person; programs do not need it.
  func note(_ message: Message) { note(message.text(in: language)) }

  /// The same, not translated.
  func note(_ message: String) { if showsProgress { toErrors("\(message)\n") } }

  /// Draws the status line, or wipes it when the text is empty.
  func setStatus(_ text: String) {
    if !showsProgress || text == statusLine { return }
    statusLine = text
    toErrors("")
  }

  /// Standard output must be written in order with the errors that follow it.
  func flush() throws { try output.flush() }

  private var isStatusShown = false

  private func toErrors(_ text: String) {
    // There is nobody left to tell when standard error fails.
    if isStatusShown { try? errors.write("\r\u{1B}[K") }
    try? errors.write(text)
    if !statusLine.isEmpty { try? errors.write(statusLine) }
    isStatusShown = !statusLine.isEmpty
    try? errors.flush()
  }
}
