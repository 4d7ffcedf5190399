// In how many documents of each script is a term that was asked for before?

/// Counts by term and field, in a hash table with open addressing and linear probing.
///
/// A table of its own, because the first dictionary of a kind of keys has the runtime look through all conformances of
/// the process, which takes longer than a query.
struct ScriptFrequencies {
  private struct Entry {
    let term: [UInt8]
    let field: Int
    let counts: [Int]
  }

  private var entries: [Entry] = []
  /// The index of an entry + 1; 0 is free.
  ///
  /// A power of two of them, half full at most.
  private var slots: [UInt32] = []
  private let most: Int

  /// - Parameter most: terms that are kept; with more of them the old ones are forgotten together.
  init(most: Int = 1 << 14) { self.most = most }

  var count: Int { entries.count }

  /// - Complexity: O(length of the term).
  func counts(of term: [UInt8], field: Int) -> [Int]? {
    if slots.isEmpty { return nil }
    let found = slots[slot(of: term, field)]
    return found == 0 ? nil : entries[Int(found) - 1].counts
  }

  /// Keeps the counts of a term; what was kept of it before goes.
  mutating func keep(_ counts: [Int], of term: [UInt8], field: Int) {
    if entries.count >= most {
      entries.removeAll(keepingCapacity: true)
      for slot in slots.indices { slots[slot] = 0 }
    }
    if entries.count * 2 >= slots.count {
      slots = [UInt32](repeating: 0, count: max(16, slots.count * 2))
      for (index, entry) in entries.enumerated() {
        slots[slot(of: entry.term, entry.field)] = UInt32(index + 1)
      }
    }
    let entry = Entry(term: term, field: field, counts: counts)
    let place = slot(of: term, field)
    if slots[place] != 0 {
      entries[Int(slots[place]) - 1] = entry
    } else {
      entries.append(entry)
      slots[place] = UInt32(entries.count)
    }
  }

  /// Where a term lies, or the free slot where it would, by FNV-1a.
  private func slot(of term: [UInt8], _ field: Int) -> Int {
    var hash = 0xCBF2_9CE4_8422_2325 ^ UInt64(truncatingIfNeeded: field)
    for byte in term { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var slot = Int(truncatingIfNeeded: hash &>> 20) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.field == field, entry.term == term { break }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }
}
