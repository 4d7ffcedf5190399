// What was found out about this term in an earlier search?

import GarlicText

/// What the dictionaries of a snapshot say about the terms that were asked for lately.
///
/// A table in which each term has one place, and the term that was asked for last has it: a bounded number of terms, and
/// a look-up that compares one of them. Any thread may ask.
final class TermCache: Sendable {
  /// A term in some fields, for queries that are ranked among the documents of some scripts.
  struct Key: Equatable, Sendable {
    let term: [UInt8]
    let fields: [Int]
    /// The scripts; 0 for all.
    let own: UInt8
  }

  struct Facts: Sendable {
    /// For each of the fields one for each segment.
    var entries: [TermEntry?]
    /// In how many documents it is: in the field where it is in most.
    var df: Int
    /// How rare it is, once that was asked.
    var idf: Double?
  }

  private struct Stripe {
    var slots: [(key: Key, facts: Facts)?] = []
  }

  /// Parts with a lock of their own, so that threads hardly wait for each other.
  private let stripes: [Guarded<Stripe>]
  private let slotsPerStripe: Int
  /// What is said about terms in more segments and fields is not kept.
  private static let mostEntries = 64

  /// - Parameters:
  ///   - stripes: a power of two.
  ///   - slotsPerStripe: likewise; an entry takes about a hundred bytes for each segment and field.
  init(stripes: Int = 16, slotsPerStripe: Int = 64) {
    self.stripes = (0..<stripes).map { _ in Guarded(Stripe()) }
    self.slotsPerStripe = slotsPerStripe
  }

  /// - Complexity: O(length of the term).
  func facts(_ key: Key) -> Facts? {
    let (stripe, slot) = place(of: key.term)
    return stripes[stripe].withLock { stripe in
      guard !stripe.slots.isEmpty, let found = stripe.slots[slot], found.key == key else {
        return nil
      }
      return found.facts
    }
  }

  func keep(_ facts: Facts, for key: Key) {
    if facts.entries.count > Self.mostEntries { return }
    let (stripe, slot) = place(of: key.term)
    stripes[stripe].withLock { stripe in
      if stripe.slots.isEmpty { stripe.slots = Array(repeating: nil, count: slotsPerStripe) }
      stripe.slots[slot] = (key, facts)
    }
  }

  /// By FNV-1a.
  private func place(of term: [UInt8]) -> (stripe: Int, slot: Int) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in term { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let mixed = Int(truncatingIfNeeded: hash &>> 20)
    return (mixed & (stripes.count &- 1), (mixed &>> 8) & (slotsPerStripe &- 1))
  }
}
