// What strange texts are there? Random ones of every class of character that the rules know.

import TestSupport

/// Texts that mix runs of many kinds.
enum TextGenerator {
  private static let ranges: [ClosedRange<UInt32>] = [
    0x4E00...0x9FFF, 0x4E00...0x5400, 0x3041...0x309F, 0x30A0...0x30FF, 0x3041...0x3093,
    0x30A1...0x30FC, 0xAC00...0xD7A3, 0xFF61...0xFF9F, 0xFF01...0xFF5E, 0xF900...0xFAFF,
    0x2E80...0x2FDF, 0x3000...0x303F, 0x3400...0x4DBF, 0x20000...0x2A6DF, 0x2A700...0x2EBE0,
    0x30000...0x3134A, 0x1100...0x11FF, 0x05D0...0x05EA, 0x0300...0x036F, 0x20...0x7E,
    0x30...0x39, 0x61...0x7A, 0xFE00...0xFE0F, 0xE0100...0xE0110, 0x1F300...0x1F64F,
    0x1F1E6...0x1F1FF, 0x200B...0x200F, 0x3200...0x33FF, 0xA0...0x24F, 0x0400...0x045F,
    0x0600...0x06FF, 0x0900...0x097F, 0x1F3FB...0x1F3FF, 0x31F0...0x31FF, 0x2000...0x2060,
    0x0...0x1F, 0x1B000...0x1B122, 0x1F200...0x1F265, 0xE0020...0xE007F, 0x20D0...0x20F0,
    0x0E01...0x0E4E, 0x0E81...0x0EC6, 0x1780...0x17D3, 0x1000...0x103F, 0x3131...0x318E,
    0x3105...0x312F, 0xA000...0xA48C,
  ]
  private static let signs: [UInt32] = [
    0x200D, 0x22, 0x27, 0x2E, 0x2C, 0x3A, 0xB7, 0x2019, 0x5F, 0x30FC, 0x3099, 0x309A, 0x309B,
    0x309C, 0xFF9E, 0xFF9F, 0xFF70, 0x3005, 0x3007, 0x3031, 0x303C, 0x85, 0xD, 0xA, 0x2028, 0x3000,
    0xFE0F, 0xAD, 0x40, 0x26, 0x2B, 0x23, 0x30FB, 0x30A0, 0x1F468, 0x1F3FB, 0x2764, 0x20E3,
  ]

  /// Up to about sixty characters, in runs of one kind.
  static func text(using generator: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 1...12, using: &generator) {
      let sign = signs[Int.random(in: 0..<signs.count, using: &generator)]
      let range = ranges[Int.random(in: 0..<ranges.count, using: &generator)]
      switch Int.random(in: 0..<10, using: &generator) {
      case 0, 1, 2: append(sign, to: &text)
      case 3:
        // Ordinary words, so that the dictionary is met.
        text.append(
          contentsOf: words[Int.random(in: 0..<words.count, using: &generator)].unicodeScalars)
      case 4:
        // A line that was wrapped, or one that was not.
        text.append(
          contentsOf: wraps[Int.random(in: 0..<wraps.count, using: &generator)].unicodeScalars)
      default:
        for _ in 0..<Int.random(in: 1...8, using: &generator) {
          append(UInt32.random(in: range, using: &generator), to: &text)
        }
      }
    }
    return String(text)
  }

  private static func append(_ value: UInt32, to text: inout String.UnicodeScalarView) {
    if let scalar = Unicode.Scalar(value) { text.append(scalar) }
  }

  private static let wraps = [
    "大\n蒜", "蒜\r\n", "\n蒜", "に \n  ん", "大\n\n蒜", "大\n　蒜", "\n", " \n", "\r", "\t\n ", "한\n국",
    "大\na", "一 二", " 三 ", "大 ", "wi-fi", "-\n", "ab-\ncd", "-", "cropPrice", "HTMLText", "1,234",
    ",",
  ]

  private static let words = [
    "北京大学生前来应聘", "資料庫管理系統", "データベース管理", "こんにちは世界", "株式会社の電話番号", "人民共和国",
    "一二三四五六七八九十", "的是不我一有大在人了中到", "カラオケボックス", "ありがとうございます", "한국어를 공부합니다",
  ]
}
