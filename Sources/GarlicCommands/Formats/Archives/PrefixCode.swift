// Which symbol do the next bits stand for?

/// A Huffman code of DEFLATE as a table: for the next bits the symbol, and how many of them are its code.
struct PrefixCode {
  /// `symbol << 4 | length`; 0 for bits that are no code.
  ///
  /// Its size is a power of two.
  let table: [UInt16]

  /// - Parameter lengths: of the code of each symbol, 0 to 15; 0 for a symbol that has none.
  /// - Throws: for lengths that no code has.
  init(_ lengths: ArraySlice<UInt8>) throws(FormatError) {
    var room = 1 << 15
    for length in lengths where length > 0 { room -= 1 << (15 - Int(length)) }
    if room < 0 { throw .broken("a damaged code") }
    self.init(complete: Array(lengths))
  }

  /// - Parameter lengths: those of a code that there is.
  init(complete lengths: [UInt8]) {
    let longest = max(1, Int(lengths.max() ?? 0))
    var table = [UInt16](repeating: 0, count: 1 << longest)
    var code = 0
    for length in 1...longest {
      for (symbol, own) in lengths.enumerated() where own == length {
        // Codes are read from their highest bit on, and bits come from the lowest on.
        var reversed = 0
        for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
        var place = reversed
        while place < table.count {
          table[place] = UInt16(symbol) << 4 | UInt16(length)
          place += 1 << length
        }
        code += 1
      }
      code <<= 1
    }
    self.table = table
  }
}
