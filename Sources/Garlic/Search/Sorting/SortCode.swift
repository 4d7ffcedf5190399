// How are values of one segment compared fast?

/// A value of a key within one segment: of two, the lesser comes first.
///
/// Numbers and ordinals become bits whose order is that of the key, whichever its direction.
struct SortCode: Comparable {
  /// 0 for a missing value that comes first, 1 for a value, 2 for a missing value that comes last.
  var rank: UInt8
  var bits: UInt64

  @inline(__always)
  static func < (a: SortCode, b: SortCode) -> Bool {
    a.rank != b.rank ? a.rank < b.rank : a.bits < b.bits
  }

  @inline(__always)
  static func missing(_ key: SortKey) -> SortCode {
    SortCode(rank: key.missing == .first ? 0 : 2, bits: 0)
  }

  @inline(__always)
  init(rank: UInt8, bits: UInt64) {
    self.rank = rank
    self.bits = bits
  }

  @inline(__always)
  init(_ number: Int64, isDescending: Bool) {
    let bits = UInt64(bitPattern: number) ^ (1 &<< 63)
    self.init(rank: 1, bits: isDescending ? ~bits : bits)
  }

  /// A score, the greatest first.
  init(score: Double) { self.init(NumberValue.sortable(score), isDescending: true) }
}
