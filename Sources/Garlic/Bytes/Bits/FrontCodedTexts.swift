// What is the n-th of texts that are each written as what they add to the one before?

/// A group of front-coded texts: for each the bytes that it shares with the one before (varint), the
/// bytes that it adds (varint), and those.
@safe
struct FrontCodedTexts {
  private let view: ByteView

  init(_ view: ByteView) { self.view = view }

  /// Most texts are shorter, and their groups have no more texts than that.
  private static let short = 96
  private static let most = 16

  /// The bytes of a text.
  /// - Throws: where the texts up to it run out of the group.
  func bytes(_ number: Int) throws(DecodingError) -> [UInt8] {
    let length = try self.length(number)
    return unsafe [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      unsafe copy(number, to: buffer)
      count = length
    }
  }

  /// A text, with U+FFFD for what is not UTF-8.
  /// - Throws: where the texts up to it run out of the group.
  func string(_ number: Int) throws(DecodingError) -> String {
    let short: String? = unsafe withUnsafeTemporaryAllocation(
      of: UInt8.self, capacity: Self.short
    ) { buffer in
      guard let length = unsafe putTogether(number, in: buffer) else { return nil }
      let text = unsafe UnsafeBufferPointer(rebasing: buffer.prefix(length))
      return unsafe String(decoding: text, as: UTF8.self)
    }
    if let short { return short }
    let length = try self.length(number)
    return unsafe String(unsafeUninitializedCapacity: length) { buffer in
      unsafe copy(number, to: buffer)
      return length
    }
  }

  /// What a text shares, adds, and where that begins; `offset` is moved after it.
  @inline(__always)
  private func next(_ offset: inout Int) -> (shared: Int, added: Int, start: Int) {
    let both = view.u16(offset)
    var shared = Int(both & 0xff)
    var added = Int(both &>> 8)
    if both & 0x8080 == 0 {
      offset &+= 2
    } else {
      shared = varint(&offset)
      added = varint(&offset)
    }
    let start = offset
    offset &+= added
    return (shared, added, start)
  }

  /// Lengths of 128 bytes and more are rare.
  @inline(never)
  private func varint(_ offset: inout Int) -> Int {
    Int(UInt32(truncatingIfNeeded: view.varint(&offset)))
  }

  /// The length of a text in bytes; those before it lie inside the group as well.
  private func length(_ number: Int) throws(DecodingError) -> Int {
    var offset = 0
    var length = 0
    for _ in 0...number {
      let (shared, added, start) = next(&offset)
      guard shared <= length, offset <= view.count else {
        throw DecodingError(offset: start, reason: "runs out of its group")
      }
      length = shared &+ added
    }
    return length
  }

  /// Puts together a text from its end: of each text before it only the bytes that the text has from there.
  ///
  /// - Returns: its length; nil for one of the seventeenth and later, for one with longer texts before it, and where one
  ///   runs out of the group.
  private func putTogether(_ number: Int, in target: UnsafeMutableBufferPointer<UInt8>) -> Int? {
    guard number < Self.most, let source = unsafe view.base,
      let base = UnsafeMutableRawPointer(target.baseAddress)
    else { return nil }
    let count = view.count
    let capacity = target.count
    // Where the bytes that each adds begin, less those that it shares, and how many it shares.
    var origins = InlineArray<16, Int>(repeating: 0)
    var shares = InlineArray<16, Int>(repeating: 0)
    var offset = 0
    var length = 0
    for index in 0...number {
      guard offset &+ 2 <= count else { return nil }
      let both = UInt16(
        littleEndian: unsafe source.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
      offset &+= 2
      let shared = Int(both & 0xff)
      guard both & 0x8080 == 0, shared <= length else { return nil }
      length = shared &+ Int(both &>> 8)
      origins[index] = offset &- shared
      shares[index] = shared
      offset &+= length &- shared
    }
    guard offset <= count, length <= capacity else { return nil }
    var end = length
    var index = number
    while end > 0 {
      let shared = shares[index]
      if shared < end {
        unsafe (base + shared).copyMemory(
          from: source + (origins[index] &+ shared), byteCount: end &- shared)
        end = shared
      }
      index &-= 1
    }
    return length
  }

  /// Puts together a text that was found to lie inside the group: each before it writes what it adds,
  /// as far as this one reaches.
  private func copy(_ number: Int, to target: UnsafeMutableBufferPointer<UInt8>) {
    guard let source = unsafe view.base else { return }
    var offset = 0
    for _ in 0...number {
      let (shared, added, start) = next(&offset)
      let count = min(added, target.count &- shared)
      if count > 0, let base = target.baseAddress {
        unsafe UnsafeMutableRawPointer(base + shared)
          .copyMemory(from: source + start, byteCount: count)
      }
    }
  }
}
