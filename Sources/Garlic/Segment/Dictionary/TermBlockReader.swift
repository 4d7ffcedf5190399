// Which terms does this block of the dictionary hold, bit by bit?

/// Reads the terms of a block one after another (FileFormat.md, "Dictionary").
///
/// For each term: `nextKey` or `nextLengths`, the added bytes, then `entry`. After the end of a
/// damaged block it reads zeros, which `entry` notices.
struct TermBlockReader {
  let view: ByteView
  /// Whether the terms are keys.
  let isKeyed: Bool
  /// Terms that were not read yet.
  private(set) var left: Int
  /// The current term, where terms are keys.
  private(set) var key: UInt32 = 0
  private var reader: BitReader
  private var isFirst = true
  private let positionParameter: UInt32
  private let lengthParameter: UInt32
  private let gapParameter: UInt32
  private let documentBits: Int

  /// Rice parameter of the gaps between first characters, and of the lengths of terms that are no keys.
  static let firstParameter: UInt32 = 5
  static let byteCountParameter: UInt32 = 2

  /// A block without terms.
  static var empty: TermBlockReader {
    var block = TermBlockReader(.empty, documentBits: 0)
    block.left = 0
    return block
  }

  /// - Parameter documentBits: bits of a document number.
  init(_ view: ByteView, documentBits: Int) {
    self.view = view
    self.documentBits = documentBits
    reader = BitReader(view)
    isKeyed = reader.bits(1) == 1
    left = Int(reader.bits(6)) + 1
    positionParameter = reader.bits(5)
    lengthParameter = reader.bits(5)
    gapParameter = reader.bits(5)
  }

  /// Moves to the next term of a block of keys.
  @inline(__always)
  mutating func nextKey() {
    left &-= 1
    if isFirst {
      isFirst = false
      key = reader.bits(32)
      return
    }
    if key & 0xffff == 0 {
      if reader.bits(1) == 1 {
        key |= reader.bits(16)
        return
      }
    } else {
      let gap = reader.rice(gapParameter)
      if gap > 0 {
        key = key &+ gap
        return
      }
    }
    key = ((key &>> 16) &+ reader.rice(TermBlockReader.firstParameter) &+ 1) &<< 16
    if reader.bits(1) == 1 { key |= reader.bits(16) }
  }

  /// Moves to the term of a key in a block of keys; false when the block has none.
  ///
  /// Most of a look-up is this. Nearly every term, key and entry, fits into the 57 bits that one load
  /// brings; the others are stepped over by `nextKey` and `skipEntry`.
  ///
  /// - Parameter listBytes: grows by the bytes of the lists that were stepped over.
  /// - Returns: nil when the block ends inside a term.
  mutating func seek(
    _ wanted: UInt32, keepsPositions: Bool, listBytes: inout Int
  ) -> Bool? {
    while left > 0 {
      seekInWords(wanted, keepsPositions: keepsPositions, listBytes: &listBytes)
      if left == 0 { break }
      nextKey()
      if key >= wanted { break }
      guard let length = skipEntry(keepsPositions: keepsPositions) else { return nil }
      listBytes &+= length
    }
    return reader.isPastEnd ? nil : key == wanted
  }

  /// Steps over terms before a key as long as each fits into a word.
  @inline(__always)
  private mutating func seekInWords(
    _ wanted: UInt32, keepsPositions: Bool, listBytes: inout Int
  ) {
    if isFirst { return }
    var reader = reader
    var key = key
    var left = left
    var bytes = 0
    let escape = Int(BitWriter.escape)
    let gapBits = Int(gapParameter)
    let lengthBits = Int(lengthParameter)
    let singleBits = documentBits &+ (keepsPositions ? 3 &+ Int(positionParameter) : 2)
    while left > 0, key & 0xffff != 0 {
      let word = reader.ahead
      let quotient = word.trailingZeroBitCount
      let keyBits = quotient &+ 1 &+ gapBits
      let low = word &>> UInt64(truncatingIfNeeded: quotient &+ 1) & ((1 &<< UInt64(gapBits)) &- 1)
      let gap = UInt32(truncatingIfNeeded: quotient &<< gapBits | Int(low))
      if quotient >= escape || gap == 0 { break }
      let next = key &+ gap
      if next >= wanted { break }
      let entry = word &>> UInt64(truncatingIfNeeded: keyBits)
      var used = 0
      var length = 0
      if entry & 1 == 1 {
        // One document: its number, once, and its only position.
        let rest = entry &>> UInt64(documentBits &+ 1)
        if rest & 1 == 0 { break }
        used = singleBits
        if keepsPositions {
          let positionBits = (rest &>> 1).trailingZeroBitCount
          if positionBits >= escape { break }
          used &+= positionBits
        }
      } else {
        let width = entry.trailingZeroBitCount &* 2 &+ 1
        if width > 57 { break }
        let rest = entry &>> UInt64(truncatingIfNeeded: width)
        let quotient = rest.trailingZeroBitCount
        if quotient >= escape { break }
        used = width &+ quotient &+ 1 &+ lengthBits
        let low = (rest &>> UInt64(quotient &+ 1)) & ((1 &<< UInt64(lengthBits)) &- 1)
        length = quotient &<< lengthBits | Int(low)
      }
      used &+= keyBits
      if used > 57 { break }
      key = next
      left &-= 1
      bytes &+= length
      reader.skip(used)
    }
    self.reader = reader
    self.key = key
    self.left = left
    listBytes &+= bytes
  }

  /// Moves to the next term of another block: what it shares with the one before, what it adds, and
  /// at which bit the added bytes begin.
  mutating func nextLengths() -> (shared: Int, added: Int, bit: Int) {
    left &-= 1
    let shared = Int(reader.rice(TermBlockReader.byteCountParameter))
    let added = Int(reader.rice(TermBlockReader.byteCountParameter))
    let bit = reader.position
    reader.skip(8 &* added)
    return (shared, added, bit)
  }

  /// A byte of a term, of which `bit` is the first bit.
  @inline(__always)
  func byte(at bit: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: view.window(bit &>> 3) &>> UInt64(bit & 7))
  }

  /// Steps over what stands after the current term; returns the length of its list, 0 for a term of
  /// one document, and nil when the block ends inside of it.
  ///
  /// Most of a look-up is this, and most entries fit into the 57 bits that one load brings.
  @inline(__always)
  mutating func skipEntry(keepsPositions: Bool) -> Int? {
    let word = reader.ahead
    if word & 1 == 1 {
      let rest = word &>> UInt64(documentBits &+ 1)
      if rest & 1 == 1 {
        if !keepsPositions {
          reader.skip(documentBits &+ 2)
          return reader.isPastEnd ? nil : 0
        }
        let quotient = (rest &>> 1).trailingZeroBitCount
        let used = documentBits &+ 3 &+ quotient &+ Int(positionParameter)
        if quotient < Int(BitWriter.escape), used <= 57 {
          reader.skip(used)
          return reader.isPastEnd ? nil : 0
        }
      }
    } else {
      let width = word.trailingZeroBitCount &* 2 &+ 1
      let rest = word &>> UInt64(truncatingIfNeeded: min(width, 63))
      let quotient = rest.trailingZeroBitCount
      let used = width &+ quotient &+ 1 &+ Int(lengthParameter)
      if quotient < Int(BitWriter.escape), used <= 57 {
        let low = (rest &>> UInt64(quotient &+ 1)) & ((1 &<< UInt64(lengthParameter)) &- 1)
        reader.skip(used)
        return reader.isPastEnd ? nil : quotient &<< Int(lengthParameter) | Int(low)
      }
    }
    return skipLongEntry(keepsPositions: keepsPositions)
  }

  @inline(never)
  private mutating func skipLongEntry(keepsPositions: Bool) -> Int? {
    entry(keepsPositions: keepsPositions, listOffset: 0, block: 0)?.listLength
  }

  /// What stands after the current term; nil when the block ends inside of it.
  @inline(__always)
  mutating func entry(keepsPositions: Bool, listOffset: Int, block: Int) -> TermEntry? {
    let df = Int(reader.gamma())
    if df > 1 {
      let length = Int(reader.rice(lengthParameter))
      if reader.isPastEnd { return nil }
      return TermEntry(df: df, listOffset: listOffset, listLength: length, block: block)
    }
    let doc = reader.bits(documentBits)
    let tf = reader.gamma()
    let positions = reader.position
    if df == 0 || tf == 0 || reader.isPastEnd { return nil }
    if keepsPositions {
      PositionCode.skip(&reader, tf: tf, parameter: positionParameter)
      if reader.isPastEnd { return nil }
    }
    return TermEntry(
      df: 1, listOffset: 0, listLength: 0, singleDoc: doc, singleTF: tf, singlePositions: positions,
      singleParameter: positionParameter, block: block)
  }
}
