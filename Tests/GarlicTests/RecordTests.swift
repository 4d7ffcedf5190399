// Do records come back from an index as they were put, and is everything told that does not map?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct RecordTests {
  enum State: String, Codable { case draft, published }

  struct Author: Codable, Hashable {
    var name: String
    var age: Int?
  }

  struct Article: Codable, Identifiable, Hashable {
    var id: String
    var title: String
    var body: String?
    var author: Author
    var editor: Author?
    var tags: [String]
    var years: [Int]?
    var scores: [Double]
    var price: Double
    var ratio: Float?
    var isFree: Bool
    var isOld: Bool?
    var pages: UInt16
    var state: State
    var published: Timestamp
    var dates: Set<Timestamp>
  }

  static let schema = Schema(
    .text("title", weight: 3), .text("body"), .keyword("author.name"), .integer("author.age"),
    .text("editor.name"), .integer("editor.age"), .keyword("tags"), .integer("years"),
    .double("scores"), .double("price"), .double("ratio"), .keyword("isFree"), .integer("isOld"),
    .integer("pages"), .keyword("state"), .date("published"), .date("dates"))

  static func article(_ id: String, using random: inout SeededGenerator) -> Article {
    func text() -> String { RandomText.sample(pieces: 3, using: &random).text }
    func some<Value>(_ make: () -> Value) -> Value? { Bool.random(using: &random) ? make() : nil }
    func several<Value>(_ make: () -> Value) -> [Value] {
      (0..<Int.random(in: 0...3, using: &random)).map { _ in make() }
    }
    func moment() -> Timestamp {
      Timestamp(
        milliseconds: Int64.random(in: -62_000_000_000_000...250_000_000_000_000, using: &random))
    }
    func author() -> Author {
      Author(name: text(), age: some { Int.random(in: Int.min...Int.max, using: &random) })
    }
    return Article(
      id: id, title: text(), body: some(text), author: author(), editor: some(author),
      tags: several(text), years: some { several { Int.random(in: -9...2026, using: &random) } },
      scores: several { Double.random(in: -1...1, using: &random) },
      price: Double(bitPattern: UInt64.random(in: 0..<0x7ff0_0000_0000_0000, using: &random)),
      ratio: some { Float.random(in: 0...1, using: &random) },
      isFree: Bool.random(using: &random), isOld: some { Bool.random(using: &random) },
      pages: UInt16.random(in: 0 ... .max, using: &random),
      state: Bool.random(using: &random) ? .draft : .published, published: moment(),
      dates: Set(several(moment)))
  }

  @Test(arguments: TestRounds.seeds(5)) func recordsComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let storage = MemoryStorage()
    let index = try SearchIndex.open("r", on: storage, schema: Self.schema)
    var articles: [String: Article] = [:]
    for part in 0..<3 {
      try index.write { batch in
        for number in 0..<15 {
          let id = "\(part % 2)/\(number)"
          let article = Self.article(id, using: &random)
          articles[id] = article
          try batch.put(article)
        }
      }
    }
    try index.compact()
    var options = SearchOptions(limit: 100)
    options.sort = [.id()]
    let hits = try index.search(.all, options)
    #expect(hits.count == articles.count)
    for hit in hits {
      let article = try hit.decoded(as: Article.self)
      #expect(article == articles[hit.id], "seed \(seed)")
      #expect(try index.document(id: hit.id, as: Article.self) == article)
    }
    #expect(try index.document(id: "none", as: Article.self) == nil)
    for article in articles.values.prefix(5) {
      let found = try index.search(
        .range(
          lower: .inclusive("\(article.published)"), upper: .inclusive("\(article.published)")
        ).in("published"), SearchOptions(limit: 100))
      #expect(found.contains { $0.id == article.id })
    }
  }

  struct Small<Value: Codable>: Codable, Identifiable {
    var id = "1"
    var value: Value
  }

  /// What a record says that cannot be put; nil when it can.
  static func fault<Value: Codable>(_ value: Value, _ field: Field = .keyword("value")) -> String? {
    do {
      _ = try Document(Small(value: value), in: Schema(field))
      return nil
    } catch IndexError.recordMismatch(_, let path, let reason) {
      return "\(path): \(reason)"
    } catch { return "another error: \(error)" }
  }

  @Test func whatDoesNotMapIsTold() throws {
    #expect(Self.fault("a") == nil)
    #expect(Self.fault("a", .keyword("other"))?.hasPrefix("value: the schema has no field") == true)
    #expect(Self.fault(Author(name: "a"))?.hasPrefix("value.name: the schema has no field") == true)
    #expect(Self.fault([Author(name: "a")])?.contains("value of several parts") == true)
    #expect(Self.fault([["a"]])?.contains("an array within an array") == true)
    #expect(Self.fault(["a", nil])?.contains("nil") == true)
    #expect(Self.fault(UInt64.max)?.contains("beyond the integers") == true)
    #expect(Self.fault(1e300, .date("value"))?.contains("no moment") == true)
    #expect(Self.fault([1.5, .nan], .date("value"))?.contains("no moment") == true)
    #expect(Self.fault(["a": 1])?.hasPrefix("value.a: the schema has no field") == true)
    #expect(Self.fault(["a": 1], .integer("value.a")) == nil)
  }

  @Test func aBatchGoesOnAfterARefusedRecord() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.keyword("value")))
    try index.write { batch in
      #expect(throws: IndexError.self) { try batch.put(Small(value: Author(name: "a"))) }
      #expect(throws: IndexError.self) { try batch.put(Small(id: "", value: "a")) }
      try batch.put(Small(value: "a"))
    }
    #expect(try index.search("value:a").map(\.id) == ["1"])
  }

  static func decoded<Value: Codable>(
    _ value: FieldValue?, as type: Value.Type, _ field: Field = .keyword("value")
  ) throws -> Value {
    var document = Document(id: "1", [:])
    document["value"] = value
    return try document.decoded(as: Small<Value>.self, in: Schema(field)).value
  }

  @Test func whatIsNotThereOrOfAnotherTypeIsTold() throws {
    func reason<Value: Codable>(
      _ value: FieldValue?, _ type: Value.Type, _ field: Field = .keyword("value")
    ) -> String? {
      do {
        _ = try Self.decoded(value, as: type, field)
        return nil
      } catch IndexError.recordMismatch(let type, "value", let reason) {
        #expect(type.hasPrefix("Small<"))
        return reason
      } catch { return "another error: \(error)" }
    }
    #expect(reason(nil, String.self)?.contains("not optional") == true)
    #expect(reason(nil, String.self, .text("value", stored: false))?.contains("not stored") == true)
    #expect(reason(nil, String.self, .text("x"))?.contains("no field 'value'") == true)
    #expect(reason(nil, String?.self) == nil)
    #expect(reason("a", Int.self) == "'a' is no Int")
    #expect(reason(300, UInt8.self) == "'300' is no UInt8")
    #expect(reason(1.5, Int.self) == "'1.5' is no Int")
    #expect(reason("a", Timestamp.self) == "'a' is no Timestamp")
    #expect(reason("a", Bool.self) == "'a' is no Bool")
    #expect(reason(["a", "b"], String.self) == "'a, b' is no String")
    #expect(reason("a", Author.self)?.contains("is a single value") == true)
    #expect(reason("gone", State.self) != nil)
  }

  /// What a program put as plain values is read as records too.
  @Test func plainValuesAreRead() throws {
    #expect(
      try Self.decoded("2026-11-26", as: Timestamp.self, .date("value")) == Timestamp("2026-11-26"))
    #expect(try Self.decoded(86_400_000, as: String.self, .date("value")) == "1970-01-02")
    #expect(try Self.decoded("2001-01-02", as: Double.self, .date("value")) == 86_400)
    #expect(try Self.decoded("1970-01-02", as: Int.self, .date("value")) == 86_400_000)
    #expect(try Self.decoded(3, as: Double.self, .double("value")) == 3)
    #expect(try Self.decoded("12", as: Int.self, .integer("value")) == 12)
    #expect(try Self.decoded("a", as: [String].self) == ["a"])
    #expect(try Self.decoded(nil, as: [String].self) == [])
    #expect(try Self.decoded(nil, as: [String]?.self) == nil)
    #expect(try Self.decoded(1, as: Bool.self) == true)
  }

  struct Page: Codable, Identifiable {
    var number: Int
    var text: String
    var id: Int { number }
  }

  /// The id may be an integer, and computed.
  @Test func idsAreTextsOrIntegers() throws {
    let schema = Schema(.integer("number"), .text("text"))
    let index = try SearchIndex.inMemory(schema: schema)
    try index.write { try $0.put(Page(number: 7, text: "大蒜")) }
    #expect(try index.search("大蒜").map(\.id) == ["7"])
    #expect(try index.document(id: "7", as: Page.self)?.id == 7)
    struct Odd: Encodable, Identifiable {
      let id: Double
    }
    #expect(throws: IndexError.self) { try Document(Odd(id: 1.5), in: schema) }
    struct Two: Encodable, Identifiable {
      let id = "a"
      enum CodingKeys: CodingKey { case id }
      func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("b", forKey: .id)
      }
    }
    #expect(throws: IndexError.self) { try Document(Two(), in: schema) }
  }

  class Base: Codable {
    var name = "a"
    init() {}
  }

  final class Derived: Base, Identifiable {
    var id = "1"
    var tag = "b"
    override init() { super.init() }
    enum CodingKeys: CodingKey { case id, tag }
    required init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      id = try container.decode(String.self, forKey: .id)
      tag = try container.decode(String.self, forKey: .tag)
      try super.init(from: try container.superDecoder())
    }
    override func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(id, forKey: .id)
      try container.encode(tag, forKey: .tag)
      try super.encode(to: container.superEncoder())
    }
  }

  @Test func classesAreRecordsToo() throws {
    let schema = Schema(.keyword("tag"), .keyword("super.name"))
    let record = Derived()
    record.name = "x"
    record.tag = "y"
    let document = try Document(record, in: schema)
    #expect(document == Document(id: "1", ["tag": "y", "super.name": "x"]))
    let back = try document.decoded(as: Derived.self, in: schema)
    #expect(back.name == "x" && back.tag == "y")
  }
}
