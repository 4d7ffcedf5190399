// Is JSON read and written as RFC 8259 has it?

import Foundation
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct JSONTests {
  static func parse(_ text: String) throws -> JSONValue {
    try JSONParser.parse(Array(text.utf8)[...])
  }

  @Test(
    arguments: [
      (
        #"{"a":[1,-2.5e3,true,false,null,"x"]}"#,
        .object([
          JSONMember(
            key: "a",
            value: .array([
              .number("1"), .number("-2.5e3"), .bool(true), .bool(false), .null, .string("x"),
            ]))
        ])
      ),
      (#""\u5927\u849c \ud842\udfb7 \ud800 \n\"\/""#, .string("大蒜 𠮷 \u{FFFD} \n\"/")),
      (" [ ] ", .array([])), ("{}", .object([])), ("0", .number("0")),
      (#""\ud842\u0041""#, .string("\u{FFFD}A")),
    ] as [(String, JSONValue)])
  func values(text: String, value: JSONValue) throws {
    #expect(try Self.parse(text) == value)
  }

  @Test(arguments: [
    "", "{", "[1,]", "{\"a\" 1}", "{\"a\":1,}", "01", "1.", "-", "tru", "\"a", "\"\\x\"", "[1] 2",
    "\"\\u12\"", "\"\u{1}\"", "{a:1}", "'a'", "1e", "nul", "\u{0}",
    String(repeating: "[", count: 5000),
  ])
  func whatIsNoJSON(text: String) {
    #expect(throws: JSONParser.Failure.self) { try Self.parse(text) }
  }

  @Test func failuresNameThePlace() {
    #expect(throws: JSONParser.Failure(offset: 5, reason: "a name in quotation marks is missing")) {
      try Self.parse("{    a}")
    }
  }

  @Test func anyBytesAreRefusedOrRead() {
    var random = RandomNumbers(seed: 11)
    let alphabet = Array("{}[]\",:\\u0123dDeE+-.truefalsn 大\n".utf8) + [0xFF, 0x00]
    for _ in 0..<TestRounds.count(5000) {
      let count = Int.random(in: 0..<40, using: &random)
      let bytes = (0..<count).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      _ = try? JSONParser.parse(bytes[...])
    }
  }

  @Test func writtenTextIsReadBack() throws {
    let strange = "大蒜\u{0}\u{1F}\"\\/\n\r\t\u{2028}\u{7F}𠮷👨‍👩‍👧"
    let text = JSONText.object { json in
      json.member("s", strange)
      json.member("i", -3)
      json.member("d", 0.1)
      json.member("bad", Double.nan)
      json.member("t", true)
      json.key("a")
      json.array { json in
        json.array([1, 2])
        json.object { $0.member("x", "y") }
        json.null()
      }
    }
    #expect(!text.contains("\n"))
    let value = try Self.parse(text)
    #expect(value["s"] == .string(strange))
    #expect(value["d"] == .number("0.1"))
    #expect(value["bad"] == .null)
    #expect(
      value["a"]
        == .array([
          .array([.number("1"), .number("2")]),
          .object([JSONMember(key: "x", value: .string("y"))]), .null,
        ]))
    let other = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(other?["s"] as? String == strange)
  }
}
