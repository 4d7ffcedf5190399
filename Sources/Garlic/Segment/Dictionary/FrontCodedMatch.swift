// Is the next front-coded term the wanted one?

/// Compares a wanted term with the terms of a block as they are written, each as what it shares with the
/// one before and what it adds, without putting one together.
struct FrontCodedMatch {
  enum Verdict {
    case before, found, after
  }

  private let wanted: [UInt8]
  /// Bytes of the wanted term that the last one began with.
  private var matched = 0
  /// The last one's length in bytes.
  private(set) var length = 0

  init(_ wanted: [UInt8]) { self.wanted = wanted }

  /// Where the next term stands beside the wanted one.
  ///
  /// - Parameter byte: the term's bytes from number `shared` on.
  @inline(__always)
  mutating func next(shared: Int, added: Int, byte: (Int) -> UInt8) -> Verdict {
    // The last term came before the wanted one; this one goes its own way before that shows.
    if shared < matched { return .after }
    length = shared &+ added
    if shared > matched { return .before }
    let limit = min(length, wanted.count)
    while matched < limit, byte(matched) == wanted[matched] { matched &+= 1 }
    if matched == wanted.count { return length > matched ? .after : .found }
    return matched < length && byte(matched) > wanted[matched] ? .after : .before
  }
}
