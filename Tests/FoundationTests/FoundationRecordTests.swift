// Do records with values of Foundation come back as they were put?

import Foundation
import Garlic
import GarlicFoundation
import TestSupport
import Testing

@Suite struct FoundationRecordTests {
  struct Article: Codable, Identifiable, Hashable {
    var id: UUID
    var title: String
    var link: URL?
    var price: Decimal
    var published: Date
    var changed: [Date]
    var seen: Date?
    var picture: Data
  }

  static let schema = Schema(
    .text("title"), .keyword("link"), .double("price"), .date("published"), .date("changed"),
    .double("seen"), .keyword("picture"))

  @Test(arguments: TestRounds.seeds(3)) func recordsComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func date() -> Date {
      Date(
        timeIntervalSince1970: Double(Int64.random(in: 0...4_000_000_000_000, using: &random))
          / 1000)
    }
    var articles: [Article] = []
    for number in 0..<20 {
      articles.append(
        Article(
          id: UUID(), title: "大蒜 \(number)",
          link: Bool.random(using: &random)
            ? URL(string: "https://example.org/大蒜?q=\(number)") : nil,
          price: Decimal(
            sign: .minus, exponent: -2,
            significand: Decimal(Int.random(in: 0...99_999, using: &random))),
          published: date(), changed: (0..<number % 3).map { _ in date() }, seen: nil,
          picture: Data((0..<number).map { UInt8($0) })))
    }
    let index = try SearchIndex.inMemory(schema: Self.schema)
    try index.write { batch in for article in articles { try batch.put(article) } }
    for article in articles {
      #expect(try index.document(id: article.id.uuidString, as: Article.self) == article)
    }
    let hits = try index.search("大蒜", limit: 100)
    #expect(try Set(hits.map { try $0.decoded(as: Article.self) }) == Set(articles))
  }

  struct Moment: Codable, Identifiable {
    var id = "1"
    var at: Date
  }

  /// As `Date` encodes itself, and as its conformance has it: the same moment.
  @Test func aDateIsAMomentEitherWay() throws {
    struct Seconds: Codable, Identifiable {
      var id = "1"
      var at: Double
    }
    let schema = Schema(.date("at"))
    let date = Date(timeIntervalSinceReferenceDate: 817_344_000.25)
    let document = try Document(Moment(at: date), in: schema)
    let seconds = Seconds(at: date.timeIntervalSinceReferenceDate)
    #expect(try document == Document(seconds, in: schema))
    #expect(document["at"]?.timestamp?.date == date)
    #expect(try document.decoded(as: Seconds.self, in: schema).at == seconds.at)
    #expect(try document.decoded(as: Moment.self, in: schema).at == date)
  }
}
