// How is compressed text had back without another program?

/// Unpacks DEFLATE (RFC 1951), never more than is allowed.
struct Inflate {
  /// Output may be so many times the input; text never is, a bomb is up to 1032 times.
  private static let largestRatio = 250
  /// Below this many bytes the ratio does not matter.
  private static let harmless = 4 << 20

  private let input: [UInt8]
  private var at: Int
  private var bits: UInt64 = 0
  private var bitCount = 0
  private let limit: Int
  private var output: [UInt8] = []

  /// - Parameters:
  ///   - input: compressed bytes.
  ///   - start: where they begin.
  ///   - limit: the most bytes of output.
  /// - Returns: what was compressed, and the offset behind it in the input.
  static func unpack(
    _ input: [UInt8], from start: Int = 0, limit: Int
  ) throws(FormatError) -> (output: [UInt8], end: Int) {
    var inflate = Inflate(input: input, at: start, limit: limit)
    try inflate.run()
    return (inflate.output, inflate.at - inflate.bitCount / 8)
  }

  private init(input: [UInt8], at: Int, limit: Int) {
    self.input = input
    self.at = at
    self.limit = limit
  }

  private mutating func run() throws(FormatError) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try stored()
      case 1: try compressed(Self.fixedLiterals, Self.fixedDistances)
      case 2:
        let (literals, distances) = try codes()
        try compressed(literals, distances)
      default: throw .broken("an unknown kind of compressed block")
      }
    }
  }

  // MARK: Bits

  private mutating func fill() {
    while bitCount <= 48, at < input.count {
      bits |= UInt64(input[at]) << UInt64(bitCount)
      at += 1
      bitCount += 8
    }
  }

  private mutating func take(_ count: Int) throws(FormatError) -> Int {
    if bitCount < count { fill() }
    if bitCount < count { throw .broken("cut off") }
    let value = Int(bits & ((1 << UInt64(count)) - 1))
    bits >>= UInt64(count)
    bitCount -= count
    return value
  }

  // MARK: Blocks

  private mutating func stored() throws(FormatError) {
    _ = try take(bitCount % 8)
    let length = try take(16)
    let complement = try take(16)
    if length != ~complement & 0xFFFF { throw .broken("a damaged block") }
    // Whole bytes that were taken in advance are given back.
    at -= bitCount / 8
    (bits, bitCount) = (0, 0)
    if input.count - at < length { throw .broken("cut off") }
    try room(length)
    output += input[at..<at + length]
    at += length
  }

  private func room(_ count: Int) throws(FormatError) {
    let size = output.count + count
    if size > limit { throw .tooLarge(limit) }
    if size > Self.harmless, size / Self.largestRatio > at + 1 {
      throw .broken("it unpacks to more than \(Self.largestRatio) times its size")
    }
  }

  private mutating func symbol(_ code: PrefixCode) throws(FormatError) -> Int {
    if bitCount < 15 { fill() }
    let entry = code.table[Int(bits & UInt64(code.table.count - 1))]
    let length = Int(entry & 15)
    if length == 0 { throw .broken("a damaged code") }
    if length > bitCount { throw .broken("cut off") }
    bits >>= UInt64(length)
    bitCount -= length
    return Int(entry >> 4)
  }

  private mutating func compressed(
    _ literals: PrefixCode, _ distances: PrefixCode
  ) throws(FormatError) {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        if output.count >= limit { throw .tooLarge(limit) }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol - 257 < Self.lengths.count else { throw .broken("a damaged length") }
      let (base, extra) = Self.lengths[symbol - 257]
      let length = base + (try take(extra))
      let code = try self.symbol(distances)
      guard code < Self.distances.count else { throw .broken("a damaged distance") }
      let (far, more) = Self.distances[code]
      let distance = far + (try take(more))
      if distance > output.count { throw .broken("a distance before the beginning") }
      try room(length)
      let start = output.count - distance
      // A slice would share the array and make it be copied.
      for offset in 0..<length { output.append(output[start + offset]) }
    }
  }

  /// The codes of a block, which are written by a code of their own.
  private mutating func codes() throws(FormatError) -> (PrefixCode, PrefixCode) {
    let literalCount = try take(5) + 257
    let distanceCount = try take(5) + 1
    let count = try take(4) + 4
    var lengths = [UInt8](repeating: 0, count: 19)
    for place in Self.order.prefix(count) { lengths[place] = UInt8(try take(3)) }
    let code = try PrefixCode(lengths[...])
    var all: [UInt8] = []
    while all.count < literalCount + distanceCount {
      let symbol = try symbol(code)
      switch symbol {
      case 0...15: all.append(UInt8(symbol))
      case 16:
        guard let last = all.last else { throw .broken("a damaged code") }
        all += [UInt8](repeating: last, count: try take(2) + 3)
      case 17: all += [UInt8](repeating: 0, count: try take(3) + 3)
      default: all += [UInt8](repeating: 0, count: try take(7) + 11)
      }
    }
    if all.count > literalCount + distanceCount { throw .broken("a damaged code") }
    return (try PrefixCode(all[..<literalCount]), try PrefixCode(all[literalCount...]))
  }

  private static let order = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]

  /// Bases and further bits of the lengths and distances (RFC 1951, 3.2.5).
  private static let lengths: [(Int, Int)] =
    (0..<28).map { code in
      let extra = code < 8 ? 0 : (code - 4) / 4
      return (code < 8 ? code + 3 : (4 + code % 4) << extra + 3, extra)
    } + [(258, 0)]

  private static let distances: [(Int, Int)] = (0..<30).map { code in
    let extra = code < 4 ? 0 : (code - 2) / 2
    return (code < 4 ? code + 1 : (2 + code % 2) << extra + 1, extra)
  }

  private static let fixedLiterals = PrefixCode(
    complete: [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
      + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))
  private static let fixedDistances = PrefixCode(complete: [UInt8](repeating: 5, count: 30))
}
