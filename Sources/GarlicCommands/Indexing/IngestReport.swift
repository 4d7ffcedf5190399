// What must a person be told of files that were not read as they stand?

import GarlicText

/// What was found out about files: a line each or, where there are many of a kind, one of all.
struct IngestReport {
  /// So many files are named.
  private static let most = 3

  private var guesses: [(path: String, encoding: TextEncoding)] = []
  private var undecodable: [String] = []
  private var replaced: [(path: String, count: Int, encoding: TextEncoding)] = []
  private var malformed: [(first: String, count: Int)] = []
  private var withoutRecords: [String] = []
  private var notes: [[String]] = []
  private var broken: [(path: String, reason: String)] = []
  /// How many files of an ending were left out for want of a package.
  private var missing: [String: [String: Int]] = [:]

  /// Adds what happened while a file was read.
  ///
  /// - Returns: whether something of it was lost.
  mutating func add(_ read: FileReader.Account, of path: String) -> Bool {
    if read.replacements > 0 { replaced.append((path, read.replacements, read.encoding)) }
    if let guess = read.guess { guesses.append((path, guess)) }
    if !read.notes.isEmpty { notes.append(read.notes) }
    if let first = read.firstMalformed { malformed.append((first, read.malformedLines)) }
    if read.documentCount == 0, read.malformedLines == 0 { withoutRecords.append(path) }
    return read.replacements > 0 || read.malformedLines > 0
  }

  /// A file that is text in no encoding.
  mutating func addUndecodable(_ path: String) { undecodable.append(path) }

  /// A file that is not what its name says, or that a program is missing for.
  mutating func addUnconvertible(_ path: String, _ error: FormatError) {
    if case .missing(_, let package) = error {
      missing[package, default: [:]][PathName.suffix(of: path).uppercased(), default: 0] += 1
    } else {
      broken.append((path, error.description))
    }
  }

  /// Lines for a person.
  var messages: [Message] {
    var lines = Self.lines(
      replaced.map {
        Message(
          "'\($0.path)': \($0.count, one: "malformed sequence", other: "malformed sequences") of \($0.encoding) replaced by U+FFFD"
        )
      },
      all: Message(
        "\(replaced.count, one: "file", other: "files") have malformed sequences, \(Decimal.grouped(replaced.reduce(0) { $0 + $1.count })) in all, which are replaced by U+FFFD (the first is '\(replaced.first?.path ?? "")')"
      ))
    lines += guessed
    lines += Self.lines(
      undecodable.map { Message("'\($0)' is text in no encoding that is known: skipped") },
      all: Message(
        "\(undecodable.count, one: "file", other: "files") are text in no encoding that is known: skipped (the first is '\(undecodable.first ?? "")')"
      ))
    for (package, counts) in missing.sorted(by: { $0.key < $1.key }) {
      for (ending, count) in counts.sorted(by: { $0.key < $1.key }) {
        lines.append(
          Message(
            "\(Decimal.grouped(count)) \(ending) \(plural: count, one: "file was", other: "files were") left out: install \(package)"
          ))
      }
    }
    lines += Self.lines(
      broken.map { Message("'\($0.path)' is left out: \($0.reason)") },
      all: Message(
        "\(broken.count, one: "file", other: "files") are left out, which are broken or too large (the first is '\(broken.first?.path ?? "")': \(broken.first?.reason ?? ""))"
      ))
    lines += notes.prefix(Self.most).flatMap { $0 }.map { Message(verbatim: $0) }
    if notes.count > Self.most {
      let more = notes.count - Self.most
      lines.append(
        Message("and the like in \(more, one: "other file", other: "other files")"))
    }
    lines += Self.lines(
      malformed.map { first, count in
        if count == 1 { return Message("\(first): line left out") }
        return Message(
          "\(first): line left out (and \(count - 1, one: "other line", other: "other lines") like it)"
        )
      },
      all: Message(
        "\(Decimal.grouped(malformed.reduce(0) { $0 + $1.count })) lines of \(malformed.count, one: "file", other: "files") are left out (the first is \(malformed.first?.first ?? ""))"
      ))
    lines += Self.lines(
      withoutRecords.map { Message("'\($0)' holds no records: nothing to index") },
      all: Message(
        "\(withoutRecords.count, one: "file", other: "files") hold no records: nothing to index (the first is '\(withoutRecords.first ?? "")')"
      ))
    return lines
  }

  private var guessed: [Message] {
    var counts: [String: Int] = [:]
    for guess in guesses { counts[guess.encoding.description, default: 0] += 1 }
    let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\($0.value) as \($0.key)" }
    return Self.lines(
      guesses.map { Message("'\($0.path)' is read as \($0.encoding), as its bytes suggest") },
      all: Message(
        "\(guesses.count, one: "file", other: "files") are read as their bytes suggest: \(names.joined(separator: ", ")) (the first is '\(guesses.first?.path ?? "")')"
      ))
  }

  private static func lines(_ each: [Message], all: Message) -> [Message] {
    each.count <= most ? each : [all]
  }
}
