// What do processes look like that share an index, one of them killed while it writes?

import Garlic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `CrashWriter read INDEX SECONDS`: refreshes and searches without a pause, and fails on the first
/// error or on an answer that no commit has.
///
/// `CrashWriter INDEX SEED`: commits for ever, and says the number of each commit when it has
/// returned. Commit n puts the documents `n-0`, `n-1`, …, replaces `last` and now and then
/// compacts.
@main
struct CrashWriter {
  static func main() throws {
    if CommandLine.arguments[1] == "read" {
      try read(CommandLine.arguments[2], seconds: Int(CommandLine.arguments[3]) ?? 1)
      return
    }
    let path = CommandLine.arguments[1]
    let seed = Int(CommandLine.arguments[2]) ?? 0
    let index = try SearchIndex.open(path, schema: Schema(.text("body")))
    var commit = Int(try index.snapshot.document(id: "last")?["body"]?.text ?? "0") ?? 0
    while true {
      commit += 1
      try index.write { batch in
        for number in 0...(commit + seed) % 4 {
          try batch.put(id: "\(commit)-\(number)", ["body": "大蒜 commit \(commit)"])
        }
        try batch.put(id: "last", ["body": .string(String(commit))])
      }
      print(commit)
      fflush(nil)
      if (commit + seed) % 11 == 0 { try index.compact() }
    }
  }

  static func read(_ path: String, seconds: Int) throws {
    let end = ContinuousClock.now.advanced(by: .seconds(seconds))
    let index = try SearchIndex.open(path)
    var searches = 0
    var last = 0
    while ContinuousClock.now < end {
      try index.refresh()
      let snapshot = index.snapshot
      let results = try snapshot.search("大蒜", SearchOptions(limit: 5))
      for hit in results {
        guard try hit.document()["body"]?.text.hasPrefix("大蒜 commit ") == true else { exit(3) }
      }
      let commit = Int(try snapshot.document(id: "last")?["body"]?.text ?? "0") ?? 0
      if commit < last || (commit > 0 && results.isEmpty) {
        print("commit \(commit) after \(last), \(results.count) hits, \(snapshot.count) documents")
        fflush(nil)
        exit(4)
      }
      last = commit
      searches += 1
    }
    print(searches)
  }
}
