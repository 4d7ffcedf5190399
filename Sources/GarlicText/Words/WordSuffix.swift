// What does a word add after its first character?

/// The characters of a word after the first, packed so that comparing numbers compares words.
struct WordSuffix: BitwiseCopyable, Comparable {
  /// The most characters that fit; the longest word of ICU's dictionary has fifteen after its first.
  static let longest = 16

  // Four characters in each, the first in the highest bits.
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0
  private(set) var count = 0
  var cost: UInt8 = 0
  /// Whether the user has given the cost, which then holds whatever the dictionary says.
  var isUsers = false

  @inline(__always) subscript(position: Int) -> UInt16 {
    let shift = UInt64(truncatingIfNeeded: 48 &- (position & 3) &* 16)
    let word: UInt64
    switch position >> 2 {
    case 0: word = first
    case 1: word = second
    case 2: word = third
    default: word = fourth
    }
    return UInt16(truncatingIfNeeded: word &>> shift)
  }

  mutating func append(_ character: UInt16) {
    let bits = UInt64(character) &<< UInt64(truncatingIfNeeded: 48 &- (count & 3) &* 16)
    switch count >> 2 {
    case 0: first |= bits
    case 1: second |= bits
    case 2: third |= bits
    default: fourth |= bits
    }
    count &+= 1
  }

  func isSameWord(as other: WordSuffix) -> Bool {
    first == other.first && second == other.second && third == other.third
      && fourth == other.fourth
  }

  /// By the characters; of the same word the user's first, then the cheaper.
  static func < (left: WordSuffix, right: WordSuffix) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    if left.third != right.third { return left.third < right.third }
    if left.fourth != right.fourth { return left.fourth < right.fourth }
    if left.isUsers != right.isUsers { return left.isUsers }
    return left.cost < right.cost
  }
}
