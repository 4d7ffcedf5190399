// Does whatever takes long look now and then whether there is still time, and end when there is none?

import GarlicText
import Synchronization
import TestSupport
import Testing

@_spi(Measuring) @testable import Garlic

@Suite struct DeadlineTests {
  /// Counts the looks, and from some look on says that the search was cancelled.
  final class Looks: Sendable {
    private let counted = Atomic<Int>(0)
    private let last: Int

    init(last: Int = .max) { self.last = last }

    var count: Int { counted.load(ordering: .relaxed) }

    var options: SearchOptions {
      var options = SearchOptions(limit: 5)
      options.stop = {
        self.counted.add(1, ordering: .relaxed).newValue >= self.last ? .cancelled : nil
      }
      return options
    }

    var deadline: Deadline { Deadline(options) }
  }

  static let count = 4200

  /// Two segments of documents that have a word each of their own and every second one of two words.
  static func index() throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("body"), .keyword("tag"), .integer("year")), options: options)
    for part in 0..<2 {
      try index.write { batch in
        for number in stride(from: part, to: count, by: 2) {
          let word = number / 2 % 2 == 0 ? "even" : "odd"
          try batch.put(
            id: String(number),
            [
              "body": .string("garlic w\(number) \(word)"), "tag": .string("t\(number)"),
              "year": .integer(Int64(number)),
            ])
        }
      }
    }
    try #require(index.snapshot.views.count == 2)
    return index
  }

  static let made = Result { try index() }

  /// Each with the fewest looks that it may take: one for about a thousand documents or terms.
  static let queries: [(Query, Int)] = [
    (.all, 4), (.text("garlic"), 4), (.prefix("w"), 12), (.wildcard("w*"), 12),
    (.wildcard("*x"), 4),
    (.fuzzy("w10000", edits: 2), 4), (.phrase("garlic w", prefix: true), 12),
    (.phrase("even odd"), 6), (.phrase("even odd", slop: 3), 6), (.exists.in("year"), 8),
    (.prefix("t").in("tag"), 12), (.range(lower: .inclusive("0"), upper: .unbounded).in("year"), 8),
    (.range(lower: .inclusive("t"), upper: .unbounded).in("tag"), 12),
    (.not(.prefix("w")), 12), (.and([.text("even"), .prefix("o")]), 4),
  ]

  @Test func everyLookEndsASearch() throws {
    let snapshot = try Self.made.get().snapshot
    for (query, least) in TestRounds.sample(Self.queries, every: 2) {
      for threads in [1, 2] {
        func search(_ looks: Looks) throws {
          var options = looks.options
          options.threads = threads
          options.counting = .exact
          options.cursorLimit = 4
          _ = try snapshot.search(query, options)
        }
        let all = Looks()
        try search(all)
        try #require(all.count >= least, "\(query)")
        for last in Set([1, all.count / 2, all.count])
        where last > 0 {
          let looks = Looks(last: last)
          #expect(throws: IndexError.cancelled, "\(query), look \(last) of \(all.count)") {
            try search(looks)
          }
          // The other thread may be on its way to its next one.
          #expect(looks.count <= last + threads, "\(query), look \(last) of \(all.count)")
        }
      }
    }
  }

  /// Operators look while they find nothing.
  @Test(arguments: 0..<3) func operatorsLook(kind: Int) throws {
    let count: UInt32 = 50_000
    func list(_ start: UInt32) -> Matcher {
      ListMatcher(Array(stride(from: start, to: 2 * count, by: 2)))
    }
    func make(_ deadline: Deadline) throws -> Matcher? {
      switch kind {
      case 0: try ConjunctionMatcher([list(0), list(1)], deadline)
      case 1: try DisjunctionMatcher([list(0), list(1)], minimum: 2, deadline)
      default: try ExclusionMatcher(list(0), not: list(0), deadline)
      }
    }
    let all = Looks()
    #expect(try make(all.deadline)?.doc == PostingCursor.end)
    try #require(all.count >= Int(count) / 1024)
    let looks = Looks(last: 3)
    #expect(throws: IndexError.cancelled) { try make(looks.deadline) }
    #expect(looks.count == 3)
  }

  /// One long document is enough to look more than once.
  @Test func phrasesLookWithinADocument() throws {
    let repeats = 20_000
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      let text = String(repeating: "x z z z q z z z ", count: repeats)
      try batch.put(id: "a", ["body": .string(text)])
    }
    let snapshot = index.snapshot
    let scoring = try snapshot.context().scoring
    for (slop, least) in [(0, 2), (2, 2 * repeats / 4096)] {
      let node = try Searcher(snapshot, .all, SearchOptions()).plan(
        .phrase("x q", slop: slop), .strict)
      guard case .scored(let sequence, _) = node else {
        Issue.record("\(node)")
        continue
      }
      func matching(_ looks: Looks) -> SegmentPlan {
        SegmentPlan(
          view: snapshot.views[0], number: 0, scoring: scoring.fields[0], k1: scoring.k1,
          deadline: looks.deadline, cursorLimit: 10, memoryBudget: 1 << 20)
      }
      let all = Looks()
      #expect(try matching(all).matcher(sequence).doc == PostingCursor.end)
      try #require(all.count >= least, "slop \(slop)")
      for last in 1...all.count {
        let looks = Looks(last: last)
        #expect(throws: IndexError.cancelled, "slop \(slop), look \(last)") {
          try matching(looks).matcher(sequence)
        }
        #expect(looks.count == last)
      }
      let whole = Looks()
      #expect(try snapshot.search(.phrase("x q", slop: slop), whole.options).count == 0)
      try #require(whole.count > 0)
      for last in 1...whole.count {
        #expect(throws: IndexError.cancelled, "slop \(slop), look \(last)") {
          try snapshot.search(.phrase("x q", slop: slop), Looks(last: last).options)
        }
      }
    }
  }

  /// A search that ends in one field must not go on in another as if there were nothing more in the first.
  @Test func phrasesInSeveralFieldsEndTogether() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("title"), .text("body")))
    try index.write { batch in
      // The best, and long enough to look while it is confirmed.
      let text = String(repeating: "x z z z q z z z ", count: 20_000) + "x q"
      try batch.put(id: "long", ["title": .string(text)])
      // When this one is found, all others are known not to get in.
      try batch.put(id: "short", ["body": .string(String(repeating: "x q ", count: 50))])
      for number in 0..<20 { try batch.put(id: String(number), ["body": "x q z z z z"]) }
    }
    let snapshot = index.snapshot
    try #require(snapshot.views.count == 1)
    func search(_ looks: Looks) throws -> [String] {
      var options = looks.options
      options.limit = 1
      return try snapshot.search(.phrase("x q"), options).map(\.id)
    }
    let all = Looks()
    #expect(try search(all) == ["long"])
    try #require(all.count > 3)
    for last in 1...all.count {
      #expect(throws: IndexError.cancelled, "look \(last) of \(all.count)") {
        try search(Looks(last: last))
      }
    }
  }

  /// What a pattern stands for is gathered while planning.
  @Test func planningLooks() throws {
    let index = try Self.index(documents: 3000)
    let query = Query.prefix("garlic")
    let looks = Looks()
    _ = try Searcher(index.snapshot, query, looks.options).plan(query, .strict)
    try #require(looks.count >= 3)
    for last in 1...looks.count {
      #expect(throws: IndexError.cancelled) {
        try Searcher(index.snapshot, query, Looks(last: last).options).plan(query, .strict)
      }
    }
  }

  static func index(documents count: Int) throws -> SearchIndex {
    let index = try SearchIndex.inMemory(
      schema: Schema(.text("body"), .keyword("tag"), .integer("year")))
    try index.write { batch in
      for number in 0..<count {
        try batch.put(
          id: String(number),
          ["body": .string("大蒜价格上涨 garlic\(number)"), "tag": "x", "year": 2026])
      }
    }
    return index
  }

  /// Few documents and many, one of each for all queries.
  static let sizes = [10, 2500].map { count in Result { try index(documents: count).snapshot } }

  /// Nothing else is searched while planning: how often the clock is looked at does not depend on the number
  /// of documents.
  @Test(arguments: [
    Query.text("大蒜价格上涨"), .phrase("大蒜价格"), .text("x").in("tag"), .prefix("x").in("tag"),
    .wildcard("?").in("tag"), .range(lower: .inclusive("2000")).in("year"), .exists.in("year"),
    .range(upper: .inclusive("y")).in("tag"),
  ]) func planningDoesNotSearch(query: Query) throws {
    func looks(_ made: Result<Snapshot, any Error>) throws -> Int {
      let looks = Looks()
      let snapshot = try made.get()
      let searcher = try Searcher(snapshot, query, looks.options)
      _ = try searcher.plan(query, .strict)
      let count = looks.count
      #expect(try snapshot.search(query, SearchOptions(limit: 5)).count == 5)
      return count
    }
    #expect(try looks(Self.sizes[0]) == looks(Self.sizes[1]))
  }

  final class Cancellation: Sendable {
    let task = Mutex<Task<Result<Int, IndexError>, Never>?>(nil)

    var isReady: Bool { task.withLock { $0 != nil } }

    func cancel() { task.withLock { $0 }?.cancel() }
  }

  /// Threads that work for a task see that it is cancelled, when they are at work already.
  ///
  /// Every match is scored, so that each thread looks again after its first document: a search that skips to the best
  /// may have come to its end by then, and answers.
  @Test(arguments: [1, 2, 8]) func threadsSeeTheCancellation(threads: Int) async throws {
    let snapshot = try Self.made.get().snapshot
    for cancels in [true, false] {
      let cancellation = Cancellation()
      let task = Task { () -> Result<Int, IndexError> in
        while !cancellation.isReady { await Task.yield() }
        var options = SearchOptions(limit: 5)
        options.threads = threads
        options.counting = .exact
        options.scoresEveryMatch = true
        options.factor = { _ in
          if cancels { cancellation.cancel() }
          return 1
        }
        do throws(IndexError) {
          return .success(try snapshot.search(.text("garlic"), options).total.count)
        } catch { return .failure(error) }
      }
      cancellation.task.withLock { $0 = task }
      let found = await task.value
      #expect(found == (cancels ? .failure(.cancelled) : .success(Self.count)))
    }
  }
}
