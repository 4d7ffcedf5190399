// How is the help of the program written as a manual page?

/// A page in the macros of man(7), made of the same definitions as the help.
struct ManualPage {
  private(set) var text = ""

  /// What the environment may say.
  private static let variables: [(names: [String], use: String)] = [
    (
      ["LC_ALL", "LC_MESSAGES", "LANG"],
      "The first that is set names the language of messages: Chinese (zh_CN, zh_TW), Japanese (ja_JP) or Korean (ko_KR) with UTF-8, else English. What programs read is the same in all."
    ),
    (["VISUAL", "EDITOR"], "The program that 'search open' and live search open files with."),
    (["NO_COLOR"], "Where it is set, nothing is coloured unless --color says so."),
    (["XDG_CACHE_HOME", "XDG_CONFIG_HOME"], "Where the indexes of searches and the options are."),
    (["GARLIC_CONFIG_PATH"], "The file of options."),
  ]

  /// - Parameters:
  ///   - program: all commands.
  ///   - version: that of the program.
  init(_ program: CommandDescription, version: String) {
    line(".TH SEARCH 1 \"\" \"garlic \(version)\" \"User Commands\"")
    line(".SH NAME")
    paragraph("search - \(program.abstract)")
    line(".SH SYNOPSIS")
    for form in ["[options] QUERY [PATH…]", "-i INDEX [options] QUERY", "SUBCOMMAND …"] {
      line(".PP")
      line("\\fBsearch\\fR \(Self.escaped(form))")
    }
    line(".SH DESCRIPTION")
    paragraph(program.discussion)
    if let usual = program.subcommands.first(where: { $0.name == program.defaultSubcommand }) {
      line(".SH OPTIONS OF A SEARCH")
      for argument in usual.arguments { add(argument) }
    }
    line(".SH SUBCOMMANDS")
    for command in program.subcommands where command.name != program.defaultSubcommand {
      add(command, of: "search")
    }
    line(".SH QUERIES")
    line(".nf")
    // The first line says what the headings say.
    for row in HelpText.syntax.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
    {
      line(Self.escaped(String(row)))
    }
    line(".fi")
    line(".SH FILES")
    line(".TP")
    line("\\fI$XDG_CONFIG_HOME/garlic/config\\fR, \\fI~/.config/garlic/config\\fR")
    line("Options of every search, one argument a line.")
    line(".TP")
    line("\\fI$XDG_CACHE_HOME/garlic\\fR, \\fI~/.cache/garlic\\fR")
    line("The indexes of searches of files.")
    line(".SH ENVIRONMENT")
    for (names, use) in Self.variables {
      line(".TP")
      line(names.map { "\\fB\($0)\\fR" }.joined(separator: ", "))
      line(Self.escaped(use))
    }
  }

  private mutating func add(_ command: CommandDescription, of program: String) {
    let name = "\(program) \(command.name)"
    if command.name == "help" { return }
    let places = command.arguments.filter { $0.names.isEmpty }.map {
      "[\($0.valueName)]\($0.isRepeating ? "…" : "")"
    }
    line(".SS \"\(Self.escaped(([name] + places).joined(separator: " ")))\"")
    paragraph(command.abstract)
    paragraph(command.discussion)
    for argument in command.arguments { add(argument) }
    for inner in command.subcommands { add(inner, of: name) }
  }

  private mutating func add(_ argument: CommandDescription.Argument) {
    if ["--help", "--version"].contains(where: argument.names.contains) { return }
    line(".TP")
    let value = argument.takesValue ? "\\fI\(Self.escaped(argument.valueName))\\fR" : ""
    let names = argument.names.map { "\\fB\(Self.escaped($0))\\fR" }.joined(separator: ", ")
    line([names, value].filter { !$0.isEmpty }.joined(separator: " "))
    line(Self.escaped(argument.abstract))
    if case .list(let values) = argument.values, values.count <= 10 {
      line(Self.escaped("One of: \(values.joined(separator: ", "))."))
    }
  }

  private mutating func paragraph(_ text: String) {
    for part in text.split(separator: "\n") {
      line(".PP")
      line(Self.escaped(String(part)))
    }
  }

  private mutating func line(_ text: String) { self.text += text + "\n" }

  /// Text in which nothing is a macro or an escape.
  private static func escaped(_ text: String) -> String {
    var line = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("'", with: "\\(aq").replacing("\"", with: "\\(dq")
    if line.hasPrefix(".") { line = "\\&" + line }
    return line
  }
}
