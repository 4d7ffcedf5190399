// What do the terms of a text come from? Folded scalars, the cuts between words, and dictionary entries.

/// A view of one segmented window of text, valid while the tokenizer's buffers are.
@unsafe struct SegmentedText {
  let scalars: UnsafePointer<FoldedScalar>
  /// UTF-8 offset in the original where each element's piece began; one more at the end.
  let starts: UnsafePointer<UInt32>
  /// 1 where a segment begins, for each element; the one after the last is 1.
  let cuts: UnsafePointer<UInt8>
  /// For a word that ends before this element: its number in the dictionary index, or 0.
  let entries: UnsafePointer<UInt32>
  let count: Int

  /// Whether an element takes a unit of its own: also a mark of a script without spaces after a letter or
  /// mark of one, as a vowel of Thai.
  @inline(__always) func isUnit(_ element: Int) -> Bool {
    let scalar = unsafe scalars[element]
    if scalar.takesUnit { return true }
    return scalar.has(FoldedScalar.complexContextBit) && element > 0
      && (unsafe scalars[element - 1].has(FoldedScalar.complexContextBit))
  }

  /// The first element of another piece after this one, past the marks that belong to it.
  func nextBase(after element: Int) -> Int {
    var next = element + 1
    while unsafe next < count, unsafe scalars[next].isExtend || starts[next] == starts[element] {
      next += 1
    }
    return next
  }

  /// UTF-8 offset after the element and the marks that belong to it.
  func end(of element: Int) -> UInt32 {
    unsafe starts[nextBase(after: element)]
  }
}
