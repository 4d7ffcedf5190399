import Garlic
import Testing

@Suite struct SmokeTests {
  @Test func findsGarlic() throws {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    try index.write { batch in
      try batch.put(id: "a", ["title": "大蒜种植", "body": "大蒜的价格上涨。依托大蒜辣椒等种植资源优势，引进恒丰果蔬。"])
      try batch.put(id: "b", ["title": "小葱", "body": "关于小葱的文章，没有别的。大蒜只提一次。"])
      try batch.put(
        id: "c", ["title": "Garlic", "body": "Growing garlic with iPhone15手机壳 and C++ 招商证券股份有限公司"])
    }
    #expect(try index.search("大蒜").map(\.id) == ["a", "b"])
    #expect(try index.search("蒜").map(\.id) == ["a", "b"])
    #expect(try index.search("garlic").map(\.id) == ["c"])
    #expect(try index.search("招商 公司").map(\.id) == ["c"])
    #expect(try index.search("资源优").map(\.id) == ["a"])
    #expect(try index.search("手机").map(\.id) == ["c"])
    #expect(try index.search("\"蒜的价格\"").map(\.id) == ["a"])
    #expect(try index.search("大蒜 -小葱").map(\.id) == ["a"])
    #expect(try index.search("gar*").map(\.id) == ["c"])
    #expect(try index.search("依托大蒜辣椒等种植").map(\.id).first == "a")
    try index.write { batch in try batch.delete(id: "a") }
    #expect(try index.search("大蒜").map(\.id) == ["b"])
    try index.write { batch in try batch.put(id: "b", ["title": "x", "body": "y"]) }
    #expect(try index.search("大蒜").map(\.id) == [])
    try index.compact()
    #expect(index.count == 2)
    #expect(try index.search("garlic").map(\.id) == ["c"])
  }
}

@Suite struct SnippetSmoke {
  @Test func snippets() throws {
    let index = try SearchIndex.inMemory(schema: .titleAndBody)
    try index.write { batch in
      try batch.put(
        id: "a", ["title": "大蒜种植", "body": "前面有一句很长的话没有什么关系。這裡說大蒜的價格上漲。依托大蒜辣椒等种植资源优势，引进恒丰果蔬。"])
    }
    let hit = try #require(try index.search("价格 大蒜").first)
    let s = try hit.snippet("body", columns: 40)
    print(s.marked("[", "]") { String($0) }, s.start)
    #expect(s.marked("[", "]") { String($0) }.contains("[大蒜]的[價格]"))
    let t = try hit.snippet("title")
    #expect(t.html() == "<mark>大蒜</mark>种植")
  }
}
