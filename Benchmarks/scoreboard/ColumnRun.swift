// How fast are documents filtered, sorted, counted and grouped by the values of columns?

import Foundation
import Garlic

/// Builds an index of documents with values, writes the same documents for other engines, and times what a page of
/// products asks.
///
/// Leaves in the folder: `documents.tsv` with lines `id \t body \t author \t category \t amount \t published`,
/// `term.txt` with the word that is searched for, `columns.garlic`, and `garlic.tsv` with lines
/// `row \t p50 \t p99 \t answer`, times in microseconds; `ordered.garlic` has the dates in the order of the documents.
struct ColumnRun {
  let folder: String
  var count = 1_000_000
  var seed: UInt64 = 20_261_126
  var passages: String?

  private func path(_ name: String) -> String { folder + "/" + name }

  func run() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let word = try writeDocuments()
    try build("columns.garlic", ColumnDocuments.schema)
    try build("without.garlic", ColumnDocuments.schemaWithoutColumns)
    try build("ordered.garlic", ColumnDocuments.schemaInOrder)
    try FileManager.default.removeItem(atPath: path("without.garlic"))
    try time(word)
  }

  /// Times the searches of an index that an earlier run has left in the folder.
  func timeAgain(only row: String? = nil) throws {
    try time(only: row, try String(contentsOfFile: path("term.txt"), encoding: .utf8))
  }

  /// Writes the documents; the word that is in the share of them that is nearest to a tenth.
  private func writeDocuments() throws -> String {
    let file = path("documents.tsv")
    try Data().write(to: URL(filePath: file))
    let handle = try FileHandle(forWritingTo: URL(filePath: file))
    var documents = try ColumnDocuments(count: count, seed: seed, passages: passages)
    let words = (0..<40).map { ColumnDocuments.word($0) }
    var frequencies = [String: Int](uniqueKeysWithValues: words.map { ($0, 0) })
    var lines = ""
    var written = 0
    while let row = documents.next() {
      lines += row.line
      for word in Set(row.body.split(separator: " ")) {
        if let known = frequencies[String(word)] { frequencies[String(word)] = known + 1 }
      }
      if lines.utf8.count > 1 << 20 {
        written += lines.utf8.count
        try handle.write(contentsOf: Data(lines.utf8))
        lines = ""
      }
    }
    written += lines.utf8.count
    try handle.write(contentsOf: Data(lines.utf8))
    try handle.close()
    let tenth = count / 10
    let word =
      words.min { abs((frequencies[$0] ?? 0) - tenth) < abs((frequencies[$1] ?? 0) - tenth) } ?? ""
    try word.write(toFile: path("term.txt"), atomically: true, encoding: .utf8)
    print(
      "\(count) documents, seed \(seed), \(written / max(1, count)) bytes each as text; \(word) is in "
        + "\(frequencies[word] ?? 0)")
    return word
  }

  /// Makes an index of one segment on one thread and prints what it took.
  private func build(_ name: String, _ schema: Schema) throws {
    for suffix in ["", ".lock"] { try? FileManager.default.removeItem(atPath: path(name + suffix)) }
    var options = SearchIndex.Options()
    options.threadCount = 1
    let start = Clock.wall()
    let index = try SearchIndex.open(path(name), schema: schema, options: options)
    let hasColumns = schema.index(of: "amount") != nil
    let isOrdered = schema == ColumnDocuments.schemaInOrder
    let seconds = ColumnDocuments.seconds
    try index.write { batch in
      var number = 0
      var lines = try Lines(path: path("documents.tsv"))
      while let parts = lines.nextParts(6) {
        var fields: [String: FieldValue] = ["body": .string(parts[1])]
        if isOrdered {
          let second = seconds.lowerBound + seconds.count / count * number
          fields["published"] = .integer(Int64(second) * 1000)
        } else {
          fields["author"] = .string(parts[2])
          fields["category"] = .string(parts[3])
        }
        if hasColumns {
          fields["amount"] = .integer(Int64(parts[4]) ?? 0)
          fields["published"] = .integer(Int64(parts[5]) ?? 0)
        }
        number += 1
        try batch.put(id: parts[0], fields)
      }
    }
    try index.waitForMerges()
    let indexed = Clock.wall()
    try index.compact()
    let done = Clock.wall()
    var columns = 0
    var all = 0
    for segment in try index.snapshot.report().segments {
      all += segment.length
      for section in segment.sections where section.name.lowercased().contains("column") {
        columns += section.length
      }
    }
    print(
      String(
        format: "%@: %.2f s, compacted in %.2f s; %.2f bytes a document, of which columns %.2f",
        hasColumns ? "with columns" : isOrdered ? "dates in order" : "without columns",
        indexed - start, done - indexed,
        Double(all) / Double(count), Double(columns) / Double(count)))
  }

  /// Prints the times of all searches and leaves them in the folder.
  private func time(only row: String? = nil, _ word: String) throws {
    var uncached = SearchIndex.Options()
    uncached.filterCacheSize = 0
    let snapshot = try SearchIndex.open(path("columns.garlic")).snapshot
    let bare = try SearchIndex.open(path("columns.garlic"), options: uncached).snapshot
    let ordered = try SearchIndex.open(path("ordered.garlic")).snapshot
    var lines = ""
    print("\(snapshot.count) documents; µs, one thread, warm")
    for search in ColumnSearch.all(word) where row.map({ search.name.contains($0) }) ?? true {
      let (times, answer) = try measure(
        search, search.isOrdered ? ordered : search.isCached ? snapshot : bare)
      let row = String(format: "%.1f\t%.1f", times.median * 1e6, times[0.99] * 1e6)
      lines += "\(search.name)\t\(row)\t\(answer)\n"
      print(
        search.name.padding(toLength: 64, withPad: " ", startingAt: 0)
          + String(format: "%10.1f %10.1f  ", times.median * 1e6, times[0.99] * 1e6) + answer)
    }
    if row != nil { return }
    try lines.write(toFile: path("garlic.tsv"), atomically: true, encoding: .utf8)
  }

  private func measure(
    _ search: ColumnSearch, _ snapshot: Snapshot
  ) throws -> (Percentiles, String) {
    var times: [Double] = []
    let results = try snapshot.search(search.query, search.options)
    let start = Clock.wall()
    var warm = 0
    while Clock.wall() - start < 0.3, warm < 50 {
      _ = try snapshot.search(search.query, search.options)
      warm += 1
    }
    let begun = Clock.wall()
    while times.count < 500, times.count < 30 || Clock.wall() - begun < 2 {
      let before = Clock.wall()
      _ = try snapshot.search(search.query, search.options)
      times.append(Clock.wall() - before)
    }
    return (Percentiles(times), ColumnSearch.answer(results))
  }
}
