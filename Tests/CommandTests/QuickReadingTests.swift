// Is what every search reads in a quick way the same as when it is read in the plain way?

import TestSupport
import Testing

@testable import GarlicCommands

@Suite("Quick reading of arguments, names and bytes") struct QuickReadingTests {
  private static func dumped(_ arguments: [String]) throws -> String {
    var text = ""
    dump(try SearchProgram.parsed(arguments), to: &text)
    return text
  }

  @Test(arguments: [
    ["大蒜"], ["大蒜", "texts"], ["-n", "3", "大蒜", "a", "b"], ["大蒜", "-n3", "--json", "."],
    ["--no-cache", "--mode", "any", "garlic index", "index"], ["--", "--json", "texts"],
    ["-l", "garlic", "query"], ["--like", "a.txt", "b"], ["-i", "x.garlic", "--strict", "大"],
  ])
  func searchesAreReadAsTheSubcommandIs(_ arguments: [String]) throws {
    #expect(try SearchProgram.parsed(arguments) is QueryCommand)
    #expect(try Self.dumped(arguments) == Self.dumped(["query"] + arguments))
  }

  @Test func whatIsNoSearchIsReadAsBefore() throws {
    #expect(try SearchProgram.parsed(["index", "texts", "-o", "x.garlic"]) is IndexCommand)
    #expect(try SearchProgram.parsed(["stats", "x.garlic"]) is StatsCommand)
    #expect(!(try SearchProgram.parsed(["大蒜", "--help"]) is QueryCommand))
    for wrong in [
      ["--frobnicate"], ["大蒜", "-n"], ["大蒜", "-n", "many"],
      ["大蒜", "--version"],
      ["大蒜", "--generate-completion-script", "bash"], ["---completion", "query"],
    ] {
      // Told of the program, not of its subcommand.
      #expect(throws: (any Error).self, "\(wrong)") { try SearchProgram.parsed(wrong) }
    }
  }

  @Test func endingsOfNamesInBytesAreThoseOfText() {
    var random = SeededGenerator.fresh("endings of names")
    let parts = [
      "a", "B", ".", "..", "png", "PNG", "jpeg", "swiftdeps", "swiftmodule", "swiftmod", "gz",
      "txt",
      "txt", "garlic", "大", "é", "o", "7z", "dylib", "Dylib", "12345678", "123456789", "",
    ]
    var last = FileKind.Ending()
    var binaryCount = 0
    for _ in 0..<5_000 {
      let name = (0..<Int.random(in: 1..<6, using: &random)).map { _ in
        parts[Int.random(in: 0..<parts.count, using: &random)]
      }.joined()
      // As in a listing: not at the beginning of the bytes.
      let bytes = Array("x.png\0".utf8) + Array(name.utf8) + [0]
      let isBinary = FileKind.isBinary(bytes[6..<bytes.count - 1], after: &last)
      #expect(isBinary == FileKind.isBinary(named: name), "\(name), seed \(random.seed)")
      if isBinary { binaryCount += 1 }
    }
    #expect(binaryCount > 100)
  }

  @Test func hashesAreThoseOfTheBytesOneByOne() {
    var random = SeededGenerator.fresh("hashes of content")
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      var whole = ContentHash()
      whole.add([7, 7, 7][3...])
      whole.add(bytes[...])
      var single = ContentHash()
      for index in bytes.indices { single.add(bytes[index...index]) }
      var cut = ContentHash()
      let middle = Int.random(in: 0...bytes.count, using: &random)
      cut.add(bytes[..<middle])
      cut.add(bytes[middle...])
      #expect(whole.value == single.value, "seed \(random.seed)")
      #expect(cut.value == single.value, "seed \(random.seed)")
    }
    // Indexes keep these, on every machine: worked out by another program.
    #expect(ContentHash.of("大蒜种植技术 garlic") == 17547188907915028613)
  }
}
