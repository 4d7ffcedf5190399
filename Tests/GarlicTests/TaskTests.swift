// Do tasks search and write without waiting on shared threads, and is what they wrote there when they go on?

import Garlic
import GarlicText
import Synchronization
import TestSupport
import Testing

@testable import Garlic

@Suite struct TaskTests {
  static let schema = Schema(.text("title", weight: 3), .text("body"), .integer("year"))

  static func document(_ number: Int) -> Document {
    Document(
      id: "\(number)",
      ["title": "大蒜 \(number)", "body": "garlic 价格", "year": .integer(Int64(number))])
  }

  @Test func tasksSearchAndRead() async throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    try await index.write { batch in for i in 0..<40 { try batch.put(Self.document(i)) } }
    let results = try await index.search("大蒜", limit: 7)
    #expect(results.count == 7)
    let same = try await index.search(Query.all(of: "大蒜"), SearchOptions(limit: 7))
    #expect(same.map(\.id) == results.map(\.id))
    let snippets = try await index.read { snapshot in
      try snapshot.search("价格", SearchOptions(limit: 3)).map { try $0.snippet("body").text }
    }
    #expect(snippets == ["garlic 价格", "garlic 价格", "garlic 价格"])
    struct Own: Error {}
    await #expect(throws: Own.self) { try await index.read { _ in throw Own() } }
    await #expect(throws: Own.self) {
      try await index.write { batch in
        try batch.put(Self.document(99))
        throw Own()
      }
    }
    #expect(index.count == 40)
    try await index.delete(ids: ["1", "2", "none"])
    try await index.delete(id: "3")
    #expect(try await index.compact().rebuiltSegments == 0)
    #expect(try await index.rebuild() == 37)
    #expect(try await index.refresh() == false)
  }

  /// More tasks than there are threads: all of them come to their turn, and none sees another one's snapshot torn.
  @Test func manyTasksComeToTheirTurn() async throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    try await index.put([Self.document(0), Self.document(1)])
    let counts = try await withThrowingTaskGroup(of: Int.self) { group in
      for i in 0..<300 {
        group.addTask {
          if i % 10 == 0 { try await index.write { try $0.put(Self.document(i)) } }
          return try await index.read { snapshot in
            var options = SearchOptions(limit: 1000)
            options.counting = .exact
            let found = try snapshot.search("大蒜", options)
            #expect(found.count == snapshot.count)
            return found.count
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts.count == 300)
    #expect(index.count == 31)
  }

  /// A thousand puts that wait for the same writer are one commit, and a thousand outcomes.
  @Test func putsOfManyTasksAreJoined() async throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    let before = index.snapshot.sequence
    let blocked = Gate()
    let release = Gate()
    async let writer: Void = index.write { _ in
      blocked.open()
      release.wait()
    }
    await Task.detached { blocked.wait() }.value
    /// Whether a put is refused, as every hundredth is, and the others are not.
    @Sendable func isRefused(_ i: Int) async throws -> Bool {
      var document = Self.document(i)
      if i % 100 == 0 { document["nothing"] = "x" }
      do throws(IndexError) {
        try await index.put(document)
        // What is acknowledged is there.
        #expect(try index.snapshot.document(id: "\(i)") != nil)
        return false
      } catch {
        guard case .invalidArgument = error else { throw error }
        return true
      }
    }
    let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
      // One is taken at once and waits for the writer; the others wait for the commit after it.
      group.addTask { try await isRefused(0) }
      while index.groupCommit.waitingCount > 0 || !index.groupCommit.isRunning {
        await Task.yield()
      }
      for i in 1..<1000 { group.addTask { try await isRefused(i) } }
      while index.groupCommit.waitingCount < 999 { await Task.yield() }
      release.open()
      return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
    }
    _ = try await writer
    #expect(refused == 10)
    #expect(index.count == 990)
    // One for what was taken before the writer was met, one for the rest.
    #expect(index.snapshot.sequence - before <= 2)
  }

  struct Article: Codable, Identifiable, Equatable, Sendable {
    var id: String
    var title: String
    var year: Int
  }

  @Test func recordsArePutAndRead() async throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    let articles = (0..<3).map { Article(id: "\($0)", title: "大蒜 \($0)", year: $0) }
    try await index.put(articles)
    let changed = Article(id: "1", title: "蒜薹", year: 9)
    try await index.put(changed)
    #expect(try await index.document(id: "1", as: Article.self) == changed)
    #expect(try await index.document(id: "2", as: Article.self) == articles[2])
    #expect(try await index.document(id: "none", as: Article.self) == nil)
    #expect(try await index.document(id: "0")?["title"] == "大蒜 0")
    struct Wrong: Encodable, Identifiable {
      var id = "x"
      var nothing = 1
    }
    await #expect(throws: IndexError.self) { try await index.put(Wrong()) }
  }

  @Test func aGroupIsNoLargerThanTheBudget() async throws {
    var options = SearchIndex.Options()
    options.memoryBudget = 1
    let index = try SearchIndex.inMemory(schema: Self.schema, options: options)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for i in 0..<20 { group.addTask { try await index.put(Self.document(i)) } }
      try await group.waitForAll()
    }
    #expect(index.count == 20)
    #expect(index.snapshot.sequence >= 20)
  }

  @Test func whoIsCancelledBeforeItsTurnChangesNothing() async throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    let blocked = Gate()
    let release = Gate()
    async let writer: Void = index.write { _ in
      blocked.open()
      release.wait()
    }
    await Task.detached { blocked.wait() }.value
    // One is taken at once and waits for the writer; the second waits for the commit after it.
    let first = Task { try await index.put(Self.document(1)) }
    while index.groupCommit.waitingCount > 0 || !index.groupCommit.isRunning { await Task.yield() }
    let second = Task { try await index.put(Self.document(2)) }
    while index.groupCommit.waitingCount < 1 { await Task.yield() }
    let third = Task { try await index.write { try $0.put(Self.document(3)) } }
    while index.writerTurns.waitingCount < 1 { await Task.yield() }
    second.cancel()
    third.cancel()
    await #expect(throws: IndexError.cancelled) { try await second.value }
    await #expect(throws: IndexError.cancelled) { try await third.value }
    release.open()
    _ = try await writer
    try await first.value
    #expect(index.count == 1)
    #expect(try index.snapshot.document(id: "1") != nil)
    let start = Gate()
    let late = Task {
      start.wait()
      return try await index.search("大蒜")
    }
    late.cancel()
    start.open()
    await #expect(throws: IndexError.cancelled) { try await late.value }
  }

  @Test func compactionIsFollowedAndCancelled() async throws {
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    options.writer.sectionBufferSize = 64
    let index = try SearchIndex.inMemory(schema: Self.schema, options: options)
    for i in 0..<3 { try await index.write { try $0.put(Self.document(i)) } }
    let sequence = index.snapshot.sequence
    let begun = Gate()
    let release = Gate()
    let cancelled = Task {
      try await index.compact { _ in
        begun.open()
        release.wait()
      }
    }
    await Task.detached { begun.wait() }.value
    cancelled.cancel()
    release.open()
    await #expect(throws: IndexError.cancelled) { try await cancelled.value }
    #expect(index.snapshot.sequence == sequence)
    let reports = Mutex<[WriteProgress]>([])
    try await index.compact { progress in reports.withLock { $0.append(progress) } }
    let fractions = reports.withLock { $0.map(\.fraction) }
    #expect(fractions.count > 2)
    #expect(fractions == fractions.sorted())
    #expect(fractions.last == 1)
    #expect(fractions.dropLast().allSatisfy { $0 < 1 })
    #expect(index.count == 3)
    let documents = Mutex<[WriteProgress]>([])
    try await index.rebuild { progress in documents.withLock { $0.append(progress) } }
    #expect(documents.withLock { $0.last } == WriteProgress(completed: 3, total: 3))
  }

  @Test func commitsAreFollowed() async throws {
    let index = try SearchIndex.inMemory(schema: Self.schema)
    let counts = Task {
      var counts: [Int] = []
      for try await snapshot in index.commits(lookingEvery: nil) {
        counts.append(snapshot.count)
        if snapshot.count == 5 { break }
      }
      return counts
    }
    for i in 0..<5 { try await index.put(Self.document(i)) }
    let found = try await counts.value
    #expect(found == found.sorted())
    #expect(found.last == 5)
  }

  /// Two openings of a file know nothing of each other, as two processes do not.
  @Test func commitsOfOthersAreFollowed() async throws {
    let storage = MemoryStorage()
    let one = try SearchIndex.open("a", on: storage, schema: Self.schema)
    let other = try SearchIndex.open("a", on: storage, schema: Self.schema)
    let seen = Task {
      for try await snapshot in one.commits(lookingEvery: .milliseconds(1))
      where snapshot.count == 2 {
        return true
      }
      return false
    }
    try await other.put([Self.document(0), Self.document(1)])
    #expect(try await seen.value)
    let gone = Task {
      for try await _ in one.commits(lookingEvery: .milliseconds(1)) {}
    }
    try storage.remove("a")
    await #expect(throws: IndexError.self) { try await gone.value }
    let idle = Task {
      for try await _ in one.commits(lookingEvery: nil) {}
      return true
    }
    idle.cancel()
    #expect(try await idle.value)
  }
}
