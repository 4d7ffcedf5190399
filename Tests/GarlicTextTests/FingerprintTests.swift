// Does a fingerprint tell what terms depend on?

import GarlicText
import Testing

@Suite("Fingerprints and user words")
struct FingerprintTests {
  @Test("Encoding and decoding give the same fingerprint")
  func roundTrip() throws {
    let fingerprint = try Analyzer().fingerprint
    #expect(AnalyzerFingerprint(encoded: fingerprint.encoded) == fingerprint)
    #expect(AnalyzerFingerprint(encoded: []) == nil)
    #expect(AnalyzerFingerprint(encoded: fingerprint.encoded + [0]) == nil)
    for length in 0..<fingerprint.encoded.count {
      #expect(AnalyzerFingerprint(encoded: Array(fingerprint.encoded.prefix(length))) == nil)
    }
    #expect(fingerprint.difference(from: fingerprint).isEmpty)
  }

  @Test("Differences are named")
  func differences() throws {
    var options = Analyzer.Options()
    options.foldsScripts = false
    var words = UserWords()
    words.insert("羊肚菌")
    let plain = try Analyzer().fingerprint
    let other = try Analyzer(options, userWords: words).fingerprint
    let differences = plain.difference(from: other)
    #expect(differences.count == 2)
    #expect(differences.contains { $0.hasPrefix("folds:") })
    #expect(differences.contains { $0.hasPrefix("user words:") })
  }

  @Test("A word list has words, costs and comments")
  func wordList() throws {
    let words = try UserWords(parsing: "羊肚菌 # a mushroom\n\n# only a comment\r\n颜值\t80\n")
    #expect(words.count == 2)
    var same = UserWords()
    same.insert("颜值", cost: 80)
    same.insert("羊肚菌")
    #expect(words == same)
  }

  @Test(
    "A word list that cannot be read names its line", arguments: ["a b", "a 0", "a 256", "a 1 2"])
  func malformedWordList(line: String) {
    #expect {
      try UserWords(parsing: "ok\n" + line)
    } throws: { error in
      if case AnalysisError.malformedWordList(2, _) = error { return true }
      return false
    }
  }
}
