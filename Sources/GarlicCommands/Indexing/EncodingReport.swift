// In which encodings were files read that do not say?

import GarlicText

/// What was found out of the encodings of files, for one line each or, where they are many, one of all.
struct EncodingReport {
  /// So many files are named.
  private static let most = 3

  private var guesses: [(path: String, encoding: TextEncoding)] = []
  private var undecodable: [String] = []

  mutating func add(_ encoding: TextEncoding, of path: String) { guesses.append((path, encoding)) }

  /// A file that is text in no encoding.
  mutating func addUndecodable(_ path: String) { undecodable.append(path) }

  /// Lines for a person.
  var messages: [String] {
    var lines: [String] = []
    if guesses.count <= Self.most {
      lines += guesses.map { "'\($0.path)' is read as \($0.encoding), as its bytes suggest" }
    } else {
      var counts: [String: Int] = [:]
      for guess in guesses { counts[guess.encoding.description, default: 0] += 1 }
      let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        .map { "\($0.value) as \($0.key)" }
      lines.append(
        "\(Decimal.count(guesses.count, "file")) are read as their bytes suggest: \(names.joined(separator: ", ")) (the first is '\(guesses[0].path)')"
      )
    }
    if undecodable.count <= Self.most {
      lines += undecodable.map { "'\($0)' is text in no encoding that is known: skipped" }
    } else {
      lines.append(
        "\(Decimal.count(undecodable.count, "file")) are text in no encoding that is known: skipped (the first is '\(undecodable[0])')"
      )
    }
    return lines
  }
}
