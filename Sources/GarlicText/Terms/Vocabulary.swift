// Which number has this term? Numbers for the terms of one tokenizer, dense from 0.

/// Interned terms of one tokenizer.
///
/// Ids count from 0 in the order in which terms were first met. Not for several threads at once.
public final class Vocabulary {
  private var bytes: [UInt8] = []
  /// Where each term ends in `bytes`; a term begins where the one before ends.
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Open addressing by linear probing: id + 1, or 0.
  private var slots: [UInt32]
  /// Ids that the tokenizer knows without hashing.
  let known = KnownTerms()

  init() {
    slots = Array(repeating: 0, count: 1024)
  }

  /// Number of terms.
  public var count: Int { ends.count }

  /// Bytes of memory held, for budgets.
  public var byteCount: Int {
    bytes.capacity + (ends.capacity + hashes.capacity + slots.capacity) * 4 + known.byteCount
  }

  /// Forgets every term; ids begin at 0 again.
  public func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    hashes.removeAll(keepingCapacity: true)
    for slot in slots.indices { slots[slot] = 0 }
    known.removeAll()
  }

  /// The id of a term, given one if it has none.
  /// - Complexity: linear in the length of the term.
  public func intern(_ term: [UInt8]) -> UInt32 {
    intern(term.span)
  }

  /// The id of a term, or nil when it was never interned.
  public func find(_ term: [UInt8]) -> UInt32? {
    let slot = slots[slot(of: term.span, hash: Self.hash(term.span))]
    return slot == 0 ? nil : slot - 1
  }

  /// Calls `body` with the bytes of a term.
  ///
  /// An id that was never given has no bytes.
  public func withTerm<R>(_ id: UInt32, _ body: (Span<UInt8>) -> R) -> R {
    let held = bytes
    return body(held.span.extracting(range(of: id)))
  }

  /// The bytes of a term.
  ///
  /// An id that was never given has none.
  public func term(_ id: UInt32) -> [UInt8] {
    Array(bytes[range(of: id)])
  }

  /// All ids, sorted by the bytes of their terms.
  /// - Complexity: O(n log n) comparisons.
  public func idsInOrder() -> [UInt32] {
    // The first eight bytes decide most comparisons.
    let keyed = (0..<UInt32(count)).map { id in (key: prefix(of: id), id: id) }
    return keyed.sorted { left, right in
      if left.key != right.key { return left.key < right.key }
      return bytes[range(of: left.id)].lexicographicallyPrecedes(bytes[range(of: right.id)])
    }.map(\.id)
  }

  func intern(_ term: Span<UInt8>) -> UInt32 {
    let hash = Self.hash(term)
    let slot = slot(of: term, hash: hash)
    if slots[slot] != 0 { return slots[slot] - 1 }
    for index in term.indices { bytes.append(term[index]) }
    ends.append(UInt32(bytes.count))
    hashes.append(hash)
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return UInt32(count - 1)
  }

  private func range(of id: UInt32) -> Range<Int> {
    guard id < count else { return 0..<0 }
    return (id == 0 ? 0 : Int(ends[Int(id) - 1]))..<Int(ends[Int(id)])
  }

  private func prefix(of id: UInt32) -> UInt64 {
    let range = range(of: id)
    var key: UInt64 = 0
    for offset in 0..<8 {
      let byte = offset < range.count ? bytes[range.lowerBound + offset] : 0
      key = key << 8 | UInt64(byte)
    }
    return key
  }

  /// The slot that holds the term, or the free one where it belongs.
  private func slot(of term: Span<UInt8>, hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let id = slots[slot] - 1
      if hashes[Int(id)] == hash, equals(term, id) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func equals(_ term: Span<UInt8>, _ id: UInt32) -> Bool {
    let range = range(of: id)
    if range.count != term.count { return false }
    for offset in 0..<range.count where bytes[range.lowerBound + offset] != term[offset] {
      return false
    }
    return true
  }

  private func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (id, hash) in hashes.enumerated() {
      var slot = Int(hash) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(id + 1)
    }
  }

  /// Multiply and rotate, byte by byte: terms are short.
  ///
  /// The same in every process.
  private static func hash(_ term: Span<UInt8>) -> UInt32 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(term.count)
    for index in term.indices {
      state = (state ^ UInt64(term[index])) &* 0x100_0000_01B3
    }
    state ^= state >> 32
    state &*= 0xD6E8_FEB8_6659_FD93
    return UInt32(truncatingIfNeeded: state >> 32)
  }
}
