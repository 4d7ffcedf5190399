// Which number stands for a term in a sum over many?

/// A hash of a term's bytes, for checksums of postings that can be added up in any order.
enum TermHash {
  /// The hash of a term.
  ///
  /// - Parameters:
  ///   - prefix: its first eight bytes, as `TermPrefix` has them.
  ///   - term: all of its bytes.
  @inline(__always)
  static func of(prefix: UInt64, _ term: [UInt8]) -> UInt64 {
    let hash = mix(prefix ^ UInt64(truncatingIfNeeded: term.count) &* 0x9e37_79b9_7f4a_7c15)
    return term.count <= 8 ? hash : long(term, hash)
  }

  /// The hash of a document's id.
  static func of(id: [UInt8]) -> UInt64 { of(prefix: TermPrefix.of(id[...]), id) }

  @inline(never)
  private static func long(_ term: [UInt8], _ start: UInt64) -> UInt64 {
    var hash = start
    var at = 8
    while at < term.count {
      let next = min(at + 8, term.count)
      hash = mix(hash ^ TermPrefix.of(term[at..<next]))
      at = next
    }
    return hash
  }

  /// The finalizer of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
  /// OOPSLA 2014): every bit of the result depends on every bit of the number.
  @inline(__always)
  static func mix(_ number: UInt64) -> UInt64 {
    var z = number &+ 0x9e37_79b9_7f4a_7c15
    z = (z ^ (z &>> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z &>> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z &>> 31)
  }
}
