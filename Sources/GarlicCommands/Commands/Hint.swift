// What did a person mean who typed something else?

import ArgumentParser

/// Guesses of what was meant, for one line on standard error.
enum Hint {
  /// The subcommand that an argument is a misspelling of.
  ///
  /// - Parameter word: the first argument.
  static func subcommand(like word: String) -> Message? {
    let names =
      SearchCommand.configuration.subcommands.map { $0._commandName } + ["help", "search"]
    guard word.utf8.count >= 4, !names.contains(word) else { return nil }
    let near = names.map { (distance: edits(Array(word.utf8), Array($0.utf8)), name: $0) }.min {
      $0.distance < $1.distance
    }
    guard let near, near.distance <= (word.utf8.count < 6 ? 1 : 2) else { return nil }
    return near.name == "search"
      ? Message("did you mean 'search'?") : Message("did you mean 'search \(near.name)'?")
  }

  /// What was meant by paths at which there is nothing.
  ///
  /// - Parameters:
  ///   - query: what was taken for the query.
  ///   - paths: what was taken for paths.
  ///   - missing: those of them at which there is nothing.
  static func paths(_ query: String, _ paths: [String], missing: [String]) -> Message? {
    if isIndex(query), let first = paths.first {
      return Message("'\(query)' is an index: search -i \(quoted(query)) \(quoted(first))")
    }
    if let index = paths.first(where: { isIndex($0) }) {
      return Message("'\(index)' is an index: search -i \(quoted(index)) \(quoted(query))")
    }
    let areWords = missing.allSatisfy { !$0.contains("/") && !$0.contains(".") }
    guard !missing.isEmpty, areWords else { return nil }
    let words = ([query] + missing).joined(separator: " ")
    return Message(
      "a query of several words is put between quotation marks: search \(quoted(words))")
  }

  /// Whether a file begins as an index does.
  static func isIndex(_ path: String) -> Bool {
    guard (try? FileStatus(of: path).kind) == .file, let input = try? InputFile(path) else {
      return false
    }
    var head: [UInt8] = []
    _ = try? input.read(into: &head, upTo: 8)
    return head == Array("GARLIC\r\n".utf8)
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isLetter || $0.isNumber || "./_-".contains($0) }
    return isPlain ? text : "'\(text.replacing("'", with: #"'\''"#))'"
  }

  /// Insertions, deletions, replacements and swaps of neighbours that make one word of another.
  static func edits(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...second.count)
    for i in first.indices {
      var row = [i + 1]
      for j in second.indices {
        var cost = min(last[j + 1], row[j]) + 1
        cost = min(cost, last[j] + (first[i] == second[j] ? 0 : 1))
        if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
          cost = min(cost, before[j - 1] + 1)
        }
        row.append(cost)
      }
      before = last
      last = row
    }
    return last[second.count]
  }
}
