// How does the index follow the database?

import Foundation
import GRDB
import Garlic

/// Brings an index to where a database is: after each commit of the database, and after a crash.
///
/// The database is the truth. It numbers its changes; the index keeps the number of the last one that it has. A crash
/// between the two commits leaves the index behind, and the next ``catchUp()`` takes up from there. Putting a change twice
/// does no harm.
final class IndexSync: Sendable {
  let database: ArticleDatabase
  let index: SearchIndex
  private let committed: AsyncStream<Void>
  private let observer: CommitObserver

  /// Articles that are read and put at once.
  private static let batchSize = 500

  init(database: ArticleDatabase, index: SearchIndex) {
    self.database = database
    self.index = index
    // Whoever is slow has one signal to come: it then takes up everything.
    let (stream, continuation) = AsyncStream.makeStream(
      of: Void.self, bufferingPolicy: .bufferingNewest(1))
    committed = stream
    observer = CommitObserver { continuation.yield() }
    database.pool.add(transactionObserver: observer, extent: .observerLifetime)
  }

  /// Follows the database until the task is cancelled.
  func run() async throws {
    try await catchUp()
    for await _ in committed { try await catchUp() }
  }

  /// Puts into the index what it lacks.
  ///
  /// - Returns: how many articles were put or deleted.
  @discardableResult
  func catchUp() async throws -> Int {
    let known = try await index.read { try IndexState.sequence(of: $0) }
    let (forgotten, last) = try await database.pool.read { database in
      (try ArticleDatabase.forgottenSequence(database), try ArticleDatabase.lastSequence(database))
    }
    // An index from before what is still known, or from after what the database has, which was restored then.
    if known < forgotten || known > last { return try await indexEverything() }
    var count = 0
    var sequence = known
    while sequence < last {
      let (articles, gone, upTo) = try await changes(after: sequence)
      if upTo == sequence { break }
      try await index.write { batch in
        for article in articles { try batch.put(article.document) }
        for id in gone { try batch.delete(id: String(id)) }
        try batch.put(IndexState.document(upTo))
      }
      sequence = upTo
      count += articles.count + gone.count
    }
    let taken = sequence
    try await database.pool.write { database in
      try database.execute(sql: "DELETE FROM change WHERE sequence <= ?", arguments: [taken])
    }
    return count
  }

  /// What changed after a change: the articles as they are now, those that are gone, and how far that goes.
  private func changes(
    after sequence: Int64
  ) async throws -> (articles: [Article], gone: [Int64], upTo: Int64) {
    try await database.pool.read { database in
      let changes = try ArticleDatabase.Change.fetchAll(
        database, sql: "SELECT * FROM change WHERE sequence > ? ORDER BY sequence LIMIT ?",
        arguments: [sequence, Self.batchSize])
      let ids = Set(changes.map(\.articleID))
      let articles = try Article.fetchAll(database, keys: ids)
      let gone = ids.subtracting(articles.map(\.id))
      return (articles, Array(gone), changes.last?.sequence ?? sequence)
    }
  }

  /// Puts all articles in one commit, and deletes what is no article any more.
  private func indexEverything() async throws -> Int {
    let (count, upTo) = try await database.pool.read { database in
      let upTo = try ArticleDatabase.lastSequence(database)
      let count = try self.index.write { batch in
        try batch.delete(matching: .all)
        let articles = try Article.fetchCursor(database)
        while let article = try articles.next() { try batch.put(article.document) }
        try batch.put(IndexState.document(upTo))
        return batch.count - 1
      }
      return (count, upTo)
    }
    try await database.pool.write { database in
      try database.execute(sql: "DELETE FROM change WHERE sequence <= ?", arguments: [upTo])
    }
    return count
  }
}

/// Tells of each commit that changed an article.
private final class CommitObserver: TransactionObserver, Sendable {
  private let tell: @Sendable () -> Void

  init(_ tell: @escaping @Sendable () -> Void) { self.tell = tell }

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool {
    eventKind.tableName == "article"
  }
  func databaseDidChange(with event: DatabaseEvent) {}
  func databaseDidCommit(_ db: Database) { tell() }
  func databaseDidRollback(_ db: Database) {}
}
