// Which commands, options and arguments are there?

import ArgumentParser

/// A command as the parser of arguments describes it: the definitions that help is made of, too.
struct CommandDescription {
  /// What may stand for a value.
  enum Values: Equatable {
    /// Anything.
    case any
    case files(extensions: [String])
    case list([String])
    /// What a search box would offer for a query.
    case query
  }

  /// A flag, an option or an argument without a name.
  struct Argument {
    /// With their dashes; none for an argument without a name.
    var names: [String]
    var takesValue: Bool
    /// What the value, or an argument without a name, is called.
    var valueName: String
    var abstract: String
    var values: Values
    var isRepeating: Bool
  }

  let name: String
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  let subcommands: [CommandDescription]
  let defaultSubcommand: String?

  /// The whole program.
  ///
  /// The parser has the list as JSON alone.
  static func program() -> CommandDescription? {
    let text = SearchCommand._dumpHelp()
    guard let value = try? JSONParser.parse(Array(text.utf8)[...]), let command = value["command"]
    else { return nil }
    return CommandDescription(command)
  }

  private init(_ value: JSONValue) {
    name = value["commandName"]?.string ?? ""
    abstract = value["abstract"]?.string ?? ""
    discussion = value["discussion"]?.string ?? ""
    defaultSubcommand = value["defaultSubcommand"]?.string
    arguments = Self.elements(value["arguments"])
      .filter { $0["shouldDisplay"] != .bool(false) }.map { Argument($0) }
    subcommands = Self.elements(value["subcommands"])
      .filter { $0["shouldDisplay"] != .bool(false) }.map { CommandDescription($0) }
  }

  fileprivate static func elements(_ value: JSONValue?) -> [JSONValue] {
    if case .array(let elements)? = value { elements } else { [] }
  }
}

extension CommandDescription.Argument {
  fileprivate init(_ value: JSONValue) {
    names = CommandDescription.elements(value["names"]).compactMap { name in
      guard let text = name["name"]?.string else { return nil }
      return (name["kind"]?.string == "long" ? "--" : "-") + text
    }
    takesValue = value["kind"]?.string != "flag"
    valueName = value["valueName"]?.string ?? ""
    abstract = value["abstract"]?.string ?? ""
    isRepeating = value["isRepeating"] == .bool(true)
    let kind = value["completionKind"]
    if let file = kind?["file"] {
      values = .files(
        extensions: CommandDescription.elements(file["extensions"]).compactMap(\.string))
    } else if let list = kind?["list"] {
      values = .list(CommandDescription.elements(list["values"]).compactMap(\.string))
    } else if kind?["custom"] != nil {
      values = .query
    } else {
      values = .any
    }
  }
}
