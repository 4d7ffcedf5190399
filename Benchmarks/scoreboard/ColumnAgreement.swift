// Do searches with filters, sorting, facets and groups find what plain loops find?

import Foundation
import Garlic

/// Draws random searches over documents with derived values, and compares hits, their order, pages, counts and
/// groups with loops over all documents.
///
/// Which documents a text query matches, and with what score, is taken from a search that looks at all matches:
/// that has comparisons of its own, see ``Agreement``.
struct ColumnAgreement {
  let sources: [String]
  let count: Int

  func run() throws {
    let seed = PathDocuments.seed
    var random = SplitMix64(state: seed)
    let (index, rows) = try build(&random)
    print("\(rows.count) documents; \(count) searches, seed \(seed)")
    var differing = 0
    var done = 0
    var kinds: [String: Int] = [:]
    for isCompacted in [false, true] {
      if isCompacted { try index.compact() }
      let collection = ColumnCollection(rows: rows, snapshot: index.snapshot)
      let texts = try collection.texts(400, &random)
      while done < (isCompacted ? count : count / 2) {
        let state = random.state
        let search = ColumnRandomSearch(texts, &random)
        for kind in search.kinds { kinds[kind, default: 0] += 1 }
        if let difference = try collection.difference(search) {
          differing += 1
          print("search \(done), state \(state): \(difference)\n  \(search.options.sort)")
          print("  \(search.text.query) filter \(String(describing: search.options.filter))")
        }
        done += 1
      }
    }
    print(kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))
    print("\(done) searches: \(differing) differ")
    if differing > 0 { exit(1) }
  }

  /// An index of several segments in memory, with documents that were put twice and ones that were deleted.
  private func build(_ random: inout SplitMix64) throws -> (SearchIndex, [ColumnRow]) {
    let documents = try PathDocuments(sources).documents
    let index = try SearchIndex.inMemory(schema: ColumnRow.schema)
    let size = max(1, documents.count / 5 + 1)
    var latest: [String: Int] = [:]
    var put = 0
    var rows: [ColumnRow] = []
    for start in stride(from: 0, to: documents.count, by: size) {
      try index.write { batch in
        for number in start..<min(start + size, documents.count) {
          // One in twenty is put with other values before.
          if number > 0, Int.random(in: 0..<20, using: &random) == 0 {
            let other = documents[Int.random(in: 0..<number, using: &random)]
            let row = ColumnRow(other, order: put, salt: UInt64(put))
            try batch.put(id: row.id, row.fields)
            if let old = latest[row.id] { rows[old].isLive = false }
            latest[row.id] = rows.count
            rows.append(row)
            put += 1
          }
          let row = ColumnRow(documents[number], order: put, salt: 0)
          try batch.put(id: row.id, row.fields)
          if let old = latest[row.id] { rows[old].isLive = false }
          latest[row.id] = rows.count
          rows.append(row)
          put += 1
        }
      }
    }
    let deleted = rows.indices.filter { _ in Int.random(in: 0..<30, using: &random) == 0 }
    try index.write { batch in
      for number in deleted where rows[number].isLive {
        rows[number].isLive = false
        try batch.delete(id: rows[number].id)
      }
    }
    return (index, rows.filter(\.isLive))
  }
}
