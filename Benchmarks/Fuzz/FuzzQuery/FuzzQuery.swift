// Does any text, taken for a query, end in an answer or an error, and is it printed as it was read?

import Foundation
import Garlic

/// A small index in memory, and what is asked of it.
enum FuzzQuery {
  static let snapshot: Snapshot = {
    let schema = Schema(
      .text("title", weight: 3), .text("body"), .keyword("tag"), .integer("year"), .double("price"),
      .date("published"))
    do {
      let index = try SearchIndex.inMemory(schema: schema)
      try index.write { batch in
        for number in 0..<200 {
          try batch.put(
            id: "many/\(number)",
            [
              "body": .string(
                "大蒜 number \(number % 7) の 가격은 " + String(repeating: "蒜", count: number % 5)),
              "year": .integer(Int64(number) + 1900),
            ])
        }
        try batch.put(
          id: "a",
          [
            "title": "大蒜种植", "body": "依托大蒜辣椒等种植资源优势，iPhone15 costs 2881万元。",
            "tag": ["vegetable", "中文"], "year": 2023, "price": -1.5, "published": "2023-10-07",
          ])
      }
      try index.write { batch in
        try batch.put(id: "b", ["title": "ニンニク", "body": "にんにくの育て方 garlic bread", "tag": "food"])
        try batch.delete(id: "many/3")
      }
      return index.snapshot
    } catch { fatalError("no index in memory: \(error)") }
  }()

  /// The first byte chooses how, the others are the text.
  static func run(_ input: UnsafeBufferPointer<UInt8>) {
    guard let choice = input.first else { return }
    let text = String(decoding: input.dropFirst(), as: UTF8.self)
    let modes: [QueryParser.Mode] = [.default, .all, .any]
    let parser = QueryParser(schema: snapshot.schema, mode: modes[Int(choice) % 3])
    let query = parser.parse(text).query
    let printed = query.description
    let again = parser.parse(printed).query
    // The printed text is longer, and may be more than is read.
    if parser.mode == .default, printed.utf8.count <= parser.limits.length, again != query {
      fatalError("\(text.debugDescription), printed as \(printed.debugDescription): \(again)")
    }
    let strict = try? parser.parseStrictly(text)
    var options = SearchOptions(limit: choice & 4 == 0 ? 3 : 300)
    options.mode = [.standard, .all, .any][Int(choice) % 3]
    options.counting = choice & 8 == 0 ? .bounded : .exact
    options.offset = choice & 16 == 0 ? 0 : 5
    search(query, options)
    if let strict, strict != query { search(strict, options) }
    do throws(IndexError) { _ = try snapshot.search(text, options) } catch {}
  }

  private static func search(_ query: Query, _ options: SearchOptions) {
    do throws(IndexError) {
      for hit in try snapshot.search(query, options).hits.prefix(5) {
        _ = try hit.snippet("body")
      }
    } catch {}
  }
}

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput") public func testOneInput(
  _ start: UnsafePointer<UInt8>?, _ count: Int
) -> CInt {
  FuzzQuery.run(UnsafeBufferPointer(start: start, count: count))
  return 0
}
