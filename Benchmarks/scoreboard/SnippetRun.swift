// What does it cost to show a page of hits?

import Foundation
import Garlic

/// Times what is shown of the best ten hits: the snippets of their bodies alone, as an interface shows them, and their
/// documents and snippets, as a service sends them.
///
/// Each page comes from a search of its own, as for who asks once: nothing of it is known from the page before.
struct SnippetRun {
  let index: String
  let queries: String

  private static let rounds = 5

  private struct Page {
    var seconds = 0.0
    var slowestHit = 0.0
    var documentBytes = 0
    var shownBytes = 0
  }

  func run() throws {
    let snapshot = try SearchIndex.open(index).snapshot
    var kinds: [String] = []
    var queries: [String: [Query]] = [:]
    for line in try Lines(path: self.queries) {
      guard let query = QueryRun.query(line) else { continue }
      let kind = String(line.prefix { $0 != "\t" })
      if queries[kind] == nil { kinds.append(kind) }
      queries[kind, default: []].append(query)
    }
    print(
      "kind\tof\tpages\tdocument bytes\tshown bytes\tpage p50 ms\tp99\tslowest hit p50 ms\tp99\tgreatest"
    )
    for kind in kinds {
      for withDocuments in [false, true] {
        var pages: [Page] = []
        for query in queries[kind] ?? [] {
          if let page = try time(query, snapshot, withDocuments) { pages.append(page) }
        }
        if pages.isEmpty { continue }
        let page = Percentiles(pages.map(\.seconds))
        let hit = Percentiles(pages.map(\.slowestHit))
        print(
          kind, withDocuments ? "documents and snippets" : "snippets", pages.count,
          pages.reduce(0) { $0 + $1.documentBytes } / pages.count,
          pages.reduce(0) { $0 + $1.shownBytes } / pages.count,
          String(
            format: "%.3f\t%.3f\t%.3f\t%.3f\t%.3f", page.median * 1e3, page[0.99] * 1e3,
            hit.median * 1e3, hit[0.99] * 1e3, hit.greatest * 1e3), separator: "\t")
      }
    }
  }

  /// The median of the rounds, of the slowest hit as well; nil without hits.
  private func time(
    _ query: Query, _ snapshot: Snapshot, _ withDocuments: Bool
  ) throws -> Page? {
    var rounds: [Page] = []
    for _ in 0..<Self.rounds {
      let hits = try snapshot.search(query, SearchOptions(limit: 10))
      if hits.isEmpty { return nil }
      var page = Page()
      for hit in hits {
        let start = Clock.wall()
        if withDocuments { page.documentBytes += try hit.document()["body"]?.text.utf8.count ?? 0 }
        page.shownBytes += try hit.snippet("body").text.utf8.count
        let seconds = Clock.wall() - start
        page.seconds += seconds
        page.slowestHit = Swift.max(page.slowestHit, seconds)
      }
      rounds.append(page)
    }
    var page = rounds[0]
    page.seconds = Percentiles(rounds.map(\.seconds)).median
    page.slowestHit = Percentiles(rounds.map(\.slowestHit)).median
    return page
  }
}
