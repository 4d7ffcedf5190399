// How does one try it?

import ArgumentParser
import Foundation
import GRDB
import Garlic

@main
struct DatabaseSync: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keeps a search index beside an SQLite database.",
    subcommands: [Add.self, Change.self, Search.self, Verify.self])

  struct Place: ParsableArguments {
    @Option(help: "The folder of articles.sqlite and articles.garlic.")
    var folder = "."

    func open() throws -> IndexSync {
      IndexSync(
        database: try ArticleDatabase(path: folder + "/articles.sqlite"),
        index: try SearchIndex.open(folder + "/articles.garlic", schema: Article.schema))
    }
  }

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Puts text files into the database: the first line is the title.")
    @OptionGroup var place: Place
    @Argument var files: [String]

    func run() async throws {
      let sync = try place.open()
      for file in files {
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let title = text.prefix { !$0.isNewline }
        try await sync.database.pool.write { database in
          let id = (try Int64.fetchOne(database, sql: "SELECT MAX(id) FROM article") ?? 0) + 1
          try Article(id: id, title: String(title), body: String(text.dropFirst(title.count)))
            .insert(database)
        }
      }
      print("\(try await sync.catchUp()) articles indexed")
    }
  }

  struct Change: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Changes random articles until it is ended, while the index follows: for tests.")
    @OptionGroup var place: Place

    func run() async throws {
      let sync = try place.open()
      let following = Task { try await sync.run() }
      print("changing")
      fflush(nil)
      while !following.isCancelled {
        try await sync.database.pool.write { database in
          for _ in 0..<Int.random(in: 1...5) {
            let id = Int64.random(in: 1...300)
            switch Int.random(in: 0..<4) {
            case 0: try Article.deleteOne(database, key: id)
            case 1:
              try database.execute(
                sql: "UPDATE OR IGNORE article SET id = ? WHERE id = ?",
                arguments: [Int64.random(in: 1...300), id])
            default:
              let number = Int.random(in: 0..<1000)
              try Article(id: id, title: "大蒜 n\(number)", body: "garlic 价格 n\(number)").upsert(
                database)
            }
          }
        }
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...3)))
      }
      try await following.value
    }
  }

  struct Search: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Searches the articles.")
    @OptionGroup var place: Place
    @Argument var query: String

    func run() async throws {
      let sync = try place.open()
      try await sync.catchUp()
      let results = try await sync.index.search(query, limit: 10)
      for hit in results {
        // The texts are in the database alone.
        guard let id = Int64(hit.id),
          let article = try await sync.database.pool.read({ try Article.fetchOne($0, key: id) })
        else { continue }
        print("\(hit.rank). \(article.title)")
        print("   \(try hit.snippet(of: article.body, field: "body").text)")
      }
    }
  }

  struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Catches up, and compares the index with the database.")
    @OptionGroup var place: Place

    func run() async throws {
      let sync = try place.open()
      let count = try await sync.catchUp()
      let snapshot = sync.index.snapshot
      let articles = try await sync.database.pool.read { try Article.fetchAll($0) }
      for article in articles {
        guard let word = article.title.split(separator: " ").last else { continue }
        var options = SearchOptions(limit: 1000)
        options.isStrict = true
        let found = try snapshot.search("title:\"\(word)\"", options).map(\.id)
        guard found.contains(String(article.id)) else {
          throw ValidationError("article \(article.id) is not found by '\(word)'")
        }
      }
      guard snapshot.count == articles.count + 1 else {
        throw ValidationError("\(articles.count) articles, \(snapshot.count - 1) in the index")
      }
      print("\(articles.count) articles in both; \(count) changes taken up")
    }
  }
}
