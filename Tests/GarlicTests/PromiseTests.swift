// Is what a text contains found, in every script?

import GarlicText
import TestSupport
import Testing

@testable import Garlic

@Suite struct PromiseTests {
  /// Scripts whose runs are found by any part of them.
  static let runs: [ClosedRange<UInt32>] = [
    0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x3041...0x3096, 0x30A1...0x30FA,
    0xAC00...0xD7A3, 0x3131...0x318E, 0x3105...0x312F, 0xA000...0xA48C, 0x0E01...0x0E4E,
    0x0E81...0x0EC6, 0x1780...0x17D3, 0x1000...0x103F,
  ]
  /// Scripts whose words are found whole.
  static let words: [ClosedRange<UInt32>] = [
    0x61...0x7A, 0xC0...0x24F, 0x391...0x3C9, 0x410...0x44F, 0x531...0x556, 0x5D0...0x5EA,
    0x621...0x63A, 0x905...0x939, 0xB85...0xBB9, 0x10D0...0x10F0, 0x1E00...0x1EFF, 0x30...0x39,
  ]

  struct Sample {
    var text = ""
    var queries: [String] = []
  }

  static func sample(_ random: inout SeededGenerator) -> Sample {
    var sample = Sample()
    for _ in 0..<4 {
      let isRun = Bool.random(using: &random)
      let range = (isRun ? runs : words).randomElement(using: &random) ?? 0x61...0x7A
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random))
        if let scalar, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
          view.append(scalar)
        }
      }
      let characters = Array(String(view))
      if !characters.isEmpty {
        let first = isRun ? Int.random(in: 0..<characters.count, using: &random) : 0
        let last =
          isRun ? Int.random(in: first..<characters.count, using: &random) : characters.count - 1
        sample.queries.append(String(characters[first...last]))
      }
      sample.text += String(view) + (Bool.random(using: &random) ? "。" : " ")
    }
    return sample
  }

  static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  @Test func whatATextContainsIsFound() throws {
    var random = SeededGenerator.fresh("whatATextContainsIsFound")
    let samples = (0..<TestRounds.count(80)).map { _ in Self.sample(&random) }
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { batch in
      for (number, sample) in samples.enumerated() {
        try batch.put(id: String(number), ["body": .string(sample.text)])
      }
    }
    let snapshot = index.snapshot
    for (number, sample) in samples.enumerated() {
      for query in sample.queries {
        // Marks without a letter are no query, and neither is what is not seen, as the filler of Hangul.
        if query.unicodeScalars.allSatisfy({
          Self.isMark($0) || $0.properties.isDefaultIgnorableCodePoint
        }) {
          continue
        }
        let hits = try snapshot.search(.text(query), SearchOptions(limit: samples.count))
        let hit = hits.first { $0.id == String(number) }
        #expect(
          hit?.isRelaxed == false, "\(query.debugDescription) in \(sample.text.debugDescription)")
      }
    }
  }

  /// A line break between two wide characters is that of a wrapped line.
  @Test(arguments: [
    ("今年秋天的大\n蒜收成很好。", "大蒜", true), ("今年秋天的大\r\n  蒜收成很好。", "大蒜收成", true),
    ("畑でにんに \n\tくを育てる", "にんにく", true), ("大\n\n蒜", "大蒜", false), ("大\n　蒜", "大蒜", false),
    ("마\n늘", "마늘", false), ("大  蒜", "大蒜", false),
  ]) func wrappedLinesAreJoined(text: String, query: String, isFound: Bool) throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("body")))
    try index.write { try $0.put(id: "a", ["body": .string(text)]) }
    let hits = try index.snapshot.search(.phrase(query))
    #expect(hits.isEmpty != isFound)
    // What is shown as found ends where the line ends.
    let last = try index.snapshot.search(.text("大")).first?.snippet("body").highlights.first
    if let last, text.hasPrefix("今年") {
      let marked = Array(text.utf8)[last]
      #expect(String(decoding: marked, as: UTF8.self) == "大")
    }
  }
}
