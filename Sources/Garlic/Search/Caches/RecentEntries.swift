// What was found out about this key lately?

import GarlicText

/// A bounded number of values by key, those that were kept lately.
///
/// A set-associative table: each key has a set with room for some, and where more are kept the one that was kept first
/// is forgotten. Hashes are compared before keys. Any thread may ask.
///
/// That keys are compared is asked of the methods and not of the type: for a type with a requirement the runtime looks
/// through all conformances of the program, which takes a tenth of a millisecond when an index is opened.
final class RecentEntries<Key: Sendable, Value: Sendable>: Sendable {
  /// Keys of one set.
  ///
  /// Where half as many keys are in use as there is room for, one in 27 finds its set full, and with
  /// sets of two it would be one in ten.
  private static var ways: Int { 4 }

  private struct Entry {
    var key: Key
    var value: Value
  }
  private struct Stripe {
    /// Those of each set, the latest first; empty before the first is kept.
    var places: [RecentPlace] = []
    var entries: [Entry] = []
  }

  /// Parts with a lock of their own, so that threads hardly wait for each other.
  private let stripes: [Guarded<Stripe>]
  private let sets: Int

  /// - Parameters:
  ///   - stripes: a power of two.
  ///   - places: likewise: the keys of each stripe, four at least.
  init(stripes: Int, places: Int) {
    self.stripes = (0..<stripes).map { _ in Guarded(Stripe()) }
    sets = max(1, places / Self.ways)
  }

  /// The stripe and the first place of a hash, and the hash as it is compared: not 0.
  private func place(of hash: UInt64) -> (stripe: Int, first: Int, tag: UInt64) {
    // Multiplied, as hashes of short texts differ in their lower bits.
    let mixed = Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) &>> 32)
    return (
      mixed & (stripes.count &- 1), Self.ways &* ((mixed &>> 8) & (sets &- 1)), max(hash, 1)
    )
  }
}

/// Where an entry is, of any ``RecentEntries``: one type for all, as the runtime sets up each when it is first used.
private struct RecentPlace {
  /// 0 where there is none.
  var hash: UInt64 = 0
  var entry = -1
}

extension RecentEntries where Key: Equatable {
  /// - Parameter hash: of the key.
  /// - Complexity: O(length of the key).
  func value(of key: Key, hash: UInt64) -> Value? {
    let (stripe, first, tag) = place(of: hash)
    return stripes[stripe].withLock { stripe in
      guard let place = Self.place(of: key, tag, first, in: stripe) else { return nil }
      return stripe.entries[stripe.places[place].entry].value
    }
  }

  func keep(_ value: Value, for key: Key, hash: UInt64) {
    let (stripe, first, tag) = place(of: hash)
    stripes[stripe].withLock { stripe in
      if stripe.places.isEmpty {
        stripe.places = Array(repeating: RecentPlace(), count: sets * Self.ways)
      }
      if let place = Self.place(of: key, tag, first, in: stripe) {
        stripe.entries[stripe.places[place].entry].value = value
        return
      }
      let last = first + Self.ways - 1
      var number = stripe.places[last].entry
      if number < 0 {
        number = stripe.entries.count
        stripe.entries.append(Entry(key: key, value: value))
      } else {
        stripe.entries[number] = Entry(key: key, value: value)
      }
      for place in stride(from: last, to: first, by: -1) {
        stripe.places[place] = stripe.places[place - 1]
      }
      stripe.places[first] = RecentPlace(hash: tag, entry: number)
    }
  }

  /// Where a key of a set is; nil where it is not kept.
  @inline(__always)
  private static func place(
    of key: Key, _ tag: UInt64, _ first: Int, in stripe: borrowing Stripe
  ) -> Int? {
    if stripe.places.isEmpty { return nil }
    for place in first..<first &+ ways
    where stripe.places[place].hash == tag
      && stripe.entries[stripe.places[place].entry].key == key
    {
      return place
    }
    return nil
  }
}
