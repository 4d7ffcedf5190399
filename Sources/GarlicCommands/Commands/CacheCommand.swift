// search cache: what lies in the cache, and how is it kept small?

import ArgumentParser
import Garlic

struct CacheCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cache", abstract: "List, clear and limit the indexes of searches without -i.",
    discussion: """
      Indexes of folders that are gone go by themselves, and beyond the limit those that were not searched for longest.
      """,
    subcommands: [List.self, Clear.self, Limit.self], defaultSubcommand: List.self)

  static func cache(_ console: Console) throws -> IndexCache {
    guard let cache = IndexCache() else {
      console.warn(Message("neither XDG_CACHE_HOME nor HOME says where the cache is"))
      throw CommandFailure.failed
    }
    return cache
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the indexes: folders, size, last use.")

    @Flag(help: "Print one JSON object per index, each on a line.")
    var json = false

    func run() throws {
      let console = Console()
      try CommandFailure.reported(on: console) {
        let cache = try CacheCommand.cache(console)
        let entries = cache.entries
        if json {
          for entry in entries { try console.print(Self.json(entry)) }
          return
        }
        var table = Table([("last use", .left), ("size", .right), ("of", .left)])
        for entry in entries {
          let roots = entry.roots.isEmpty ? "unknown" : entry.roots.joined(separator: ", ")
          let used = Timestamp.text(entry.lastUse / 1_000_000_000 * 1000)
          table.add([used, Decimal.bytes(entry.size), roots + (entry.isOrphan ? " (gone)" : "")])
        }
        if !entries.isEmpty { for line in table.lines { try console.print(line) } }
        let size = entries.reduce(0) { $0 + $1.size }
        console.note(
          "\(Decimal.count(entries.count, "index", "", "es")), \(Decimal.bytes(size)) of \(Decimal.bytes(cache.limit)) in '\(cache.folder)'"
        )
      }
    }

    private static func json(_ entry: IndexCache.Entry) -> String {
      JSONText.object { json in
        json.member("path", entry.path)
        json.key("roots")
        json.array { json in for root in entry.roots { json.value(root) } }
        json.member("size", entry.size)
        json.member("lastUse", Timestamp.text(entry.lastUse / 1_000_000))
        json.member("gone", entry.isOrphan)
      }
    }
  }

  struct Clear: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "clear", abstract: "Remove all indexes, or those of some folders.",
      discussion:
        "Exit codes: 0 when an index was removed, 1 when there was none, 2 after a failure.")

    @Argument(
      help: "Folders and files of which the indexes go; all without one.", completion: .file())
    var paths: [String] = []

    func run() throws {
      let console = Console()
      try CommandFailure.reported(on: console) {
        let cache = try CacheCommand.cache(console)
        let roots = paths.map { (try? FileSystem.resolved($0)) ?? PathName.trimmed($0) }
        var removed = 0
        var isBusy = false
        for entry in cache.entries
        where roots.isEmpty || entry.roots.contains(where: roots.contains) {
          if cache.remove(entry) {
            removed += 1
          } else {
            isBusy = true
            console.warn("'\(entry.path)' is being written, or cannot be removed: it stays")
          }
        }
        try console.print("\(Decimal.count(removed, "index", "", "es")) removed")
        if isBusy { throw CommandFailure.failed }
        if removed == 0 { throw CommandFailure.noHits }
      }
    }
  }

  struct Limit: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "limit", abstract: "Show or set how much room the indexes may take.")

    @Argument(help: "The limit, as 500M or 5G; shown without it.")
    var size: String?

    func validate() throws {
      if let size, FileArguments.size(size) == nil {
        throw ValidationError("'\(size)' is no size: use a number, as 500M or 5G.")
      }
    }

    func run() throws {
      let console = Console()
      try CommandFailure.reported(on: console) {
        let cache = try CacheCommand.cache(console)
        if let size, let limit = FileArguments.size(size) {
          try cache.setLimit(limit)
          let removed = cache.prune()
          if !removed.isEmpty {
            try console.print("\(Decimal.count(removed.count, "index", "", "es")) removed")
          }
        } else {
          try console.print(Decimal.bytes(cache.limit))
        }
      }
    }
  }
}
