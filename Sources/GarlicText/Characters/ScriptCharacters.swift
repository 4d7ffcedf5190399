// Which characters tell in which script a text is written?

/// What each character of the basic plane says about the script of a text.
struct ScriptCharacters: Sendable {
  enum Kind: UInt8 {
    case nothing, simplified, traditional, kana
  }

  static let shared = ScriptCharacters()

  /// Two bits for each character, in 16 KiB that are read at random.
  private let kinds: [UInt8]

  private init() {
    var kinds = [UInt8](repeating: 0, count: 0x1_0000 / 4)
    func set(_ character: UInt16, _ kind: Kind) {
      let shift = UInt8(truncatingIfNeeded: 2 &* (character & 3))
      let index = Int(character &>> 2)
      kinds[index] = kinds[index] & ~(3 &<< shift) | kind.rawValue &<< shift
    }
    for pair in TraditionalCharacters.shared.ofBasicPlane {
      set(pair.other, .traditional)
      set(pair.standard, .simplified)
    }
    for scalar in Self.common.unicodeScalars {
      if let unit = UInt16(exactly: scalar.value) { set(unit, .nothing) }
    }
    for kana in UInt16(0x3041)...0x30FA { set(kana, .kana) }
    self.kinds = kinds
  }

  @inline(__always)
  func kind(_ scalar: UInt16) -> Kind {
    Kind(rawValue: kinds[Int(scalar &>> 2)] &>> UInt8(truncatingIfNeeded: 2 &* (scalar & 3)) & 3)
      ?? .nothing
  }

  /// Characters of a pair that are in daily use in the other script, too, with a meaning of their own:
  /// 后 and 里 in traditional texts, 著 and 乾 in simplified ones.
  ///
  /// Of the simplified ones of `TraditionalCharacters` those of Big5's first level (A440 to C67E), and of the
  /// traditional ones those of GB 2312's first level (rows 16 to 55).
  private static let common = """
    丑丫丰么了于云交亮仆仿伙余佛佝佣借儿克具冢冬准几凶出划刮制剃剩勤升卜占卷厄只台吁
    吃吊后向听呆周咬咸咽哄唇啕喂噪回困坏堤夸奸姐姜娘宴家尸局岩布帘席干并幸床弦彝彩彷
    征御德志念恤愈愿戚戮扇才扎扑托扣折拓挂挽捂捆捶捻搜斗昆晒暗曲朴杆杠杯杰松板果栗核
    梁楫榨檐欲款殷污沈沾泄泛注浚涌游漓灶炮焊焰狸玩球琅症痴皂真研磷禧私秘筑粗糊糟系累
    群翱耀肴胡腌致舍芸范荐蒙蔑薯藤虫虱蜷蠹表谷豆辟逾遁郁酸采里雇霉面韭麻乾俱著藉
    """
}
