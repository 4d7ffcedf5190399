// Does the lattice cut where ICU cuts?

import GarlicText
import TestSupport
import Testing

@Suite("Lattice and ICU cut alike")
struct SegmenterIdentityTests {
  @Test(
    "Known sentences",
    arguments: [
      "大蒜辣椒等种植资源优势", "北京大学生前来应聘", "数据库和資料庫", "C++程序设计", "user@example.com a:b",
      "2023年10月7日 1,234.56元", "ＡＢＣ１２３", "ｶﾀｶﾅ ﾊﾟｿｺﾝ", "한국어를 공부합니다2023년", "𠮷野家で牛丼",
      "葛\u{E0100}城市", "👨‍👩‍👧‍👦家庭 🇨🇳🇯🇵🇰中国", "データベース管理システム", "東京都知事", "㍿第一", "ภาษาไทยง่ายมาก",
      "アアアアアアアアアアアアアアアアアアアアアアア", "コンピューターシステムズ", "的的的的的", "", "a", "\r\n\n", "שלום ה\"ארץ ה'",
      "人人人人人民民民共和国", "永永远远是龙的传人", "ー々〆〇", "〱〲ーデータ", "か\u{3099}き",
    ])
  func sentences(text: String) throws {
    #expect(try SegmenterComparison().firstDifference(in: Array(text.utf8).span) == nil)
  }

  @Test("Generated text of every class", arguments: 0..<8)
  func generated(round: Int) throws {
    let seed = TestSeed.make(round)
    print("identity round \(round): seed \(seed)")
    var generator = SeededGenerator(seed: seed)
    let comparison = try SegmenterComparison()
    for _ in 0..<TestRounds.count(300) {
      let text = TextGenerator.text(using: &generator)
      let difference = try comparison.firstDifference(in: Array(text.utf8).span)
      #expect(difference == nil, "seed \(seed): \(HighlightTests.escaped(text))")
      if difference != nil { return }
    }
  }
}
