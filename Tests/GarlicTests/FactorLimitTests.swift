// Do the limits of blocks let searches pass documents over, and none that gets in?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct FactorLimitTests {
  static let schema = Schema(
    .text("body"), .text("note"), .date("added"), .integer("views"), .double("price"),
    .keyword("tag"))
  static let day: Int64 = 86_400_000
  static let words = ["garlic", "leek", "onion", "chive", "shallot"]

  /// Documents whose dates go up as they are put, as those of news and logs do, in several segments.
  static func index(_ random: inout SeededGenerator, count: Int) throws -> SearchIndex {
    var options = SearchIndex.Options()
    options.mergesInBackground = false
    let index = try SearchIndex.inMemory(schema: schema, options: options)
    let lacks = Bool.random(using: &random)
    var number = 0
    while number < count {
      let end = min(count, number + Int.random(in: 200...count, using: &random))
      try index.write { batch in
        while number < end {
          var text: [String] = []
          for word in words {
            let isFrequent = Int.random(in: 0..<3, using: &random) > 0
            for _ in 0..<(isFrequent ? Int.random(in: 0...3, using: &random) : 0) {
              text.append(word)
            }
          }
          var fields: [String: FieldValue] = [
            "body": .string((text.shuffled(using: &random) + ["plant"]).joined(separator: " ")),
            "note": .string(words.randomElement(using: &random) ?? ""),
            "views": .integers(
              (0..<Int.random(in: 0...2, using: &random)).map { _ in
                Int64(number / 100 * Int.random(in: 0...3, using: &random))
              }),
            "price": .double(Double(number % 500) / 10), "tag": .string("t\(number / 900)"),
          ]
          if !lacks || number % 50 > 0 {
            fields["added"] = .integer(
              Int64(number) * day / 10 + Int64.random(in: -day...day, using: &random))
          }
          try batch.put(id: "\(number)", fields)
          number += 1
        }
        for _ in 0..<10 { try batch.delete(id: "\(Int.random(in: 0..<end, using: &random))") }
      }
    }
    return index
  }

  static func factors(_ count: Int, _ random: inout SeededGenerator) -> [Factor] {
    let origin = Double(Int64.random(in: -10...Int64(count / 10 + 10), using: &random) * day)
    let decay = Factor.decay(
      "added", halfLife: Double(day) * Double.random(in: 0.5...200, using: &random),
      origin: origin, otherwise: [0, 0.2, 1].randomElement(using: &random) ?? 0)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return [.logarithm("views"), decay]
    case 1: return [.value("views", otherwise: 2)]
    case 2: return [.table("tag", ["t1": 0.5, "t2": 3], otherwise: 0.1), decay]
    case 3: return [.value("price"), .product([decay, .logarithm("price")])]
    default: return [decay]
    }
  }

  static func query(_ random: inout SeededGenerator) -> String {
    let word = words.randomElement(using: &random) ?? ""
    let other = words.randomElement(using: &random) ?? ""
    return [
      word, "\(word) \(other)", "\(word) OR \(other)", "\"\(word) \(other)\"", "body:\(word)",
      "body:(\(word) OR \(other) OR plant)", "+body:\(word) +body:\(other)", "plant",
      "body:\"\(word) \(other)\"", "\(word) -\(other)",
    ].randomElement(using: &random) ?? ""
  }

  @Test func whatIsPassedOverCouldNotGetIn() throws {
    var random = SeededGenerator.fresh("whatIsPassedOverCouldNotGetIn")
    for _ in 0..<TestRounds.size(2, quick: 1) {
      let count = Int.random(in: 1000...TestRounds.size(4000, quick: 1600), using: &random)
      let snapshot = try Self.index(&random, count: count).snapshot
      for _ in 0..<TestRounds.size(60, quick: 30) {
        let query = Self.query(&random)
        var options = SearchOptions(limit: Int.random(in: 1...15, using: &random))
        options.factors = Self.factors(count, &random)
        if Bool.random(using: &random) {
          options.filter = .range(lower: .inclusive("10"), upper: .exclusive("40")).in("price")
        }
        let pruned = try snapshot.search(query, options)
        var all = options
        all.counting = .exact
        let exhaustive = try snapshot.search(query, all)
        let told = "\(query) with \(options.factors)"
        #expect(pruned.map(\.id) == exhaustive.map(\.id), "\(told)")
        #expect(pruned.map(\.score) == exhaustive.map(\.score), "\(told)")
        // And from page to page.
        options.after = pruned.next
        all.after = exhaustive.next
        if options.after == nil { continue }
        #expect(
          try snapshot.search(query, options).map(\.id)
            == snapshot.search(query, all).map(\.id), "\(told), second page")
      }
    }
  }

  @Test func limitsHoldForTheirDocuments() throws {
    var random = SeededGenerator.fresh("limitsHoldForTheirDocuments")
    let count = 2000
    let snapshot = try Self.index(&random, count: count).snapshot
    for _ in 0..<100 {
      let factors = Self.factors(count, &random)
      for view in snapshot.views {
        let factor = try SegmentFactor(.product(factors), view.reader)
        let last = view.reader.documentCount - 1
        let first = Int.random(in: 0...last, using: &random)
        let documents = first...Int.random(in: first...min(last, first + 300), using: &random)
        let limit = factor.limit(ofDocuments: documents)
        #expect(limit <= factor.limit)
        for document in documents {
          #expect(try factor.value(document) <= limit, "\(factors) in \(documents)")
        }
      }
    }
  }

  static let orderedCount = 8000
  /// One for all cases.
  static let ordered = Result {
    var random = SeededGenerator.fresh("blocksThatAreTooOldArePassedOver")
    // As one segment: of a last one with fewer hits than are asked for, those before it would be gone through, as their
    // scores are too small to tell apart.
    let index = try Self.index(&random, count: orderedCount)
    try index.compact()
    return index.snapshot
  }

  /// Where dates stand in order, a decay is asked of few documents.
  @Test(arguments: ["body:plant", "body:(plant OR leek)", "+body:plant +body:leek"], [0, 0.5, 1])
  func blocksThatAreTooOldArePassedOver(query: String, place: Double) throws {
    let count = Self.orderedCount
    let snapshot = try Self.ordered.get()
    let asked = Guarded(0)
    var options = SearchOptions(limit: 10)
    options.factors = [
      .decay(
        "added", halfLife: Double(Self.day),
        origin: place * Double(count / 10) * Double(Self.day),
        otherwise: 0),
      .values(["added"], limit: 1) { _ in
        asked.withLock { $0 += 1 }
        return 1
      },
    ]
    let results = try snapshot.search(query, options)
    #expect(results.count == 10)
    #expect(asked.withLock { $0 } < count / 2)
  }
}
