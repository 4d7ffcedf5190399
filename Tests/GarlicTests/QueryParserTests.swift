// Does every form of the grammar mean what its documentation says?

import Testing

@testable import Garlic

@Suite struct QueryParserTests {
  @Test func `a space joins groups, which are strict or relaxed as the mode says`() {
    #expect(Query.read("大蒜") == .text("大蒜"))
    #expect(Query.read("大蒜 价格") == .clauses([.text("大蒜"), .text("价格")]))
    #expect(Query.read("大蒜 价格", mode: .all) == .and([.text("大蒜"), .text("价格")]))
    #expect(Query.read("大蒜 价格", mode: .any) == .or([.text("大蒜"), .text("价格")]))
    #expect(Query.read("大蒜　价格\t行情\n") == .text("大蒜", "价格", "行情", joined: Query.clauses))
    #expect(Query.read("  ") == .nothing)
    #expect(Query.read("") == .nothing)
  }

  @Test func `NOT binds tighter than AND, and AND tighter than OR`() {
    let expected = Query.or([.text("a"), .and([.text("b"), .not(.text("c"))])])
    #expect(Query.read("a OR b AND NOT c") == expected)
    #expect(Query.read("a || b && NOT c") == expected)
    #expect(Query.read("a ｜｜ b ＆＆ ！c") == expected)
    #expect(Query.read("a ＯＲ b ＡＮＤ ＮＯＴ c") == expected)
    #expect(Query.read("(a OR b) AND c") == .and([.or([.text("a"), .text("b")]), .text("c")]))
    #expect(Query.read("a b OR c") == .or([.clauses([.text("a"), .text("b")]), .text("c")]))
    #expect(
      Query.read("a AND b c")
        == .boolean(
          must: [.and([.text("a"), .text("b")]), .clauses([.text("c")])], should: [], mustNot: [],
          minimumShouldMatch: 0))
    #expect(Query.read("and or not") == .text("and", "or", "not", joined: Query.clauses))
  }

  @Test func `signs count at the start of a clause alone`() {
    #expect(Query.read("+a +b") == .and([.text("a"), .text("b")]))
    #expect(Query.read("＋a －b") == Query.read("+a -b"))
    #expect(
      Query.read("+a")
        == .boolean(must: [.text("a")], should: [], mustNot: [], minimumShouldMatch: 0))
    #expect(Query.read("+a*") == .prefix("a"))
    // An operator applies to escaped punctuation, and printing says so.
    let excluded = Query.read("a -\\߸l")
    #expect(excluded.description == "a -\\߸l")
    #expect(Query.read(excluded.description) == excluded)
    #expect(Query.read("a !b") == Query.read("a -b"))
    #expect(Query.read("state-of-the-art") == .text("state-of-the-art"))
    #expect(Query.read("C++ a - b") == .text("C++", "a", "-", "b", joined: Query.clauses))
    #expect(Query.read("--help") == .text("--help"))
    #expect(
      Query.read("+a b -c", mode: .any)
        == .boolean(
          must: [.text("a")], should: [.text("b")], mustNot: [.text("c")], minimumShouldMatch: 0))
    #expect(
      Query.read("a b -c", mode: .any)
        == .boolean(
          must: [.or([.text("a"), .text("b")])], should: [], mustNot: [.text("c")],
          minimumShouldMatch: 0))
  }

  @Test func `a group that must match is not relaxed`() {
    let both = Query.and([.text("a"), .text("b")])
    #expect(Query.read("+(a b)") == both)
    #expect(Query.read("+title:(a b)") == .field(["title"], both))
    #expect(Query.read("+(a b)^2") == .boosted(both, 2))
    #expect(
      Query.read("+(a b) c")
        == .boolean(
          must: [both, .clauses([.text("c")])], should: [], mustNot: [], minimumShouldMatch: 0))
    #expect(Query.read("+(a b)", mode: .any) == .or([.text("a"), .text("b")]))
    for text in ["+(a b)", "+(a b) c", "+(a b) -c", "＋(！？(２｜．［ ＊},（｝", "-(a b)", "+(a b)^2 c"] {
      let query = Query.read(text)
      #expect(Query.read(query.description) == query, "\(query)")
    }
  }

  @Test func `a purely negative query is taken from all documents`() {
    #expect(Query.read("-a") == .not(.text("a")))
    #expect(Query.read("NOT a") == .not(.text("a")))
    #expect(Query.read("NOT NOT a") == Query.read("+a"))
    #expect(
      Query.read("-a -b")
        == .boolean(
          must: [], should: [], mustNot: [.text("a"), .text("b")], minimumShouldMatch: 0))
  }

  @Test(arguments: [
    "\"大蒜 价格\"", "＂大蒜 价格＂", "“大蒜 价格”", "”大蒜 价格“", "“大蒜 价格\"", "「大蒜 价格」", "『大蒜 价格』",
  ])
  func `all quotation marks are quotation marks`(text: String) {
    #expect(Query.read(text) == .phrase("大蒜 价格"))
    #expect([QueryDiagnostic].read(text).isEmpty)
  }

  @Test func `phrases take a star, a slop and a boost`() {
    #expect(Query.read("\"a b\"~") == .phrase("a b", slop: 2))
    #expect(Query.read("\"a b\"~3") == .phrase("a b", slop: 3))
    #expect(Query.read("「a b」～３") == .phrase("a b", slop: 3))
    #expect(Query.read("\"a b\"*") == .phrase("a b", prefix: true))
    #expect(Query.read("\"a b\"*~1^2.5") == .boosted(.phrase("a b", slop: 1, prefix: true), 2.5))
    #expect(Query.read(#""a \"b\" \\ c""#) == .phrase(#"a "b" \ c"#))
    #expect(Query.read("「『a』」") == .phrase("『a』"))
  }

  @Test func `words take wildcards, a tilde and a boost`() {
    #expect(Query.read("te*") == .prefix("te"))
    #expect(Query.read("te＊") == .prefix("te"))
    #expect(Query.read("t?st*") == .wildcard("t?st*"))
    #expect(Query.read("t？st") == .wildcard("t?st"))
    #expect(Query.read("*.swift") == .wildcard("*.swift"))
    #expect(Query.read("te?") == .or([.text("te"), .wildcard("te?")]))
    #expect(Query.read("(te?)") == .wildcard("te?"))
    #expect(Query.read("t?e?") == .wildcard("t?e?"))
    #expect(Query.read("a**b") == .wildcard("a*b"))
    #expect(Query.read(#"a\*b"#) == .text("a*b"))
    #expect(Query.read(#"a\*b*c\？"#) == .wildcard(#"a\*b*c？"#))
    #expect(Query.read("term~") == .fuzzy("term", edits: nil))
    #expect(Query.read("term~1") == .fuzzy("term", edits: 1))
    #expect(Query.read("term～２^3") == .boosted(.fuzzy("term", edits: 2), 3))
    #expect(Query.read("a^2") == .boosted(.text("a"), 2))
    #expect(Query.read("a＾０.５") == .boosted(.text("a"), 0.5))
    #expect(Query.read("a^2^3") == .boosted(.text("a"), 6))
    #expect(Query.read("(a b)^2") == .boosted(.clauses([.text("a"), .text("b")]), 2))
    #expect(Query.read(#"a\ b"#) == .text("a b"))
    #expect(Query.read(#"\AND"#) == .text("AND"))
  }

  @Test(arguments: [
    "什么是大蒜？大蒜有什么用？", "近畿は北陸よりも長い？短い？", "識字率は何%？", "いつ？、", "気団は？7", "东头?和美东?属于哪一区?",
  ])
  func `questions one after another have no wildcard`(text: String) {
    #expect(Query.read(text) == .text(text))
    #expect([QueryDiagnostic].read(text).kinds == [.questionMark])
  }

  @Test func `signs before punctuation are no operators`() {
    #expect(
      Query.read("Debug c + +、c #")
        == .clauses([.text("Debug"), .text("c"), .text("+"), .text("+、c"), .text("#")]))
    #expect(Query.read("a -。") == .clauses([.text("a"), .text("-。")]))
  }

  @Test func `quotation marks inside a sentence are no phrase`() {
    #expect(
      Query.read("誰主張「日本是單一民族」?")
        == .clauses([.text("誰主張"), .text("日本是單一民族")]))
    #expect(Query.read("“添加新项”命令") == .clauses([.text("添加新项"), .text("命令")]))
    #expect([QueryDiagnostic].read("“添加新项”命令").kinds == [.quotation])
    #expect(Query.read("什么是“”") == .text("什么是"))
    #expect(Query.read("什么是 “大蒜”") != Query.read("什么是“大蒜”"))
    #expect(
      Query.read("“大蒜” 价格")
        == .boolean(
          must: [.phrase("大蒜"), .clauses([.text("价格")])], should: [], mustNot: [],
          minimumShouldMatch: 0))
    #expect(Query.read("title:“大蒜”") == .field(["title"], .phrase("大蒜")))
    #expect(Query.read("-「大蒜」") == .not(.phrase("大蒜")))
  }

  @Test func `a question mark at the end of a question is no wildcard`() {
    #expect(Query.read("什么是大蒜？") == .text("什么是大蒜？"))
    #expect(Query.read("大蒜とは?") == .text("大蒜とは?"))
    #expect(Query.read("what is garlic?") == .text("what", "is", "garlic?", joined: Query.clauses))
    #expect([QueryDiagnostic].read("what is garlic?").kinds == [.questionMark])
    #expect(Query.read("大?蒜") == .wildcard("大?蒜"))
    #expect(Query.read("大?*") == .wildcard("大?*"))
    #expect(Query.read("(大？蒜？)") == .wildcard("大?蒜?"))
    #expect(Query.read("(大?)") == .wildcard("大?"))
    #expect(Query.read("a (te?)") == .clauses([.text("a"), .wildcard("te?")]))
    #expect(Query.read("te? a") == .clauses([.wildcard("te?"), .text("a")]))
    #expect(Query.read("title:te?") == .field(["title"], .wildcard("te?")))
  }

  @Test func `a field is a field when it is in the schema`() {
    #expect(Query.read("title:大蒜") == .field(["title"], .text("大蒜")))
    #expect(Query.read("title：大蒜") == .field(["title"], .text("大蒜")))
    #expect(Query.read("title,body:大蒜") == .field(["title", "body"], .text("大蒜")))
    #expect(Query.read("title，body：大蒜") == .field(["title", "body"], .text("大蒜")))
    #expect(Query.read("title:(a b)") == .field(["title"], .clauses([.text("a"), .text("b")])))
    #expect(Query.read("title：（a b）") == Query.read("title:(a b)"))
    #expect(Query.read("-title:a") == .not(.field(["title"], .text("a"))))
    #expect(Query.read("title:a^2") == .field(["title"], .boosted(.text("a"), 2)))
    #expect(Query.read("title:*") == .field(["title"], .exists))
    #expect(
      Query.read("title:(a body:b)")
        == .field(["title"], .clauses([.text("a"), .field(["body"], .text("b"))])))
    #expect(Query.read("title,nothing:a") == .text("title,nothing:a"))
  }

  @Test func `ranges, comparisons and sets`() {
    #expect(
      Query.read("year:[2019 TO 2021}")
        == .field(["year"], .range(lower: .inclusive("2019"), upper: .exclusive("2021"))))
    #expect(
      Query.read("year:{2019 TO *]")
        == .field(["year"], .range(lower: .exclusive("2019"), upper: .unbounded)))
    #expect(
      Query.read("category:[\"a b\" TO \"*\"]")
        == .field(["category"], .range(lower: .inclusive("a b"), upper: .inclusive("*"))))
    #expect(Query.read("year:［2019 TO 2021］") == Query.read("year:[2019 TO 2021]"))
    #expect(Query.read("year:2019..2021") == Query.read("year:[2019 TO 2021]"))
    #expect(
      Query.read("year:(2019.. OR ..1999)") == Query.read("year:([2019 TO *] OR [* TO 1999])"))
    #expect(Query.read("title:a..b") == .field(["title"], .text("a..b")))
    #expect(
      Query.read("price:>=2.5")
        == .field(["price"], .range(lower: .inclusive("2.5"), upper: .unbounded)))
    #expect(
      Query.read("price:＜-3")
        == .field(["price"], .range(lower: .unbounded, upper: .exclusive("-3"))))
    #expect(
      Query.read("category:IN [a \"b c\" d]") == .field(["category"], .anyOf(["a", "b c", "d"])))
    #expect(Query.read("category:IN[a]^2") == .field(["category"], .boosted(.anyOf(["a"]), 2)))
    #expect(Query.read("IN [a]") == .clauses([.text("IN"), .text("[a]")]))
    #expect(Query.read(">=5") == .text(">=5"))
    #expect(
      Query.read("大蒜 year:2020 -category:ad")
        == .boolean(
          must: [.field(["year"], .text("2020")), .clauses([.text("大蒜")])], should: [],
          mustNot: [.field(["category"], .text("ad"))], minimumShouldMatch: 0))
    #expect(Query.read("category:(a b)") == .field(["category"], .and([.text("a"), .text("b")])))
  }

  @Test func `a regular expression is text`() {
    #expect(Query.read("/ab+c/") == .text("/ab+c/"))
  }

  @Test func `several kinds at once`() {
    #expect(Query.read("*") == .all)
    #expect(Query.read("(*)") == .all)
    #expect(Query.read("* AND a") == .and([.all, .text("a")]))
    #expect(
      Query.read("title:\"大蒜价格\" OR garlic*")
        == .or([.field(["title"], .phrase("大蒜价格")), .prefix("garlic")]))
  }

  @Test func `builders take any text`() {
    #expect(Query.all(of: " a\"  (b　-c ") == .text("a\"", "(b", "-c", joined: Query.and))
    #expect(Query.any(of: "a OR") == .text("a", "OR", joined: Query.or))
    #expect(Query.all(of: "\u{3000}") == .nothing)
    #expect(Query.any(of: "a") == .text("a"))
    let query = (.text("a") && .text("b") && !.text("c") || .phrase("d") || .prefix("e"))
      .in("title", "body").boosted(by: 2).scoring(1)
    let inner = Query.or([
      .and([.text("a"), .text("b"), .not(.text("c"))]), .phrase("d", slop: 0, prefix: false),
      .prefix("e"),
    ])
    #expect(query == .constant(.boosted(.field(["title", "body"], inner), 2), 1))
  }

  // MARK: Examples from the trackers of other engines

  @Test func `meilisearch 5015: a group, an exclusion, two phrases`() {
    #expect(Query.read("招商 公司") == .clauses([.text("招商"), .text("公司")]))
    #expect(
      Query.read("招商 -公司")
        == .boolean(
          must: [.clauses([.text("招商")])], should: [], mustNot: [.text("公司")],
          minimumShouldMatch: 0))
    #expect(Query.read("\"招商基金\" \"公司\"") == .and([.phrase("招商基金"), .phrase("公司")]))
    #expect(
      Query.read("招商 -公司 \"基金\"")
        == .boolean(
          must: [.phrase("基金"), .clauses([.text("招商")])], should: [], mustNot: [.text("公司")],
          minimumShouldMatch: 0))
  }

  @Test(arguments: [
    ("meilisearch 5015", "小化妆"),
    ("meilisearch 5015", "包"),
    ("typesense 800", "第一篇"),
    ("typesense 794", "快速蕃茄牛肉麵"),
    ("typesense 2085", "蝶"),
    ("edda 402", "権威事実"),
    ("Signal-iOS 6148", "你好"),
    ("analysis-ik 204", "前次募集"),
    ("analysis-ik 955", "珠江桥"),
    ("charabia 74, 338", "空港"),
    ("Groonga, TokenMecab", "京都"),
    ("blume 132", "出会い系"),
    ("meilisearch 4561", "健"),
    ("meilisearch 3655, 4075, 3683", "景点"),
    ("deja-vu 369", "簽證"),
    ("deja-vu 369", "签证"),
    ("gbrain 5057", "혈당에서"),
    ("obelisk 9", "itgc"),
    ("datasette 651", "don't"),
    ("SQLite.swift 855", "a-b"),
    ("sqlite-utils 296", "Downloads/x"),
    ("wacli 120", "="),
    ("kirograph 4", "\\"),
    ("analysis-ik 522, 286", "𠮷野家"),
    ("analysis-ik 522, 286", "👨‍👩‍👧"),
    ("analysis-ik 522, 286", "C++"),
    ("analysis-ik 522, 286", "C#"),
    ("analysis-ik 522, 286", ".NET"),
    ("analysis-ik 522, 286", "瑞贝卡·明可弗"),
    ("analysis-ik 522, 286", "iPhone15手机"),
    ("analysis-ik 522, 286", "2881万元"),
    ("FTS5 punctuation", "a@b.c"),
    ("FTS5 punctuation", "state-of-the-art"),
  ])
  func `one group stays one group`(reference: String, text: String) {
    #expect(Query.read(text) == .text(text), "\(reference)")
    #expect([QueryDiagnostic].read(text).isEmpty, "\(reference)")
  }

  @Test func `obelisk 76, sqlite-utils 296: words that other engines refuse`() {
    #expect(Query.read("quick ok") == .clauses([.text("quick"), .text("ok")]))
    #expect(Query.read("ubuntu 20.04") == .clauses([.text("ubuntu"), .text("20.04")]))
    #expect(Query.read("\"unclosed") == .phrase("unclosed"))
    #expect(Query.read("NOT") == .text("NOT"))
    #expect(Query.read("col:x") == .text("col:x"))
  }
}
