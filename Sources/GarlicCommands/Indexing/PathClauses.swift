// Which files does a clause of a query mean that names a path?

import Garlic

/// Reads `file:` and `path:` of a query as paths are typed.
///
/// They begin at the current folder, or at those that are searched; an index knows absolute paths.
struct PathClauses {
  /// Absolute paths that paths may begin at.
  let folders: [String]

  /// A query in which clauses with paths mean absolute ones.
  func resolved(_ query: Query) -> Query {
    switch query {
    case .field(let names, let inner):
      if names == [CommandSchema.file] { return .or(files(inner) + [query]) }
      if names == [CommandSchema.path] {
        let found = isPattern(inner) ? files(inner) : []
        return found.isEmpty ? query : .or(found + [query])
      }
      return .field(names, resolved(inner))
    case .and(let parts): return .and(parts.map(resolved))
    case .or(let parts): return .or(parts.map(resolved))
    case .clauses(let parts): return .clauses(parts.map(resolved))
    case .not(let part): return .not(resolved(part))
    case .filter(let part): return .filter(resolved(part))
    case .boosted(let part, let factor): return .boosted(resolved(part), factor)
    case .constant(let part, let score): return .constant(resolved(part), score)
    case .boolean(let must, let should, let mustNot, let minimum):
      return .boolean(
        must: must.map(resolved), should: should.map(resolved), mustNot: mustNot.map(resolved),
        minimumShouldMatch: minimum)
    default: return query
    }
  }

  /// Whether a clause is a pattern with a folder in it, which no word of a path matches.
  private func isPattern(_ query: Query) -> Bool {
    switch query {
    case .prefix(let text), .wildcard(let text): text.contains("/")
    default: false
    }
  }

  private func files(_ query: Query) -> [Query] {
    absolute(query).map { .field([CommandSchema.file], $0) }
  }

  /// The same with each folder before it; nothing where a path is absolute already.
  private func absolute(_ query: Query) -> [Query] {
    switch query {
    case .text(let path): paths(path, isPattern: false).map { .text($0) }
    case .phrase(let path, let slop, let prefix):
      paths(path, isPattern: false).map { .phrase($0, slop: slop, prefix: prefix) }
    case .prefix(let path): paths(path, isPattern: false).map { .prefix($0) }
    case .wildcard(let path): paths(path, isPattern: true).map { .wildcard($0) }
    default: []
    }
  }

  private func paths(_ path: String, isPattern: Bool) -> [String] {
    if path.hasPrefix("/") { return [path] }
    return folders.map { folder in
      let folder = isPattern ? Self.escaped(folder) : folder
      return PathName.join(folder, PathName.trimmed(path) + (path.hasSuffix("/") ? "/" : ""))
    }
  }

  /// A text that stands for itself in a pattern.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if "*?\\".contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }
}
