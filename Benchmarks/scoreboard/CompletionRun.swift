// How long does a completion take at each key press?

import Foundation
import Garlic

/// Times completions of what people type into the search box of an index: one thread, nine or ten completions each.
struct CompletionRun {
  let index: String
  /// Titles that are typed.
  var count = 200
  var seed: UInt64 = 20_261_127

  /// Beginnings of titles longer than this are not typed, in characters.
  private static let longestTyped = 12
  /// What people type for other scripts, key by key.
  private static let typed = [
    "dasuan", "zhongguo", "beijing", "shanghai", "chongqing", "yinhang", "falv", "hetong", "gongsi",
    "shujuku",
    "jisuanji", "xuexi", "ds", "zg", "bj", "sjk", "zhrmghg", "dsuan", "shujuk", "da'suan",
    "ninniku", "toukyou", "konpyu-ta", "sa-ba-", "fairu", "tesuto", "にんｋ", "ㅁㄴ", "ㅅㅅㅈㅈ", "ㄷㅇㅌ",
    "마느", "데이",
    "파이", "garlix", "databsae", "tensro", "functoin", "garlic bread", "数据库", "合同法", "データ", "東京",
    "資料庫",
  ]

  func run() throws {
    let start = Clock.wall()
    let snapshot = try SearchIndex.open(index).snapshot
    _ = try snapshot.complete("dat")
    let first = Clock.wall() - start
    let keys = try presses(snapshot)
    print("\(snapshot.count) documents, \(keys.count) key presses, seed \(seed)")
    print(String(format: "open and first completion of the process: %.1f ms", first * 1e3))
    let before = Clock.wall()
    try snapshot.prepareCompletions()
    print(
      String(
        format: "titles: %d bytes, read in %.1f ms", snapshot.completionByteCount,
        (Clock.wall() - before) * 1e3))
    try time(keys, snapshot, "for the first time")
    // Another limit, so that no answer is one that was kept.
    try time(keys, snapshot, "warm, no answer kept", limit: 9, slowest: 24)
    try time(keys, snapshot, "asked again", limit: 9)
  }

  /// Every beginning of the typed texts and of titles, each a key press.
  private func presses(_ snapshot: Snapshot) throws -> [String] {
    var titles: Set<String> = []
    try snapshot.forEachDocument { document in
      if let title = document["title"]?.text, !title.isEmpty { titles.insert(title) }
      return true
    }
    var random = SplitMix64(state: seed)
    let chosen = titles.sorted().shuffled(using: &random).prefix(count)
    return (CompletionRun.typed + chosen).flatMap { text in
      (1...max(1, min(text.count, CompletionRun.longestTyped))).map { String(text.prefix($0)) }
    }
  }

  private func time(
    _ keys: [String], _ snapshot: Snapshot, _ name: String, limit: Int = 10, slowest: Int = 0
  ) throws {
    var times: [(seconds: Double, typed: String)] = []
    var walls: [Double] = []
    var offered = 0
    for typed in keys {
      let wall = Clock.wall()
      let before = Clock.cpu()
      let completions = try snapshot.complete(typed, limit: limit)
      times.append((Clock.cpu() - before, typed))
      walls.append(Clock.wall() - wall)
      offered += completions.isEmpty ? 0 : 1
    }
    for (clock, percentiles) in [
      ("processor", Percentiles(times.map(\.seconds))), ("clock", Percentiles(walls)),
    ] {
      print(
        String(
          format:
            "%@, %@: p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, greatest %.2f ms; %d with completions",
          name, clock, percentiles.median * 1e3, percentiles[0.9] * 1e3, percentiles[0.99] * 1e3,
          percentiles.greatest * 1e3, offered))
    }
    for (seconds, typed) in times.sorted(by: { $0.seconds > $1.seconds }).prefix(slowest) {
      print(String(format: "  %.2f ms  %@", seconds * 1e3, typed))
    }
  }
}
