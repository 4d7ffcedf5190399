// Does pinyin stand for the words that people mean, however they type it?

import GarlicText
import TestSupport
import Testing

@Suite struct PinyinTests {
  @Test(arguments: [
    ("dasuan", "大蒜"), ("da suan", "大蒜"), ("ds", "大蒜"), ("dsuan", "大蒜"), ("dasu", "大蒜"),
    ("das", "大蒜"),
    ("da'suan", "大蒜"), ("da4suan4", "大蒜"), ("DaSuan", "大蒜"), ("ｄａｓｕａｎ", "大蒜"), ("d's", "大蒜"),
    ("da", "大蒜"),
    ("chongqing", "重庆"), ("chongqing", "重慶"), ("cq", "重庆"), ("chq", "重庆"), ("yinhang", "银行"),
    ("yinhang", "銀行"), ("yh", "银行"), ("xiamen", "厦门"), ("changcheng", "长城"), ("zhangda", "长大"),
    ("yinyue", "音乐"), ("kuaile", "快乐"), ("xian", "西安"), ("xi'an", "西安"), ("xian", "先"),
    ("lvse", "绿色"),
    ("lüse", "绿色"), ("nvren", "女人"), ("lueduo", "掠夺"), ("lveduo", "掠夺"), ("zhangyun", "张芸"),
    ("zy", "张芸"), ("zhy", "张云"), ("lixiaolong", "李小龙"), ("lxl", "李小龙"), ("lixl", "李小龙"),
    ("zengguofan", "曾国藩"), ("zhonghuarmgheg", "中华人民共和国"), ("zhrmghg", "中华人民共和国"), ("er0", ""),
    ("大s", "大蒜"), ("大suan", "大蒜"), ("大蒜jg", "大蒜价格"), ("danren", "单人"),
    ("shanxi", "陕西"),
    ("shan3xi1", "陕西"), ("nver", "女儿"), ("tiananmen", "天安门"),
  ]) func lettersStandForCharacters(typed: String, word: String) {
    if word.isEmpty {
      #expect(PinyinPattern(typed) == nil)
    } else {
      #expect(PinyinPattern(typed)?.match(word.unicodeScalars) != nil)
    }
  }

  @Test(arguments: [
    ("xi'an", "先"), ("dasuan", "打赌"), ("ds", "大"), ("dasuanx", "大蒜"), ("yinhang", "音乐"),
    ("zong", "中国"),
    ("xin", "行"), ("sang", "上海"), ("ch", "重"),
  ]) func otherWordsDoNotMatch(typed: String, word: String) {
    let count = PinyinPattern(typed)?.match(word.unicodeScalars)
    #expect(typed == "xin" || typed == "ch" ? count != nil : count == nil)
  }

  @Test(arguments: [
    "", "d", "大蒜", "1", "'a", "gar!", "にん", "마늘", String(repeating: "a", count: 61),
  ])
  func othersAreNoPinyin(typed: String) { #expect(PinyinPattern(typed) == nil) }

  @Test(arguments: [
    ("zongguo", "中国"), ("sanghai", "上海"), ("cifan", "吃饭"), ("beijin", "北京"), ("yingai", "应该"),
    ("yinggai", "应该"), ("shuan", "酸"), ("xinfu", "幸福"), ("renming", "人民"),
  ]) func similarSoundsAreAnOption(typed: String, word: String) {
    #expect(PinyinPattern(typed, similarSounds: true)?.match(word.unicodeScalars) != nil)
  }

  /// Every beginning of the readings of random characters matches, and so do their initials; by a plain loop over
  /// all ways to type a word.
  @Test func everyWayToTypeAWordMatches() {
    var random = SeededGenerator.fresh("everyWayToTypeAWordMatches")
    let characters = Array("大蒜重庆银行长乐中上应该绿女安西儿厦门曾单朝都".unicodeScalars)
    for _ in 0..<TestRounds.count(300) {
      let word = (0..<Int.random(in: 2...4, using: &random)).map { _ in
        characters.randomElement(using: &random) ?? "大"
      }
      var typed = ""
      for character in word {
        let reading = Pinyin.shared.spellings(of: character).randomElement(using: &random) ?? ""
        typed += Bool.random(using: &random) ? reading : String(reading.prefix(1))
        if Bool.random(using: &random) { typed += "'" }
      }
      for count in 2...typed.count
      where !typed.prefix(count).filter({ $0 != "'" }).dropFirst().isEmpty {
        #expect(PinyinPattern(String(typed.prefix(count)))?.match(word) != nil, "\(typed) \(count)")
      }
    }
  }

  /// Against a search that tries every reading of every character.
  @Test func placesAreThoseOfAPlainSearch() {
    var random = SeededGenerator.fresh("placesAreThoseOfAPlainSearch")
    let characters = Array("大打达爱安案西先县时上山三".unicodeScalars)
    for _ in 0..<TestRounds.count(2000) {
      let word = (0..<Int.random(in: 1...3, using: &random)).map { _ in
        characters.randomElement(using: &random) ?? "大"
      }
      let typed = String(
        (0..<Int.random(in: 2...6, using: &random)).map { _ in
          "adsxnih".randomElement(using: &random) ?? "a"
        })
      let found = PinyinPattern(typed)?.match(word) != nil
      #expect(found == Self.matches(Substring(typed), word[...]), "\(typed) \(word)")
    }
  }

  private static func matches(_ typed: Substring, _ word: ArraySlice<Unicode.Scalar>) -> Bool {
    if typed.isEmpty { return true }
    guard let first = word.first else { return false }
    return Pinyin.shared.spellings(of: first).contains { reading in
      if reading.hasPrefix(typed) { return true }
      let initials = [1, reading.dropFirst().hasPrefix("h") ? 2 : 1].filter { $0 < reading.count }
      return ([reading.count] + initials).contains {
        typed.hasPrefix(reading.prefix($0)) && matches(typed.dropFirst($0), word.dropFirst())
      }
    }
  }
}
