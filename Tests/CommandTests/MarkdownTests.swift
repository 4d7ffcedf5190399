// Is Markdown read as people read it?

import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct MarkdownTests {
  static func body(_ text: String) -> String { MarkdownText(Array(text.utf8)).body }
  static func inline(_ text: String) -> String {
    String(decoding: MarkdownInline(Array(text.utf8)).text, as: UTF8.self)
  }

  @Test(arguments: [
    ("今年的**大蒜**价格", "今年的大蒜价格"), ("**「大蒜」**价格", "「大蒜」价格"), ("他说**“大蒜”**很贵", "他说“大蒜”很贵"),
    ("*大蒜*和_葱_ 价", "大蒜和_葱_ 价"), ("*마늘*은 **마늘**은", "마늘은 마늘은"), ("***大蒜*** 价", "大蒜 价"),
    ("*a **b** c*", "a b c"), ("_大蒜_ __葱__", "大蒜 葱"), ("~~旧~~新", "旧新"), ("==标==记", "标记"),
    ("使用`大蒜`函数", "使用大蒜函数"), ("``a`b``", "a`b"), ("`` ` ``", "`"), ("a ` b", "a ` b"),
    ("`a*b*c`", "a*b*c"), ("snake_case_name", "snake_case_name"), ("2*3*4", "2*3*4"),
    ("a*b*c", "a*b*c"), ("2 * 3 * 4", "2 * 3 * 4"), ("2**3**4", "2**3**4"),
    ("un**fold**ed", "unfolded"),
    ("3~5和6~7", "3~5和6~7"), ("f(*args, **kwargs)", "f(*args, **kwargs)"),
    ("a == b == c", "a == b == c"),
    (#"\*大蒜\* \_ \\ \a"#, #"*大蒜* _ \ \a"#), ("**大蒜", "**大蒜"), ("*大\n蒜*", "大\n蒜"),
    ("參考[大蒜](x.md)價格", "參考大蒜價格"), ("[a](<b c> \"t\") d", "a d"), ("[a](b(c)d)e", "ae"),
    ("[a](b c)", "[a](b c)"), ("![大蒜](a.png)图", "大蒜图"), ("[![葱](a.png)](b)花", "葱花"),
    ("[**大**蒜](x)", "大蒜"), ("[a] b", "[a] b"), ("[ ] 大蒜", "[ ] 大蒜"), ("见[[大蒜]]价", "见大蒜价"),
    ("见[[page#x|大蒜]]价", "见大蒜价"), ("a[1] b[2]", "a[1] b[2]"), ("大蒜[^1]", "大蒜[^1]"),
    ("<https://a.b/c>", "https://a.b/c"), ("<a@b.cd>", "a@b.cd"),
    ("List<String> <T>", "List<String> <T>"),
    ("大<b>蒜</b><!-- x -->价", "大蒜价"), ("a < b > c", "a < b > c"), ("大<br/>蒜", "大\n蒜"),
    ("<ruby>青<rp>(</rp><rt>あお</rt></ruby>県", "青県"), ("&lt;大蒜&gt; AT&T", "<大蒜> AT&T"),
    ("大蒜  \n价格\\\n葱", "大蒜\n价格\n葱"), ("", ""), ("*", "*"), ("[", "["), ("](", "]("), ("`", "`"),
    ("<", "<"),
  ])
  func inlines(text: String, shown: String) {
    #expect(Self.inline(text) == shown)
  }

  @Test(arguments: [
    ("# 大蒜 #\n正文", "大蒜\n\n正文"), ("大蒜\n====\n正文", "大蒜\n\n正文"), ("a\n\n\n\nb", "a\n\nb"),
    ("a\n\n---\n\nb", "a\n\nb"), ("- 一\n- **二**\n  三\n1. 四", "- 一\n- 二\n三\n1. 四"),
    ("- a\n  - b\n    - *c*", "- a\n  - b\n    - c"),
    ("- a\n\n      code *x*", "- a\n\n      code *x*"),
    ("- a\n\n  *b*", "- a\n\nb"), ("a\n\n    code *x*\n\nb", "a\n\n    code *x*\n\nb"),
    ("> 大\n> *蒜*\n>> 葱", "大\n蒜\n葱"),
    ("```swift\nlet a = *b*\n\n```\n*c*", "swift\nlet a = *b*\n\nc"),
    ("~~~\n```\n*a*\n~~~\nb", "```\n*a*\nb"), ("- ```\n  *a*\n  ```\n- b", "- \n  *a*\n- b"),
    ("```\nnever *closed*", "never *closed*"), ("> ```\n> *a*\n> ```\n*b*", "*a*\nb"),
    ("| **a** | b |\n|---|:-:|\n| c | `d\\|e` |\n\nf", "a | b\nc | d|e\n\nf"),
    ("大蒜[甲][x]和[X]。\n\n[x]: http://a.b \"题\"\n", "大蒜甲和X。\n\nhttp://a.b\n题"),
    ("大蒜[^n]价格\n\n[^n]: *注*", "大蒜价格\n\n注"), ("[a](b) [c](b) [d](e)", "a c d\n\nb\ne"),
    ("<div align=\"center\">\n大<b>蒜</b>\n</div>\n\n*a*", "大蒜\n\na"),
    ("| | |\n|-|-|\n| 一 | 二 |\n", "一 | 二"),
    ("a\n\n</div>\n\nb", "a\n\nb"),
    ("<!-- a\n\nb -->\n*c*", "c"), ("<ruby>青<rt>あお</rt>森<rt>もり</rt></ruby>県", "青森県\n\nあおもり"),
    ("年份\n2023. 年", "年份\n2023. 年"), ("* * *\na", "a"), ("#大蒜", "#大蒜"), ("####### a", "####### a"),
    ("a\r\n*b*\r\n\r\nc", "a\nb\n\nc"), ("", ""), ("\n\n", ""), ("-", "-"), (">", ""),
  ])
  func blocks(text: String, body: String) {
    #expect(Self.body(text) == body)
  }

  @Test(arguments: [
    ("text\n# **大**蒜 #\n", "大蒜"), ("```\n# no\n```\nfirst", "first"),
    ("---\n\nfirst line\n", "first line"),
    ("#no\n## Yes", "Yes"), ("", ""), ("- *一*", "- 一"), ("大蒜\n价格\n---\n", "大蒜 价格"),
    ("---\ntitle: 大蒜 # 注\n---\n# 葱", "大蒜"), ("---\ntitle: \"a: \\\"b\\\"\"\n---\n", "a: \"b\""),
    ("---\r\ntitle: 'it''s'\r\n---\r\nx", "it's"),
    ("---\ntitle: >\n  大蒜\n  价格\ntags: [a]\n---\n", "大蒜 价格"),
    ("+++\ntitle = \"大蒜\"\n+++\nx", "大蒜"), ("---\nlayout: post\n---\n# 葱", "葱"),
    ("---\n大蒜的故事\n---\nx", "大蒜的故事"), ("---\ntitle: never closed\n", "title: never closed"),
  ])
  func titles(text: String, title: String) {
    #expect(MarkdownText(Array(text.utf8)).title == title)
  }

  @Test func frontMatterIsNoTextButIsFound() {
    let text = """
      ---
      title: 大蒜
      tags: [农业, "市场"]
      list:
        - 一
        - name: 二
      draft: true
      date: 2025-03-04 10:00
      url: https://a.b
      ---

      正文*在此*。
      """
    #expect(
      Self.body(text) == "正文在此。\n\n农业\n市场\n一\n二\n2025-03-04 10:00\nhttps://a.b")
  }

  @Test func textWithoutMarksStays() {
    var random = RandomNumbers(seed: 31)
    let alphabet = Array("大蒜ab1 ，。あ마é/.,:;'\"()%$@")
    for _ in 0..<TestRounds.count(500) {
      let count = Int.random(in: 1..<40, using: &random)
      let text = String(
        (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
      #expect(Self.inline(text) == text)
    }
  }

  /// Letters are never lost, whatever stands between them, where there are no links, tags and definitions.
  @Test func marksTakeNoTextWithThem() {
    var random = RandomNumbers(seed: 37)
    let alphabet = Array("**__``~~==\\[]!#>-+| \n\n大蒜ab12")
    for _ in 0..<TestRounds.count(2000) {
      let count = Int.random(in: 0..<50, using: &random)
      let text = String(
        (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &random)] })
      let letters = text.filter { "大蒜ab12".contains($0) }
      #expect(
        Self.body(text).filter { "大蒜ab12".contains($0) } == letters, "\(text.debugDescription)")
    }
  }

  @Test func anyBytesAreMarkdown() {
    var random = RandomNumbers(seed: 41)
    let alphabet = Array("*_`~[]()<>!#-+|:\\&;=\"' \t\n\r^ab1大rtp/".utf8) + [0xFF, 0xE5]
    for _ in 0..<TestRounds.count(3000) {
      let count = Int.random(in: 0..<80, using: &random)
      let bytes = (0..<count).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      _ = MarkdownText(bytes)
      _ = MarkdownText(Array("---\n".utf8) + bytes + Array("\n---\n".utf8))
    }
  }

  @Test(arguments: [
    "[", "](", "![", "*a", "`", "<", "<!--", "[[", "`a``", "_ *", "[a][", "> ", "- ", "&",
  ])
  func longRunsTakeLittleTime(piece: String) {
    let text = Array(String(repeating: piece, count: 5000).utf8)
    let start = ContinuousClock.now
    _ = MarkdownText(text)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func foundAsPeopleReadIt() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.md", "# 见闻\n\n今年的**大蒜**[价格](https://garlic.example/prices)很高。\n")
    let hit = try #require(
      try SearchRun(["\"大蒜价格\"", "--json", "--no-cache"], in: folder).objects.first)
    #expect((hit["snippet"] as? String)?.contains("今年的大蒜价格很高。") == true)
    #expect(hit["title"] as? String == "见闻")
    #expect(try SearchRun(["garlic.example", "--no-cache", "--count"], in: folder).output == "1\n")
  }
}
