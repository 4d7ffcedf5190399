// Is everything that a record says found, and told where it is not understood?

import Garlic
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct RecordTests {
  static func document(_ record: String) throws -> Document {
    var reader = RecordReader()
    return try reader.document(Array(record.utf8)[...], fallbackID: "f:1")
  }

  @Test func members() throws {
    let document = try Self.document(
      """
      {"id": 7, "title": "大蒜", "body": "正文", "lang": "zh", "category": "farm", \
      "date": "2025-12-21", "source": "wiki", "stars": 4.5, "ok": true, "none": null, \
      "tags": ["a", "b"], "nested": {"x": 1, "y": {"z": ["深"]}}}
      """)
    #expect(document.id == "7")
    #expect(document["title"] == "大蒜")
    #expect(document["body"] == "正文\n\nwiki\n\na\n\nb\n\n深\n\nfarm")
    #expect(document["lang"] == "zh")
    #expect(document["category"] == "farm")
    #expect(document["date"] == "2025-12-21")
    #expect(
      document["tag"]
        == [
          "source=wiki", "stars=4.5", "ok=true", "tags=a", "tags=b", "nested.x=1", "nested.y.z=深",
        ])
  }

  @Test(
    arguments: [
      (#"{"text":"正文"}"#, "正文"), (#"{"body":["一","二"]}"#, "一\n\n二"),
      (#"{"body":{"zh":"一","en":["two",3,null]}}"#, "一\n\ntwo\n\n3"),
      (#"{"body":null,"content":"正文"}"#, "正文"), (#"{"summary":"蒜薹炒肉"}"#, "蒜薹炒肉"),
      (#"{"a":[[["深"]]]}"#, "深"), (#"{"text":"乙","body":"甲"}"#, "甲\n\n乙"),
      (#"{"body":12}"#, "12"), (#"{"category":["农业","市场"]}"#, "农业\n\n市场"),
      (#"{"lang":"zh","date":"2025-01-01","n":1}"#, nil), (#"{"body":""}"#, ""),
    ] as [(String, String?)])
  func bodies(record: String, body: String?) throws {
    #expect(try Self.document(record)["body"]?.text == body)
  }

  @Test func longStringsAreNoTags() throws {
    let long = String(repeating: "长", count: 200)
    let document = try Self.document(#"{"abstract":"\#(long)","content":"正文"}"#)
    #expect(document["body"]?.text == "正文\n\n" + long)
    #expect(document["tag"] == nil)
  }

  @Test func titlesAndKeywordsInLists() throws {
    let document = try Self.document(
      #"{"title":["青森","の大蒜"],"lang":["ja","zh"],"category":3}"#)
    #expect(document["title"] == "青森 の大蒜")
    #expect(document["lang"] == ["ja", "zh"])
    #expect(document["category"] == "3")
    #expect(document.id == "f:1")
  }

  @Test(
    arguments: [
      ("2025-12-21", "2025-12-21"), ("2025-02-29", nil), ("2024-02-29", "2024-02-29"),
      ("2025-13-01", nil), ("2025-12-21T08:30", "2025-12-21T08:30"),
      ("2025-12-21T08:30:15Z", "2025-12-21T08:30:15"), ("2025-12-21T25:00", nil),
      ("2025-03-04T10:00:00+09:00", "2025-03-04T01:00"), ("2025-03-04 10:00", "2025-03-04T10:00"),
      ("2025-03-04T10:00:00.5-0330", "2025-03-04T13:30:00.5"), ("2025", "2025"),
      ("2025-03", "2025-03"), ("2025-1-1", "2025-01-01"), ("2025/03/04", "2025-03-04"),
      ("2025/3/4 9:05", "2025-03-04T09:05"), ("2025.03.04", "2025-03-04"),
      ("2025. 3. 4.", "2025-03-04"), ("2025年3月4日", "2025-03-04"), ("2025年3月", "2025-03"),
      ("2025年3月4日 10:00", "2025-03-04T10:00"), ("2025년 3월 4일", "2025-03-04"),
      ("20250304", "2025-03-04"), ("20251304", nil), ("4 Mar 2025", "2025-03-04"),
      ("Tue, 04 Mar 2025 10:00:00 +0900", "2025-03-04T01:00"), ("March 4, 2025", "2025-03-04"),
      ("2025-03-04 10:00:00 UTC", "2025-03-04T10:00"), ("03/04/2025", nil), ("2025/03-04", nil),
      ("1741050000", "2025-03-04T01:00"), ("1741050000123", "2025-03-04T01:00:00.123"),
      ("1741050000.5", "2025-03-04T01:00:00.5"), ("1.74105e9", "2025-03-04T01:00"),
      ("1741050000123456", "2025-03-04T01:00:00.123"), ("-200000000", "1963-08-31T04:26:40"),
      ("1741050000000000000", "2025-03-04T01:00"), ("1e300", nil), ("1741050000.5e300", nil),
      ("99999999999999999999999", nil), ("0", nil), ("12", nil), ("soon", nil), ("大蒜大蒜大", nil),
      ("", nil), ("-", nil), ("1.2.3", nil), ("May", nil), ("2025-03-04T10:00 nowhere", nil),
    ] as [(String, String?)])
  func dates(text: String, moment: String?) throws {
    let value = FieldDate.value(text)
    let milliseconds: Int64? =
      switch value {
      case .string(let text): Timestamp.milliseconds(text)
      case .integer(let number): number
      default: nil
      }
    #expect(milliseconds == moment.flatMap { Timestamp.milliseconds($0) })
    #expect((value == nil) == (moment == nil))
  }

  @Test func anyTextIsADateOrNone() {
    var random = RandomNumbers(seed: 23)
    let alphabet = Array("0123456789-/.:TZe+ ,年月日janMar\u{301}")
    for _ in 0..<TestRounds.count(3000) {
      let count = Int.random(in: 0..<24, using: &random)
      let text = String(
        (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
      // Whatever is taken for a date, the index takes too.
      if case .string(let date) = FieldDate.value(text) {
        #expect(Timestamp.milliseconds(date) != nil, "\(text)")
      }
    }
  }

  @Test func whatIsNotUnderstoodIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "r.jsonl",
      """
      {"id":"a","title":5,"body":"甲","date":"soon"}
      {"id":"b","body":"乙","date":"later"}
      {"id":{"x":1},"title":{"zh":"丙"},"date":true}
      {"id":"d","body":"丁","date":"","title":null}

      """)
    let run = try SearchRun(["index", "r.jsonl", "-o", "i.garlic"], in: folder)
    #expect(run.code == 0)
    #expect(
      run.errors == """
        search: r.jsonl:1: date: 'soon' is no date (2026-11-23T10:00:00Z): kept as a tag, and 2 more like it
        search: r.jsonl:1: title: 5 is no text: it is taken for one as it stands
        search: r.jsonl:3: title: {…} is no text: the strings in it are taken for one
        search: r.jsonl:3: id: {…} is neither text nor number: the record's line is its id

        """)
    func ids(_ query: String) throws -> [String] {
      try SearchRun(["-i", "i.garlic", "--json", query], in: folder).objects
        .compactMap { $0["id"] as? String }.sorted()
    }
    #expect(try ids("丙") == ["r.jsonl:3"])
    #expect(try ids(#"tag:"date=soon""#) == ["a"])
    #expect(try ids(#"tag:"id.x=1""#) == ["r.jsonl:3"])
  }
}
