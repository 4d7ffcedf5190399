// Which tokens have texts without bigrams or without words, and which keywords are equal?

import TestSupport
import Testing

@testable import GarlicText

@Suite struct FieldAnalysisTests {
  static func analyzer(_ analysis: FieldAnalysis) throws -> Analyzer {
    try Analyzer().analyzer(for: analysis)
  }

  @Test func wordsAlone() throws {
    let analyzer = try Self.analyzer(.init(bigrams: false))
    func words(_ text: String) throws -> [String] {
      let tokens = try analyzer.tokens(in: text)
      #expect(tokens.allSatisfy { $0.kind == .word || $0.kind == .part })
      #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.position <= $1.position })
      #expect(zip(tokens, tokens.dropFirst()).allSatisfy { $0.run <= $1.run })
      return tokens.map { "\($0.text)@\($0.position)+\($0.unitCount)" }
    }
    #expect(try words("大蒜种植") == ["大蒜@0+2", "种植@2+2"])
    #expect(try words("大蒜iPhone15。") == ["大蒜@0+2", "iphone15@2+2", "iphone@2+1", "15@3+1"])
    #expect(try words("대한민국의 마늘") == ["대한민국의@0+5", "마늘@5+2"])
    #expect(try words("한국語") == ["한국@0+2", "語@2+1"].map { $0.replacing("語", with: "语") })
    #expect(try words("ㅋㅋ 大") == ["ㅋㅋ@0+2", "大@2+1"])
    #expect(try words("") == [])
  }

  @Test func bigramsAlone() throws {
    let analyzer = try Self.analyzer(.init(segmenter: .disabled))
    let tokens = try analyzer.tokens(in: "北京大学生 garlic")
    #expect(tokens.map(\.text) == ["北京", "京大", "大学", "学生", "生", "garlic"])
    #expect(tokens.filter { $0.kind == .bigram }.allSatisfy { $0.weight == 1 })
    #expect(!tokens.contains { $0.kind == .cjkWord })
  }

  /// The terms of an index are those of the tokens, by whichever way and in whatever windows.
  @Test(arguments: [
    FieldAnalysis(bigrams: false), .init(segmenter: .disabled), .init(folds: []),
    .init(folds: [.case], segmenter: .icu),
  ])
  func termsAreThoseOfTokens(_ analysis: FieldAnalysis) throws {
    let analyzer = try Self.analyzer(analysis)
    var generator = SeededGenerator.fresh("termsAreThoseOfTokens")
    for size in [16, 64, 1 << 17] {
      let tokenizer = try Tokenizer(analyzer, windowSize: size)
      let other = try Analyzer().makeTokenizer()
      for _ in 0..<40 {
        let text = TextGenerator.text(using: &generator)
        var terms = FieldTerms()
        try tokenizer.analyze(text.utf8Span.span, into: &terms, numberedBy: other.vocabulary)
        var found: [String] = terms.bigrams.map { record in
          let units = [UInt16(record >> 48), UInt16(truncatingIfNeeded: record >> 32)]
          return "\(Array(String(decoding: units, as: UTF16.self).utf8)) \(record & 0xFFFF_FFFF)"
        }
        found += terms.otherTerms.map { record in
          "\(other.vocabulary.term(UInt32(record >> 32))) \(record & 0xFFFF_FFFF)"
        }
        let tokens = try analyzer.tokens(in: text)
        #expect(found.sorted() == tokens.map { "\($0.term) \($0.position)" }.sorted(), "\(text)")
        #expect(terms.rankedCount == tokens.count { $0.isRanked })
      }
    }
  }

  /// A window that ends before a mark would make a character of it.
  @Test(arguments: [
    """
    အတိဪွဵဣဿこんにちは世界\u{FF9F}ㅶㅾ\u{FE04}\u{FE0D}\u{FE04}\u{FE08}\u{FE02}\u{FE04}\u{FE0D}wi-fiъЧｰ瑾笮婜羱鑌\u{17A1}\u{17C0}\u{17B6}1,234
    """,
    "日本語\u{FF9E}日本語\u{FF9F}日本語が好きですから毎日勉強しています世界中の人々と話したい\u{3099}です",
  ])
  func windowsDoNotEndBeforeMarks(_ text: String) throws {
    for analysis in [FieldAnalysis(folds: []), FieldAnalysis()] {
      let analyzer = try Self.analyzer(analysis)
      let expected = try analyzer.tokens(in: text)
      for size in 4...48 {
        let tokenizer = try Tokenizer(analyzer, windowSize: size)
        let other = try Analyzer().makeTokenizer()
        var terms = FieldTerms()
        try tokenizer.analyze(text.utf8Span.span, into: &terms, numberedBy: other.vocabulary)
        #expect(
          terms.bigrams.count + terms.otherTerms.count == expected.count, "windows of \(size)")
        #expect(terms.rankedCount == expected.count { $0.isRanked }, "windows of \(size)")
      }
    }
  }

  @Test func fieldsInheritWhatTheyDoNotSay() throws {
    var options = Analyzer.Options()
    options.foldsScripts = false
    let base = try Analyzer(options)
    let field = try base.analyzer(for: .init(bigrams: false))
    #expect(!field.options.foldsScripts)
    #expect(!field.options.bigrams)
    #expect(try base.analyzer(for: .init(bigrams: false)).identity == field.identity)
    #expect(throws: AnalysisError.self) { try base.analyzer(for: .init(filters: ["x"])) }
    #expect(throws: AnalysisError.self) { try base.analyzer(for: .init(segmenter: .custom("x"))) }
    options.bigrams = false
    options.segmenter = .disabled
    #expect(throws: AnalysisError.self) { try Analyzer(options) }
  }

  @Test func theSameIsFoundWithoutALookAtTheDictionary() throws {
    var withoutBigrams = Analyzer.Options()
    withoutBigrams.bigrams = false
    var withoutFolds = Analyzer.Options()
    withoutFolds.foldsScripts = false
    let analyzers = [
      try Analyzer(), try Analyzer(withoutBigrams), try Analyzer(withoutFolds),
    ]
    var written = analyzers.map(\.fingerprint)
    for fingerprint in written {
      // Of another dictionary, and of another version of ICU.
      var encoded = fingerprint.encoded
      encoded[4] ^= 1
      written.append(try #require(AnalyzerFingerprint(encoded: encoded)))
      encoded[4] ^= 1
      encoded[29] ^= 1
      written.append(try #require(AnalyzerFingerprint(encoded: encoded)))
    }
    for analyzer in analyzers {
      for other in written {
        #expect(
          analyzer.finds(textsOf: [other]) == analyzer.fingerprint.finds(textsOf: other),
          "\(analyzer.fingerprint), \(other)")
      }
      #expect(!analyzer.finds(textsOf: written))
    }
  }

  @Test func fingerprintsTellFiltersAndBigrams() throws {
    struct Same: TokenFilter {
      let fingerprint: String
      func filter(_ tokens: [Token], for purpose: TokenPurpose) -> [Token] { tokens }
    }
    let plain = try Analyzer().fingerprint
    let filtered = try Analyzer(filters: [Same(fingerprint: "é 1"), Same(fingerprint: "2")])
      .fingerprint
    #expect(AnalyzerFingerprint(encoded: filtered.encoded) == filtered)
    #expect(
      AnalyzerFingerprint.all(encoded: filtered.encoded + plain.encoded) == [filtered, plain])
    for length in filtered.encoded.indices {
      #expect(AnalyzerFingerprint(encoded: Array(filtered.encoded.prefix(length))) == nil)
    }
    #expect(filtered.difference(from: plain) == ["token filters: 'é 1', '2' here, none there"])
    #expect(!filtered.finds(textsOf: plain))
    #expect("\(filtered)".contains("'é 1', '2'"))
    var options = Analyzer.Options()
    options.bigrams = false
    let words = try Analyzer(options).fingerprint
    #expect(words.difference(from: plain) == ["bigrams: off here, on there"])
    #expect(!words.finds(textsOf: plain))
    #expect(!plain.finds(textsOf: words))
    #expect(AnalyzerFingerprint(encoded: words.encoded) == words)
    // Without bigrams other words find nothing.
    var user = UserWords()
    user.insert("羊肚菌汤", cost: 1)
    let other = try Analyzer(options, userWords: user).fingerprint
    #expect(!other.finds(textsOf: words))
    #expect(try Analyzer(userWords: user).fingerprint.finds(textsOf: plain))
  }

  /// The block of other widths is normalized as NFKC normalizes it.
  @Test func widthsAreThoseOfTheStandard() throws {
    let normalizer = try Normalizer()
    let width = KeywordNormalizer(.width)
    let both = KeywordNormalizer([.case, .width])
    let forms = (UInt32(0xFF00)...0xFFEF).filter { WidthForms.form(of: $0) != nil } + [0x3000]
    #expect(forms.count == 226)
    for form in forms {
      for mark: UInt32? in [nil, 0xFF9E, 0xFF9F] {
        var text = String.UnicodeScalarView()
        text.append(try #require(Unicode.Scalar(form)))
        if let mark { text.append(try #require(Unicode.Scalar(mark))) }
        let keyword = String(text)
        let normal = width.normalized(keyword)
        // Filler and jamo have further forms in NFKC, and a macron becomes one that combines.
        let isPlain = !(0xFFA0...0xFFDC).contains(form) && form != 0xFFE3
        if isPlain {
          let expected = String(
            decoding: normalizer.normalize(Array(keyword.utf16), foldsCase: false), as: UTF16.self)
          #expect(Array(normal.unicodeScalars) == Array(expected.unicodeScalars), "\(keyword)")
        }
        #expect(width.normalized(normal).unicodeScalars.elementsEqual(normal.unicodeScalars))
        let lower = both.normalized(keyword)
        #expect(both.normalized(lower).unicodeScalars.elementsEqual(lower.unicodeScalars))
      }
    }
    #expect(KeywordNormalizer(.case).normalized("ÀÉ Straße İ ＡＢ") == "àé straße i̇ ａｂ")
    #expect(both.normalized("ＡＢ　ｶﾞﾊﾟ①") == "ab ガパ①")
    #expect(KeywordNormalizer([]).normalized("Ａ A") == "Ａ A")
  }
}
