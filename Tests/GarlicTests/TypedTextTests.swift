// Does a search box offer what people mean, whichever way they type it?

import TestSupport
import Testing

@testable import Garlic

@Suite struct TypedTextTests {
  /// Each way to type something, with what is meant.
  private static var table: [(typed: String, meant: String)] {
    TypedTexts.meanings.split(separator: "\n").flatMap { line -> [(String, String)] in
      guard let colon = line.firstIndex(of: ":") else { return [] }
      let meant = String(line[..<colon])
      let ways = line[line.index(colon, offsetBy: 2)...]
      // Ways with spaces in them have bars between them.
      return ways.split(separator: ways.contains("|") || meant.contains(" ") ? "|" : " ").map {
        (String($0), meant)
      }
    }
  }

  @Test func atLeastNinetyFiveOfAHundredAreAmongTheFirstFive() throws {
    let index = try SearchIndex.inMemory(schema: Schema(.text("title")))
    try index.write { batch in
      for (number, title) in TypedTexts.titles.split(separator: "\n").enumerated() {
        try batch.put(id: "\(number)", ["title": .string(String(title))])
      }
    }
    let snapshot = index.snapshot
    let all = Self.table
    #expect(all.count >= 300)
    var missed: [String] = []
    // The share is that of all: always the same ones in a quick run, for code that is not optimised takes its time.
    let step = TestRounds.size(1, quick: 15)
    let table = stride(from: 0, to: all.count, by: step).map { all[$0] }
    for (typed, meant) in table {
      let texts = try snapshot.complete(typed).prefix(5).map(\.text)
      if !texts.contains(meant) { missed.append("\(typed) (\(meant)): \(texts)") }
    }
    let share = 1 - Double(missed.count) / Double(table.count)
    #expect(share >= 0.95, "\(share) of \(table.count): \(missed.joined(separator: "\n"))")
  }
}
