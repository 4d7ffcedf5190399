// What does the program tell a person, in which language?

/// A sentence for people, written in English in the code and translated where there is a translation.
///
/// `Message("no document has \(words)")` has the key `no document has %1` in the tables of ``MessageTable``. What is
/// counted is written `\(count, one: "hit", other: "hits")`, with the key `%1 hits`.
struct Message: Equatable, Sendable {
  /// What is put into a sentence.
  fileprivate enum Argument: Equatable, Sendable {
    case text(String)
    case messages([Message])
  }

  /// The English sentence with `%1`, `%2`, … for what is put in.
  let key: String
  /// The sentence in English.
  let english: String
  private let arguments: [Argument]

  /// A text that is not translated: what another program or the library says.
  init(verbatim text: String) {
    key = ""
    english = text
    arguments = []
  }

  /// The sentence in a language; in English where that has no translation, or for nil.
  func text(in language: Language?) -> String {
    guard let language, let pattern = language.table[key] else { return english }
    return Self.filled(pattern) { number in
      guard arguments.indices.contains(number - 1) else { return "" }
      switch arguments[number - 1] {
      case .text(let text): return text
      case .messages(let messages):
        return messages.map { $0.text(in: language) }.joined(separator: language.separator)
      }
    }
  }

  /// A pattern with something in the place of each `%1`, `%2` ….
  private static func filled(_ pattern: String, _ argument: (Int) -> String) -> String {
    var text = ""
    var rest = pattern[...]
    while let mark = rest.firstIndex(of: "%") {
      text += rest[..<mark]
      rest = rest[mark...].dropFirst()
      if let number = rest.first?.wholeNumberValue, number > 0 {
        text += argument(number)
        rest = rest.dropFirst()
      } else {
        text += "%"
      }
    }
    return text + rest
  }
}

extension Message: ExpressibleByStringInterpolation {
  init(stringLiteral value: String) {
    key = value
    english = value
    arguments = []
  }

  init(stringInterpolation interpolation: StringInterpolation) {
    key = interpolation.key
    english = interpolation.english
    arguments = interpolation.arguments
  }

  /// Gathers a sentence and its key.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var key = ""
    fileprivate var english = ""
    fileprivate var arguments: [Argument] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      key += literal
      english += literal
    }

    mutating func appendInterpolation(_ value: some CustomStringConvertible) {
      add(.text(value.description), value.description)
    }

    /// A number and what is counted.
    mutating func appendInterpolation(_ count: Int, one: String, other: String) {
      let number = Decimal.grouped(count)
      add(.text(number), number)
      appendInterpolation(plural: count, one: " \(one)", other: " \(other)")
    }

    /// Words that depend on a number that stands elsewhere.
    mutating func appendInterpolation(plural count: Int, one: String, other: String) {
      key += other
      english += count == 1 ? one : other
    }

    mutating func appendInterpolation(_ message: Message) {
      add(.messages([message]), message.english)
    }

    /// Messages with commas between.
    mutating func appendInterpolation(list: [Message]) {
      add(.messages(list), list.map(\.english).joined(separator: ", "))
    }

    private mutating func add(_ argument: Argument, _ text: String) {
      arguments.append(argument)
      key += "%\(arguments.count)"
      english += text
    }
  }
}

extension Message {
  /// What the system refused.
  init(_ error: SystemError) {
    let reason = SystemError.message(error.code)
    switch error.operation {
    case "read": self = Message("cannot read '\(error.path)': \(reason)")
    case "open": self = Message("cannot open '\(error.path)': \(reason)")
    case "write": self = Message("cannot write '\(error.path)': \(reason)")
    case "list": self = Message("cannot list '\(error.path)': \(reason)")
    case "find": self = Message("cannot find '\(error.path)': \(reason)")
    default: self = Message(verbatim: error.description)
    }
  }
}
