// How long does a query take?

import Foundation
@_spi(Measuring) import Garlic

/// Times the shared query set: one thread, warm, top 10 with scores, query objects ready.
struct QueryRun {
  /// What each query is asked for.
  enum Question: String {
    /// The best ten.
    case best
    /// How many documents match, and nothing else.
    case count
    /// The best ten, and how many documents match.
    case bestAndCount = "both"
  }

  let index: String
  let queries: String
  var question = Question.best

  func run() throws {
    let before = Clock.wall()
    let snapshot = try SearchIndex.open(index).snapshot
    let opened = Clock.wall()
    let set = try Lines(path: queries).compactMap(QueryRun.query)
    let start = Clock.wall()
    if let first = set.first { _ = try asked(first, snapshot) }
    let first = Clock.wall()
    try time(set, snapshot)
    FileHandle.standardError.write(
      Data("{\"open_s\": \(opened - before), \"first_s\": \(first - start)}\n".utf8))
  }

  /// Opens the index and asks one query, and nothing else.
  func runFirst(_ number: Int) throws {
    let set = try Lines(path: queries).compactMap(QueryRun.query)
    guard set.indices.contains(number) else { return }
    let before = Clock.wall()
    let snapshot = try SearchIndex.open(index).snapshot
    let opened = Clock.wall()
    let results = try asked(set[number], snapshot)
    let end = Clock.wall()
    print("\(opened - before)\t\(end - opened)\t\(results.hits.count)")
  }

  static func query(_ line: String) -> Query? {
    let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 3 else { return nil }
    let terms = parts[2].split(separator: "|").map { Query.word(String($0)) }
    switch parts[0] {
    case "or": return .field(["body"], .or(terms))
    case "and": return .field(["body"], .and(terms))
    case "phrase": return .field(["body"], .phrase(parts[1], slop: 0, prefix: false))
    default: return .field(["body"], .word(parts[1]))
    }
  }

  private func asked(_ query: Query, _ snapshot: Snapshot) throws -> SearchResults {
    var options = SearchOptions(limit: question == .count ? 0 : 10)
    options.counting = question == .best ? .bounded : .exact
    return try snapshot.search(query, options)
  }

  /// The best ten and the number of matches, with every match visited.
  private func answer(_ query: Query, _ snapshot: Snapshot) throws -> SearchResults {
    var options = SearchOptions(limit: 10)
    options.counting = .exact
    options.scoresEveryMatch = true
    return try snapshot.search(query, options)
  }

  /// Two warm passes, then up to nine timed ones within a minute; the median of each query.
  private func time(_ set: [Query], _ snapshot: Snapshot) throws {
    let start = Clock.wall()
    for query in set { _ = try asked(query, snapshot) }
    let pass = Clock.wall() - start
    let budget = 60.0
    let warm = pass > budget / 4 ? 0 : 2
    let passes = Swift.max(1, Swift.min(9, Int(budget / (pass + 1e-9)) - warm))
    for _ in 0..<warm { for query in set { _ = try asked(query, snapshot) } }
    var times = [[Int]](repeating: [], count: set.count)
    for _ in 0..<passes {
      for (i, query) in set.enumerated() {
        let before = Clock.wall()
        _ = try asked(query, snapshot)
        times[i].append(Int((Clock.wall() - before) * 1e9))
      }
    }
    for (i, query) in set.enumerated() {
      let results = try answer(query, snapshot)
      let hits = results.hits.map { "\($0.id):\($0.score)" }.joined(separator: " ")
      print("\(i)\t\(times[i].sorted()[times[i].count / 2])\t\(results.total.count)\t\(hits)")
    }
    FileHandle.standardError.write(Data("{\"passes\": \(passes)}\n".utf8))
  }
}
