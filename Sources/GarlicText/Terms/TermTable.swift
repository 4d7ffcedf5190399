// Which number has this term? A hash table of byte strings without checks, for the hot path.

/// Interned byte strings, numbered from 0 in the order in which they were first met.
@safe struct TermTable: ~Copyable {
  private var bytes = ScratchBuffer<UInt8>(capacity: 1 << 12)
  /// Bytes of all terms.
  private(set) var byteCount = 0
  /// Where each term ends in `bytes`; a term begins where the one before ends.
  private var ends = ScratchBuffer<Int>(capacity: 1 << 8)
  private(set) var count = 0
  /// Open addressing by linear probing.
  private var slots = ScratchBuffer<Slot>(capacity: 1 << 10)
  private var slotCount = 1 << 10
  /// A term on its way in, followed by eight bytes of zero.
  private var pending = ScratchBuffer<UInt8>(capacity: 1 << 11)
  private var pendingCount = 0

  /// A slot of the hash table.
  private struct Slot: BitwiseCopyable {
    /// A term of up to seven bytes with its length in the eighth, or the hash of a longer one, which
    /// has a bit set that no length has.
    var key: UInt64
    /// id + 1, or 0 when the slot is free.
    var number: UInt64
  }

  private static let free = Slot(key: 0, number: 0)
  private static let longFlag: UInt64 = 1 << 63

  init() {
    unsafe slots.base.initialize(repeating: Self.free, count: slotCount)
  }

  /// Bytes of memory held.
  var memory: Int { bytes.capacity + ends.capacity * 8 + slots.capacity * 16 + pending.capacity }

  mutating func removeAll() {
    byteCount = 0
    count = 0
    unsafe slots.base.update(repeating: Self.free, count: slotCount)
  }

  /// Where a term lies; an id that was never given has no bytes.
  func range(of id: UInt32) -> Range<Int> {
    guard id < count else { return 0..<0 }
    return (id == 0 ? 0 : unsafe ends.base[Int(id) - 1])..<(unsafe ends.base[Int(id)])
  }

  func withBytes<R>(of id: UInt32, _ body: (Span<UInt8>) -> R) -> R {
    let range = range(of: id)
    let buffer = unsafe UnsafeBufferPointer(
      start: UnsafePointer(bytes.base + range.lowerBound), count: range.count)
    return unsafe body(buffer.span)
  }

  /// Appends the bytes of a term to `out`.
  func append(_ id: UInt32, to out: inout [UInt8]) {
    let range = range(of: id)
    unsafe out.append(
      contentsOf: UnsafeBufferPointer(start: bytes.base + range.lowerBound, count: range.count))
  }

  /// The first eight bytes as a number that sorts as they do.
  func prefix(of id: UInt32) -> UInt64 {
    let range = range(of: id)
    var key: UInt64 = 0
    for offset in 0..<8 {
      key = key << 8
      if offset < range.count { key |= UInt64(unsafe bytes.base[range.lowerBound + offset]) }
    }
    return key
  }

  // MARK: Terms on their way in

  @inline(__always) mutating func begin(room: Int) {
    pendingCount = 0
    pending.reserve(room + 8, keeping: 0)
  }

  @inline(__always) mutating func append(_ byte: UInt8) {
    unsafe pending.base[pendingCount] = byte
    pendingCount &+= 1
  }

  /// Appends the UTF-8 of a scalar that is no surrogate.
  @inline(__always) mutating func append(scalar: UInt32) {
    UTF8Encoding.forEachByte(of: scalar) { append($0) }
  }

  /// The id of the term that was appended since `begin`, given one if it has none.
  @inline(__always) mutating func intern() -> UInt32 {
    let key = pendingKey()
    let slot = find(key)
    let number = unsafe slots.base[slot].number
    if number != 0 { return UInt32(truncatingIfNeeded: number &- 1) }
    return insert(key, slot)
  }

  /// The id of the term that was appended since `begin`, or nil.
  mutating func find() -> UInt32? {
    let number = unsafe slots.base[find(pendingKey())].number
    return number == 0 ? nil : UInt32(truncatingIfNeeded: number - 1)
  }

  /// The key of the pending term, the same in every process.
  @inline(__always) private mutating func pendingKey() -> UInt64 {
    let base = unsafe UnsafeMutableRawPointer(pending.base)
    unsafe base.storeBytes(of: 0, toByteOffset: pendingCount, as: UInt64.self)
    if pendingCount < 8 {
      let bytes = unsafe base.loadUnaligned(fromByteOffset: 0, as: UInt64.self)
      return UInt64(littleEndian: bytes) | UInt64(truncatingIfNeeded: pendingCount) << 56
    }
    // Multiplication and folding, eight bytes at a time.
    var state = 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: pendingCount)
    var offset = 0
    repeat {
      let chunk = unsafe base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      state = (state ^ UInt64(littleEndian: chunk)) &* 0xD6E8_FEB8_6659_FD93
      state ^= state &>> 32
      offset &+= 8
    } while offset < pendingCount
    return state | Self.longFlag
  }

  @inline(__always) private static func home(_ key: UInt64, slotCount: Int) -> Int {
    let mixed = key &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed &>> 32) & (slotCount &- 1)
  }

  /// The slot that holds the pending term, or the free one where it belongs.
  @inline(__always) private func find(_ key: UInt64) -> Int {
    let mask = slotCount &- 1
    let slots = unsafe self.slots.base
    var slot = Self.home(key, slotCount: slotCount)
    while true {
      let held = unsafe slots[slot]
      if held.number == 0 { return slot }
      if held.key == key {
        if key & Self.longFlag == 0 { return slot }
        if holdsPending(UInt32(truncatingIfNeeded: held.number &- 1)) { return slot }
      }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never) private func holdsPending(_ id: UInt32) -> Bool {
    let range = range(of: id)
    if range.count != pendingCount { return false }
    let term = unsafe bytes.base + range.lowerBound
    let pending = unsafe self.pending.base
    var offset = 0
    while offset < pendingCount {
      if unsafe term[offset] != pending[offset] { return false }
      offset &+= 1
    }
    return true
  }

  @inline(never) private mutating func insert(_ key: UInt64, _ slot: Int) -> UInt32 {
    bytes.reserve(byteCount + pendingCount, keeping: byteCount)
    unsafe (bytes.base + byteCount).update(from: pending.base, count: pendingCount)
    byteCount += pendingCount
    ends.reserve(count + 1, keeping: count)
    unsafe ends.base[count] = byteCount
    count += 1
    unsafe slots.base[slot] = Slot(key: key, number: UInt64(count))
    if count * 2 > slotCount { grow() }
    return UInt32(count - 1)
  }

  private mutating func grow() {
    let larger = slotCount * 2
    let fresh = ScratchBuffer<Slot>(capacity: larger)
    unsafe fresh.base.initialize(repeating: Self.free, count: larger)
    for position in 0..<slotCount {
      let held = unsafe slots.base[position]
      if held.number == 0 { continue }
      var slot = Self.home(held.key, slotCount: larger)
      while unsafe fresh.base[slot].number != 0 { slot = (slot + 1) & (larger - 1) }
      unsafe fresh.base[slot] = held
    }
    slots = fresh
    slotCount = larger
  }
}
