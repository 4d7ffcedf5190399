// Which characters tell in which script a text is written?

import Synchronization

/// What each character of the basic plane says about the script of a text, worked out when it is first met: a
/// query pays for its own characters alone.
///
/// Shared by all threads.
@safe final class ScriptCharacters: @unchecked Sendable {
  enum Kind: UInt8 {
    case nothing, simplified, traditional, kana
  }

  static let shared = ScriptCharacters()

  private static let wordCount = 0x1_0000 / 16
  private static let allKana: ClosedRange<UInt16> = 0x3041...0x30FA

  /// Two bits for each character, in 16 KiB that are read at random.
  ///
  /// 0 before it is met, else one more than the number of its kind. Kana are known without.
  private let kinds: UnsafeMutablePointer<Atomic<UInt32>>

  private init() {
    unsafe kinds = .allocate(capacity: Self.wordCount)
    for word in 0..<Self.wordCount { unsafe (kinds + word).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe kinds.deinitialize(count: Self.wordCount)
    unsafe kinds.deallocate()
  }

  @inline(__always)
  func kind(_ scalar: UInt16) -> Kind {
    if Self.allKana.contains(scalar) { return .kana }
    let word = unsafe kinds[Int(scalar &>> 4)].load(ordering: .relaxed)
    let known = UInt8(truncatingIfNeeded: word &>> UInt32(2 &* (scalar & 15)) & 3)
    return Kind(rawValue: known &- 1) ?? meet(scalar)
  }

  /// Two threads that meet a character at once find the same.
  @inline(never) private func meet(_ scalar: UInt16) -> Kind {
    let kind = Self.found(scalar)
    unsafe kinds[Int(scalar &>> 4)].bitwiseOr(
      UInt32(kind.rawValue &+ 1) &<< UInt32(2 &* (scalar & 15)), ordering: .relaxed)
    return kind
  }

  /// What a character that is no kana says.
  static func found(_ scalar: UInt16) -> Kind {
    let pairs = TraditionalCharacters.shared
    if !pairs.contains(scalar) { return .nothing }
    if commonCharacters.contains(scalar) { return .nothing }
    return pairs.simplified(UInt32(scalar)) == UInt32(scalar) ? .simplified : .traditional
  }

  /// Characters of a pair that are in daily use in the other script, too, with a meaning of their own:
  /// 后 and 里 in traditional texts, 著 and 乾 in simplified ones.
  ///
  /// Of the simplified ones of `TraditionalCharacters` those of Big5's first level (A440 to C67E), and of the
  /// traditional ones those of GB 2312's first level (rows 16 to 55).
  static let common = """
    丑丫丰么了于云交亮仆仿伙余佛佝佣借儿克具冢冬准几凶出划刮制剃剩勤升卜占卷厄只台吁
    吃吊后向听呆周咬咸咽哄唇啕喂噪回困坏堤夸奸姐姜娘宴家尸局岩布帘席干并幸床弦彝彩彷
    征御德志念恤愈愿戚戮扇才扎扑托扣折拓挂挽捂捆捶捻搜斗昆晒暗曲朴杆杠杯杰松板果栗核
    梁楫榨檐欲款殷污沈沾泄泛注浚涌游漓灶炮焊焰狸玩球琅症痴皂真研磷禧私秘筑粗糊糟系累
    群翱耀肴胡腌致舍芸范荐蒙蔑薯藤虫虱蜷蠹表谷豆辟逾遁郁酸采里雇霉面韭麻乾俱著藉
    """

  private static let commonCharacters = {
    var set = BasicPlaneSet()
    for scalar in common.unicodeScalars {
      if let character = UInt16(exactly: scalar.value) { set.insert(character) }
    }
    return set
  }()
}
