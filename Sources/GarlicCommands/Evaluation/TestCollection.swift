// Which questions are asked, and which documents answer them?

import GarlicText

/// Queries with relevance judgements, from files with tabs between the columns.
public struct TestCollection {
  /// A query with its judgements.
  public struct Topic {
    /// Its name in the files.
    public var id: String
    /// What is asked.
    public var text: String
    /// Judged relevance by document.
    public var relevance: [String: Int]
  }

  /// A line that is not what it should be.
  struct Failure: Error, Equatable, CustomStringConvertible {
    var path: String
    var line: Int
    var reason: String
    var description: String { "'\(path)', line \(line): \(reason)" }
  }

  /// Queries that have at least one relevant document, in the order of their file.
  public private(set) var topics: [Topic] = []
  /// Queries without one, which no measure can judge.
  private(set) var unjudgedCount = 0

  /// Reads the files of a collection.
  ///
  /// - Parameters:
  ///   - queries: `id <tab> text` lines.
  ///   - judgements: `id <tab> document <tab> relevance` lines, or TREC's `id 0 document relevance`.
  public init(queries: String, judgements: String) throws {
    let texts = try Self.queries(try Self.lines(of: queries), path: queries)
    let relevance = try Self.judgements(try Self.lines(of: judgements), path: judgements)
    for (id, text) in texts {
      let judged = relevance[id] ?? [:]
      if judged.values.contains(where: { $0 > 0 }) {
        topics.append(Topic(id: id, text: text, relevance: judged))
      } else {
        unjudgedCount += 1
      }
    }
  }

  /// The same queries for documents whose ids begin with a prefix, as in an index of several collections.
  public func prefixed(_ prefix: String) -> TestCollection {
    var collection = self
    for index in topics.indices {
      collection.topics[index].relevance = Dictionary(
        uniqueKeysWithValues: topics[index].relevance.map { (prefix + $0.key, $0.value) })
    }
    return collection
  }

  private static func lines(of path: String) throws -> [String] {
    let utf8 = try TextDecoder.decode(try FileSystem.read(path)).utf8
    return utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }

  static func queries(_ lines: [String], path: String) throws -> [(id: String, text: String)] {
    var queries: [(id: String, text: String)] = []
    for (index, line) in lines.enumerated() where !line.isEmpty {
      let columns = line.split(separator: "\t", maxSplits: 1)
      guard columns.count == 2 else {
        throw Failure(path: path, line: index + 1, reason: "'id <tab> text' is meant")
      }
      queries.append((String(columns[0]), String(columns[1])))
    }
    return queries
  }

  static func judgements(_ lines: [String], path: String) throws -> [String: [String: Int]] {
    var judgements: [String: [String: Int]] = [:]
    for (index, line) in lines.enumerated() where !line.isEmpty {
      var columns = line.split(separator: "\t").map(String.init)
      if columns.count < 3 { columns = line.split(whereSeparator: \.isWhitespace).map(String.init) }
      if columns.count == 4 { columns.remove(at: 1) }
      guard columns.count == 3, let relevance = Int(columns[2]) else {
        throw Failure(
          path: path, line: index + 1, reason: "'query <tab> document <tab> relevance' is meant")
      }
      judgements[columns[0], default: [:]][columns[1]] = relevance
    }
    return judgements
  }
}
