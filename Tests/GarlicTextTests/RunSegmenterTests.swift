// Does a segmenter of the program cut runs, and nothing else?

import TestSupport
import Testing

@testable import GarlicText

@Suite struct RunSegmenterTests {
  /// Cuts after every so many characters.
  struct Every: RunSegmenter {
    var size: Int
    var fingerprint: String { "every \(size)" }
    func wordEnds(in run: [Unicode.Scalar]) -> [Int] {
      Array(stride(from: size, through: run.count, by: size))
    }
  }

  /// Says what makes no sense.
  struct Mad: RunSegmenter {
    let fingerprint = "mad"
    func wordEnds(in run: [Unicode.Scalar]) -> [Int] { [.min, -1, 0, 3, 2, 3, 1 << 40, .max] }
  }

  /// The words of three and more characters, which have terms of their own.
  static func words(_ text: String, _ analyzer: Analyzer) throws -> [String] {
    try analyzer.tokens(in: text).filter { $0.kind == .cjkWord && $0.unitCount > 1 }.map(\.text)
  }

  @Test func runsAreCutAsItSays() throws {
    let three = try Analyzer(segmenter: Every(size: 3))
    #expect(try Self.words("大蒜价格上涨了 abc 種植大蒜の", three) == ["大蒜价", "格上涨", "种植大"])
    #expect(try Self.words("大蒜价格", try Analyzer(segmenter: Mad())) == ["大蒜价"])
    let texts = ["garlic price 15kg", "마늘 가격", "ราคากระเทียม", "大", ""]
    let standard = try Analyzer()
    for text in texts { #expect(try three.tokens(in: text) == standard.tokens(in: text)) }
  }

  /// A long text is cut in windows as it is whole.
  @Test(arguments: TestRounds.seeds(10)) func windowsDoNotMatter(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = RandomText.sample(pieces: 60, using: &random).text
    let analyzer = try Analyzer(segmenter: Every(size: Int.random(in: 1...5, using: &random)))
    let (expected, counts) = try WindowTests.terms(Array(text.utf8), Tokenizer(analyzer))
    for window in [7, 16, 64] {
      let stretched = try Tokenizer(analyzer, windowSize: window)
      let (found, foundCounts) = try WindowTests.terms(Array(text.utf8), stretched)
      #expect(found == expected, "seed \(seed), window \(window), \(text)")
      #expect(foundCounts == counts, "seed \(seed), window \(window)")
    }
  }

  @Test func itIsPartOfTheFingerprint() throws {
    let three = try Analyzer(segmenter: Every(size: 3)).fingerprint
    let four = try Analyzer(segmenter: Every(size: 4)).fingerprint
    #expect(three.difference(from: four).count == 1)
    #expect(try three == Analyzer(segmenter: Every(size: 3)).fingerprint)
    #expect(try three.finds(textsOf: Analyzer().fingerprint))
  }
}
