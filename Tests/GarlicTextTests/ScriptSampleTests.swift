// Is the script of a text told as a reader would?

import Testing

@testable import GarlicText

@Suite("Scripts")
struct ScriptSampleTests {
  private func script(_ texts: String...) -> TextScript {
    var sample = ScriptSample()
    for text in texts { sample.add(Array(text.utf8).span) }
    return sample.script
  }

  @Test(
    "Characters that are of one script tell",
    arguments: [
      ("大蒜种植", TextScript.simplified), ("大蒜種植", .traditional), ("大蒜", .han),
      ("", .neither), ("2026", .neither), ("garlic", .alphabetic), ("чеснок", .alphabetic),
      ("กระเทียม", .alphabetic), ("마늘의 가격", .korean), ("iPhone 15 评测", .simplified),
      ("发展與发达", .simplified), ("東京の天気", .japanese), ("データベース", .japanese),
      ("how to say 大蒜 in English when you are at the market", .alphabetic),
      ("마늘 (garlic, 大蒜)", .korean),
      ("《千と千尋の神隠し》是一部由宫崎骏执导、吉卜力工作室制作的动画电影，讲述少女误闯异世界的经历", .simplified),
    ])
  func tells(_ text: String, _ expected: TextScript) {
    #expect(script(text) == expected)
  }

  @Test(
    "Characters that both scripts have in daily use tell nothing", arguments: ["后里面", "著名", "乾隆"])
  func common(_ text: String) {
    #expect(script(text) == .han)
  }

  @Test("What is worked out character by character is what the pairs say")
  func characters() {
    var expected = [ScriptCharacters.Kind](repeating: .nothing, count: 0x1_0000)
    for pair in TraditionalCharacters.shared.ofBasicPlane {
      expected[Int(pair.other)] = .traditional
      expected[Int(pair.standard)] = .simplified
    }
    for scalar in ScriptCharacters.common.unicodeScalars { expected[Int(scalar.value)] = .nothing }
    for kana in 0x3041...0x30FA { expected[kana] = .kana }
    for _ in 0..<2 {
      for scalar in UInt16.min...UInt16.max
      where ScriptCharacters.shared.kind(scalar) != expected[Int(scalar)] {
        Issue.record("U+\(String(scalar, radix: 16))")
      }
    }
    #expect(expected.count { $0 == .simplified } > 2000)
  }

  @Test("Texts count together, and only their beginnings")
  func texts() {
    #expect(script("种", "種植與發達") == .traditional)
    let far = String(repeating: "。", count: ScriptSample.mostBytes / 3 + 1) + "種植"
    #expect(script(far) == .neither)
    #expect(
      script(String(repeating: "种", count: 16) + String(repeating: "種", count: 90)) == .simplified)
  }

  @Test("Bytes that are no UTF-8 are read without harm")
  func malformed() {
    var sample = ScriptSample()
    for first in UInt8.min...UInt8.max {
      sample.add([first, 0xE5, first, 0xFF, 0xE5, 0xA4].span)
    }
    _ = sample.script
  }

  @Test("Every traditional character and what it becomes tell different things, or nothing")
  func pairs() throws {
    let tokens = try Analyzer()
    var told = 0
    for value in UInt32(0x4E00)..<0xA000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      guard script(text) == .traditional else { continue }
      told += 1
      let folded = try #require(try tokens.tokens(in: text).last).text
      #expect(folded != text)
      #expect(script(folded) != .traditional, "\(text) \(folded)")
    }
    #expect(told > 2700)
  }
}
