// How does a dictionary entry of version 1 begin?

/// What an entry shares with the term before, what it adds, and in how many documents the term is:
/// in one byte where the numbers are small, as they are for pairs of characters.
///
/// ```
/// shared 3 bits · added 3 bits · df 2 bits
/// added 0: shared and added follow as varints; df 0: df − 4 follows as varint
/// ```
struct TermHead {
  var shared: Int
  var added: Int
  var df: Int

  /// Reads a head at `offset`, which is moved behind it.
  @inline(__always)
  init(_ view: ByteView, _ offset: inout Int) {
    let head = Int(view.u8(offset))
    offset &+= 1
    shared = head &>> 5
    added = head &>> 2 & 7
    df = head & 3
    if added == 0 {
      shared = Int(SingleEntry.varint(view, &offset))
      added = Int(SingleEntry.varint(view, &offset))
    }
    if df == 0 { df = Int(SingleEntry.varint(view, &offset)) + 4 }
  }
}
