// How does the database remember what changed?

import GRDB

/// Articles, and a row for each change of one.
struct ArticleDatabase: Sendable {
  /// A change that the index may not have.
  struct Change: Codable, Sendable, FetchableRecord {
    var sequence: Int64
    var articleID: Int64
  }

  let pool: DatabasePool

  init(path: String) throws {
    pool = try DatabasePool(path: path)
    var migrator = DatabaseMigrator()
    migrator.registerMigration("articles and their changes") { database in
      try database.create(table: "article") { table in
        table.primaryKey("id", .integer)
        table.column("title", .text).notNull()
        table.column("body", .text).notNull()
        table.column("category", .text)
      }
      // AUTOINCREMENT: a number is never given twice, also when the last rows are gone.
      try database.create(table: "change") { table in
        table.autoIncrementedPrimaryKey("sequence")
        table.column("articleID", .integer).notNull()
      }
      // By triggers, so that changes of other programs count, too, and belong to their transactions.
      for (event, row) in [
        ("INSERT", "NEW"), ("UPDATE", "NEW"), ("UPDATE OF id", "OLD"), ("DELETE", "OLD"),
      ] {
        try database.execute(
          sql: """
            CREATE TRIGGER "article \(event) \(row)" AFTER \(event) ON article BEGIN
              INSERT INTO change (articleID) VALUES (\(row).id);
            END
            """)
      }
    }
    try migrator.migrate(pool)
  }

  /// The number of the last change there ever was.
  static func lastSequence(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'change'") ?? 0
  }

  /// The number of the last change that is no longer known.
  static func forgottenSequence(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT MIN(sequence) - 1 FROM change")
      ?? lastSequence(database)
  }
}
