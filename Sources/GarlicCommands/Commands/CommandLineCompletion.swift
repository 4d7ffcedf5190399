// What may follow what was typed of a command line?

/// Candidates for the word at the cursor, for every shell alike.
struct CommandLineCompletion {
  /// A word that may stand there.
  struct Candidate: Equatable {
    var text: String
    var about = ""
  }

  private(set) var candidates: [Candidate] = []
  /// Whether files may stand there; with which endings, or any where none is given.
  private(set) var files: [String]?

  private let program: CommandDescription

  /// - Parameters:
  ///   - words: the words up to the one at the cursor, the name of the program first.
  ///   - program: the commands that there are.
  init(_ words: [String], of program: CommandDescription) {
    self.program = program
    let current = words.count > 1 ? words[words.count - 1] : ""
    complete(current, after: Array(words.dropFirst().dropLast()))
  }

  private mutating func complete(_ current: String, after words: [String]) {
    var command = program
    var rest = words[...]
    while let word = rest.first, let found = command.subcommands.first(where: { $0.name == word }) {
      command = found
      rest = rest.dropFirst()
    }
    // The usual form has no name of a command.
    let isUsual = command.name == program.name
    let isFirst = rest.isEmpty
    if !command.subcommands.isEmpty, isFirst, !current.hasPrefix("-") {
      if !isUsual || !current.isEmpty {
        candidates += Self.matching(
          command.subcommands.map { Candidate(text: $0.name, about: $0.abstract) }, current)
      }
    }
    if let name = command.defaultSubcommand,
      let usual = command.subcommands.first(where: { $0.name == name })
    {
      command = usual
    }
    var positionals = 0
    var used: Set<String> = []
    var open: CommandDescription.Argument?
    var areOptionsOver = false
    for word in rest {
      if open != nil {
        open = nil
      } else if word == "--", !areOptionsOver {
        areOptionsOver = true
      } else if word.hasPrefix("-"), word.count > 1, !areOptionsOver {
        let name = word.prefix { $0 != "=" }
        let option = command.arguments.first { $0.names.contains(String(name)) }
        if let option, !option.isRepeating { used.formUnion(option.names) }
        if let option, option.takesValue, !word.contains("=") { open = option }
      } else {
        positionals += 1
      }
    }
    if let open {
      add(open.values, current, words)
    } else if !areOptionsOver, current.hasPrefix("--"), let equals = current.firstIndex(of: "=") {
      let name = String(current[..<equals])
      let option = command.arguments.first { $0.names.contains(name) }
      let value = String(current[current.index(after: equals)...])
      if case .list(let list)? = option?.values {
        candidates += list.filter { $0.hasPrefix(value) }.map { Candidate(text: "\(name)=\($0)") }
      }
    } else if !areOptionsOver, current.hasPrefix("-") {
      for argument in command.arguments where !argument.names.contains(where: used.contains) {
        // Of a letter and a word for the same, the word says more.
        let names = argument.names.filter { $0.hasPrefix(current) }
        if let name = names.first(where: { $0.hasPrefix("--") }) ?? names.first {
          candidates.append(Candidate(text: name, about: argument.abstract))
        }
      }
    } else {
      let places = command.arguments.filter { $0.names.isEmpty }
      // Without a query all are paths.
      let hasExample = used.contains("--like") || used.contains("--like-id")
      let at = hasExample ? max(1, positionals) : positionals
      guard let place = at < places.count ? places[at] : places.last(where: \.isRepeating) else {
        return
      }
      add(place.values, current, words)
    }
  }

  private mutating func add(
    _ values: CommandDescription.Values, _ current: String, _ words: [String]
  ) {
    switch values {
    case .any: break
    case .files(let extensions): files = extensions
    case .list(let list): candidates += Self.matching(list.map { Candidate(text: $0) }, current)
    case .query:
      candidates += QueryCompletion.candidates(words, typed: current).map { Candidate(text: $0) }
    }
  }

  private static func matching(_ candidates: [Candidate], _ current: String) -> [Candidate] {
    candidates.filter { $0.text.hasPrefix(current) }
  }
}
