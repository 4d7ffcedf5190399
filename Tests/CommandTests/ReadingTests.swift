// Is what files say read as people read it?

import Foundation
import Garlic
import GarlicText
import TestSupport
import Testing

@testable import GarlicCommands

@Suite struct ReadingTests {
  @Test func largeFilesAreTakenInParts() throws {
    let folder = try TemporaryFolder()
    let japanese = String(repeating: "雪の多い村では春まで納屋に道具をしまう。\n", count: 40)
    let line = "依托大蒜辣椒等种植资源优势，引进恒丰果蔬。"
    for (text, separator) in [
      ((0..<200).map { "\($0) \(line)" }.joined(separator: "\n"), "\n"),
      (String(repeating: line, count: 200), ""), (String(repeating: "word ", count: 3000), " "),
    ] {
      for encoding in [String.Encoding.utf8, .shiftJIS, .utf16LittleEndian] {
        let source = encoding == .utf8 ? text : japanese + separator
        var bytes = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [UInt8]()
        bytes += Array(source.data(using: encoding) ?? Data())
        let path = try folder.write("big.txt", bytes)
        let file = SourceFile(
          path: path, relativePath: "big.txt", size: bytes.count, modified: 0, changed: 0, inode: 0,
          isNamed: true)
        var ids: [String] = []
        var joined = ""
        let size = encoding == .utf8 ? 1000 : 600
        let account = try FileReader.read(file, id: "big.txt", partSize: size, progress: { _ in }) {
          document in
          ids.append(document.id)
          joined += document["body"]?.text ?? ""
        }
        #expect(joined == source)
        #expect(account.byteCount == bytes.count)
        #expect(account.contentHash.value == (try FileReader.contentHash(of: path)))
        #expect(encoding != .utf8 || ids.count > 5)
        #expect(encoding != .utf16LittleEndian || ids.count == 1)
        #expect(
          ids.enumerated().allSatisfy { $0 == 0 ? $1 == "big.txt" : $1 == "big.txt#\($0 + 1)" })
      }
    }
  }

  @Test(arguments: [
    ("<p>大<b>蒜</b>种植</p><p>价格</p>", "大蒜种植\n\n价格"),
    ("a<script>var x = '<p>no</p>';</script>b", "ab"),
    ("a<style>p { color: red }</style>b<!-- no --> c", "ab c"),
    ("1 < 2 & 3 > 2 &amp; &lt;b&gt; &nbsp;x", "1 < 2 & 3 > 2 & <b> \u{A0}x"),
    ("&#22823;&#x849C; &#0; &#x110000; &#150;", "大蒜 \u{FFFD} \u{FFFD} –"),
    ("?a=1&copy=2&unknown;&copy", "?a=1&copy=2&unknown;©"),
    ("<a title=\"x > y\" href='>'>link</a>", "link"),
    ("<img alt=\"open>text", "text"),
    ("<pre>a\n  b</pre>c", "a\n  b\n\nc"),
    ("<ul><li>一<li>二</ul>", "一\n\n二"),
    ("<td>1</td><td>2</td>", "1 2"),
    ("<![CDATA[x<y]]>z", "x<yz"), ("<!DOCTYPE html>\n\n a \n\n b ", "a b"),
    ("a<br/>b<BR>c", "a\nb\nc"), ("<script>never closed", ""), ("text <", "text <"),
    ("</", "</"), ("<!--", ""), ("", ""), ("&", "&"), ("&#", "&#"), ("<p", ""),
  ])
  func htmlText(html: String, text: String) {
    #expect(HTMLText(Array(html.utf8)).body == text)
  }

  @Test(arguments: [
    ("<ruby>青<rt>あお</rt>森<rt>もり</rt></ruby>県の畑", "青森県の畑\n\nあおもり"),
    ("<p><ruby>大蒜<rp>(</rp><rt>にんにく</rt><rp>)</rp></ruby>料理</p><p>x", "大蒜料理\n\nにんにく\n\nx"),
    ("<ruby>漢<rt>かん<rb>字<rt>じ</ruby>と<ruby>仮名<rt>かな</ruby>", "漢字と仮名\n\nかんじ かな"),
    ("<ruby>\n  青<rt>あお</rt>\n  森\n<rt>もり\n</ruby>県", "青森県\n\nあおもり"),
    ("<ruby>北京<rtc><rt>běi</rt><rt>jīng</rt></rtc></ruby>", "北京\n\nběijīng"),
    ("<ruby>青<rt>あお<p>x</p>", "青\n\nあお\n\nx"),
    ("大<b>蒜</b>种<a href=x>植</a><wbr>技<span>术</span>", "大蒜种植技术"),
    ("大\n   蒜", "大蒜"), ("大 \r\n<b>\n蒜</b>", "大蒜"), ("大 蒜", "大 蒜"), ("にん\n\tにく", "にんにく"),
    ("大蒜，\n价格", "大蒜，价格"), ("garlic\n  bread", "garlic bread"), ("大\nA", "大 A"),
    ("마늘\n가격", "마늘 가격"), ("<pre>大\n蒜</pre>", "大\n蒜"), ("大<br>\n蒜", "大\n蒜"),
    ("大\n&#x849C;", "大蒜"), ("<![CDATA[大\n蒜]]>", "大蒜"), ("𠮷\n野", "𠮷野"),
  ])
  func htmlInline(html: String, text: String) {
    #expect(HTMLText(Array(html.utf8)).body == text)
  }

  @Test func htmlTitle() {
    let page = HTMLText(
      Array("<title> 大蒜\n &amp; 葱 </title><body><svg><title>no</title></svg>x".utf8))
    #expect(page.title == "大蒜 & 葱")
    #expect(page.body.hasSuffix("x"))
  }

  @Test func anyBytesAreHTML() {
    var random = RandomNumbers(seed: 7)
    let alphabet = Array("<>/!-&#;=\"' abcp大scripttitle[]CDATA".utf8)
    for _ in 0..<TestRounds.count(3000) {
      let count = Int.random(in: 0..<60, using: &random)
      let bytes = (0..<count).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      _ = HTMLText(bytes)
    }
  }

  @Test(
    arguments: [
      ("<meta charset=\"big5\">", .named("big5")), ("<META CHARSET=gb2312>", .gb18030),
      (
        "<meta http-equiv='Content-Type' content='text/html; charset=Shift_JIS'>",
        .named("Shift_JIS")
      ),
      ("<meta name=x>", nil), ("charset", nil),
      ("my charset <meta charset=euc-jp>", .named("euc-jp")),
      ("<?xml version='1.0' encoding='EUC-KR'?><a/>", .named("windows-949")),
      ("<?xml version='1.0'?><meta charset=gbk>", .gb18030),
    ] as [(String, TextEncoding?)])
  func declaredCharsets(html: String, encoding: TextEncoding?) {
    #expect(DeclaredCharset.encoding(in: Array(html.utf8), isHTML: true) == encoding)
  }

  @Test(arguments: [
    ("\n\n  大蒜种植 \nmore", "大蒜种植"), ("# not markdown", "# not markdown"), ("", ""), ("a\rb", "a"),
    ("====\n标题\n====\n", "标题"), ("---\n-*-\n", ""), ("/* Copyright */\nx", ""), ("<?xml?>\nx", ""),
    ("#!/bin/sh\nx", ""), ("// x", ""), ("{ \"a\": 1 }", ""),
  ])
  func titles(text: String, title: String) {
    #expect(TextTitle.title(of: Array(text.utf8)) == title)
  }

  @Test func longTitlesAreCut() {
    let title = TextTitle.title(of: Array(String(repeating: "大蒜", count: 5000).utf8))
    #expect(title.hasSuffix("…"))
    #expect(title.utf8.count < 300)
    #expect(!title.contains("\u{FFFD}"))
  }

  @Test func recordsAcrossTheEndsOfParts() throws {
    let folder = try TemporaryFolder()
    var random = RandomNumbers(seed: 17)
    var expected: [Int] = []
    var text: [UInt8] = [0xEF, 0xBB, 0xBF]
    // A line that is longer than a part, and many short ones whose ends lie anywhere.
    for length in [700_000] + (0..<4000).map({ _ in Int.random(in: 0..<150, using: &random) }) {
      expected.append(length * 3)
      let body = String(repeating: "蒜", count: length)
      text += Array("{\"id\":\"\(expected.count)\",\"body\":\"\(body)\"}\r\n".utf8)
    }
    text.removeLast(2)
    let path = try folder.write("big.jsonl", text)
    let file = SourceFile(
      path: path, relativePath: "big.jsonl", size: text.count, modified: 0, changed: 0, inode: 0,
      isNamed: true)
    for ahead in [0] + TestRounds.sample([1, 4], every: 2) {
      var found: [Int] = []
      var bytes = 0
      let account = try FileReader.read(
        file, id: "x", ahead: ahead, progress: { bytes += $0 }
      ) { document in
        #expect(document.id == "\(found.count + 1)")
        found.append(document["body"]?.text.utf8.count ?? -1)
      }
      #expect(found == expected)
      #expect(bytes == text.count)
      #expect(account.documentCount == expected.count)
      #expect(account.malformedLines == 0)
      #expect(account.replacements == 0)
    }
  }

  /// Whichever thread reads a line, its document, its number and what is told of it are the same.
  @Test(arguments: TestRounds.seeds(4)) func linesThatAreReadAhead(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    var text: [UInt8] = Bool.random(using: &random) ? [0xEF, 0xBB, 0xBF] : []
    // Several blocks of a MiB.
    while text.count < TestRounds.size(5 << 20, quick: 5 << 19) {
      let body = String(repeating: "蒜", count: Int.random(in: 0..<20_000, using: &random))
      switch Int.random(in: 0..<8, using: &random) {
      case 0: text += Array("{\"body\":\"\(body)".utf8)
      case 1: break
      // At the beginning they would have the whole file decoded at once.
      case 2 where text.count > 1 << 20 || seed % 4 == 3:
        text += Array("{\"body\":\"".utf8) + [0xE5] + Array("\(body)\"}".utf8)
      case 3: text += Array("{\"title\":5,\"date\":\"?\",\"body\":\"\(body)\"}".utf8)
      default: text += Array("{\"body\":\"\(body)\"}".utf8)
      }
      text.append(0x0A)
    }
    if Bool.random(using: &random) { text.removeLast() }
    let path = try folder.write("big.jsonl", text)
    let file = SourceFile(
      path: path, relativePath: "big.jsonl", size: text.count, modified: 0, changed: 0, inode: 0,
      isNamed: true)
    func read(_ ahead: Int) throws -> ([Document], FileReader.Account) {
      var documents: [Document] = []
      let account = try FileReader.read(
        file, id: "x", ahead: ahead, progress: { _ in }
      ) { documents.append($0) }
      return (documents, account)
    }
    let (expected, account) = try read(0)
    #expect(account.malformedLines > 0 && account.replacements > 0 && !account.notes.isEmpty)
    for ahead in TestRounds.sample([1, 2, 3], every: 2) {
      let (documents, other) = try read(ahead)
      #expect(documents == expected, "seed \(seed)")
      #expect(other.documentCount == account.documentCount, "seed \(seed)")
      #expect(other.byteCount == text.count, "seed \(seed)")
      #expect(other.contentHash.value == account.contentHash.value, "seed \(seed)")
      #expect(other.malformedLines == account.malformedLines, "seed \(seed)")
      #expect(other.firstMalformed == account.firstMalformed, "seed \(seed)")
      #expect(other.replacements == account.replacements, "seed \(seed)")
      #expect(other.notes == account.notes, "seed \(seed)")
    }
    // An error of who takes documents ends the reading, wherever other threads are.
    struct Enough: Error {}
    var taken = 0
    #expect(throws: Enough.self) {
      try FileReader.read(file, id: "x", ahead: 3, progress: { _ in }) { _ in
        taken += 1
        if taken == 5 { throw Enough() }
      }
    }
    #expect(taken == 5)
  }
}
