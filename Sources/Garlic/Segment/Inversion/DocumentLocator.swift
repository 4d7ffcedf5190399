// Which document does this ordinal lie in?

/// Finds the document of an ordinal: a table tells where to begin for every few ordinals, hardly more
/// than a step does the rest.
struct DocumentLocator {
  private let starts: Slab<UInt32>
  private let guesses: Slab<UInt32>
  /// The table has an entry for every `1 << shift` ordinals.
  private let shift: UInt32

  /// Entries of the table for each document, on average.
  private static let density = 8

  init(starts: [UInt32]) {
    let slab = Slab<UInt32>(count: starts.count + 1, filledWith: .max)
    for (i, start) in starts.enumerated() { slab[i] = start }
    self.starts = slab
    let total = Int(starts[starts.count - 1])
    var shift: UInt32 = 0
    while total >> Int(shift) > DocumentLocator.density * starts.count { shift += 1 }
    self.shift = shift
    let guesses = Slab<UInt32>(count: total >> Int(shift) + 1, filledWith: 0)
    var doc = 0
    for i in 0..<guesses.count {
      while doc + 1 < starts.count, Int(starts[doc + 1]) <= i << Int(shift) { doc += 1 }
      guesses[i] = UInt32(doc)
    }
    self.guesses = guesses
  }

  @inline(__always)
  func document(of ordinal: UInt32) -> UInt32 {
    var doc = Int(guesses[Int(ordinal &>> shift)])
    while starts[doc &+ 1] <= ordinal { doc &+= 1 }
    return UInt32(truncatingIfNeeded: doc)
  }

  @inline(__always)
  func start(of document: UInt32) -> UInt32 { starts[Int(document)] }
}
