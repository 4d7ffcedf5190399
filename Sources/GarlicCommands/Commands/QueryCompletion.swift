// What may follow in a query that somebody types in a shell?

import Garlic

/// Completion of queries in a shell: names of fields, and after a colon the values of a keyword field, of the index
/// that the command line names.
enum QueryCompletion {
  private static let most = 50

  /// - Parameters:
  ///   - arguments: the command line.
  ///   - prefix: what was typed of the query.
  /// - Returns: queries that go on from it; none without an index that can be opened.
  static func candidates(_ arguments: [String], typed prefix: String) -> [String] {
    guard let path = index(in: arguments),
      let snapshot = try? IndexPaths.snapshot(of: [path], analyzer: nil)
    else { return [] }
    return (try? candidates(in: snapshot, typed: prefix)) ?? []
  }

  static func candidates(in snapshot: Snapshot, typed prefix: String) throws -> [String] {
    let start = prefix.lastIndex(where: \.isWhitespace).map { prefix.index(after: $0) }
    let head = String(prefix[..<(start ?? prefix.startIndex)])
    var clause = prefix[(start ?? prefix.startIndex)...]
    var sign = ""
    if let first = clause.first, "-+(".contains(first) {
      sign = String(first)
      clause = clause.dropFirst()
    }
    guard let colon = clause.firstIndex(of: ":") else {
      return snapshot.schema.fields.map(\.name).filter { $0.hasPrefix(clause) }
        .map { "\(head)\(sign)\($0):" }
    }
    let name = String(clause[..<colon])
    let typed = String(clause[clause.index(after: colon)...])
    guard let number = snapshot.schema.index(of: name),
      snapshot.schema.fields[number].kind == .keyword
    else { return [] }
    let values =
      typed.isEmpty
      ? try first(of: name, in: snapshot)
      : try snapshot.complete(typed, in: [name], limit: most).map(\.text)
    return values.map { value in
      let isPlain = value.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
      let quoted = value.replacing(#"\"#, with: #"\\"#).replacing("\"", with: #"\""#)
      return "\(head)\(sign)\(name):\(isPlain ? value : "\"\(quoted)\"")"
    }
  }

  /// The values of most documents.
  private static func first(of name: String, in snapshot: Snapshot) throws -> [String] {
    var options = SearchOptions(limit: 0)
    options.facets = [.values(name, limit: most)]
    return try snapshot.search(.all, options).facets.first?.buckets.compactMap(\.value?.text) ?? []
  }

  /// The value of -i or --index.
  private static func index(in arguments: [String]) -> String? {
    for (name, value) in zip(arguments, arguments.dropFirst())
    where name == "-i" || name == "--index" { return value }
    return arguments.first { $0.hasPrefix("--index=") }.map { String($0.dropFirst(8)) }
  }
}
