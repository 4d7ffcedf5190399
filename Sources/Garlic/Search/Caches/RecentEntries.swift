// What was found out about this key lately?

import GarlicText

/// A bounded number of values by key, those that were kept lately.
///
/// A table in which each key has one place with room for two: a look-up compares two keys at most. Of three keys with
/// one place, the one that was kept first is forgotten. Any thread may ask.
final class RecentEntries<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct Entry {
    let key: Key
    var value: Value
  }
  private struct Stripe {
    /// Two for each place; empty before the first is kept.
    var entries: [Entry?] = []
  }

  /// Parts with a lock of their own, so that threads hardly wait for each other.
  private let stripes: [Guarded<Stripe>]
  private let places: Int

  /// - Parameters:
  ///   - stripes: a power of two.
  ///   - places: likewise; of each stripe.
  init(stripes: Int, places: Int) {
    self.stripes = (0..<stripes).map { _ in Guarded(Stripe()) }
    self.places = places
  }

  /// - Parameter hash: of the key.
  /// - Complexity: O(length of the key).
  func value(of key: Key, hash: UInt64) -> Value? {
    let (stripe, place) = place(of: hash)
    return stripes[stripe].withLock { stripe in
      if stripe.entries.isEmpty { return nil }
      for number in place...place + 1 where stripe.entries[number]?.key == key {
        return stripe.entries[number]?.value
      }
      return nil
    }
  }

  func keep(_ value: Value, for key: Key, hash: UInt64) {
    let (stripe, place) = place(of: hash)
    stripes[stripe].withLock { stripe in
      if stripe.entries.isEmpty { stripe.entries = Array(repeating: nil, count: 2 * places) }
      if stripe.entries[place]?.key != key, stripe.entries[place + 1]?.key != key {
        stripe.entries.swapAt(place, place + 1)
        stripe.entries[place] = Entry(key: key, value: value)
      } else {
        stripe.entries[stripe.entries[place]?.key == key ? place : place + 1]?.value = value
      }
    }
  }

  private func place(of hash: UInt64) -> (stripe: Int, place: Int) {
    let mixed = Int(truncatingIfNeeded: hash &>> 20)
    return (mixed & (stripes.count &- 1), 2 * ((mixed &>> 8) & (places &- 1)))
  }
}
