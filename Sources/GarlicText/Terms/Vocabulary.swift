// Which number has this term? Numbers for the terms of one tokenizer, dense from 0.

/// The vocabulary of a tokenizer: interned terms, numbered from 0.
///
/// Ids count from 0 in the order in which terms were first met. Not for several threads at once.
package final class Vocabulary {
  /// The table, and the ids that the tokenizer knows without hashing.
  let known: TermCache

  init() throws(AnalysisError) { known = try TermCache() }

  /// Number of terms.
  package var count: Int { known.withTable { $0.count } }

  /// Bytes of all terms together.
  package var termByteCount: Int { known.withTable { $0.byteCount } }

  /// Bytes of memory held, for budgets.
  package var byteCount: Int { known.withTable { $0.memory } + known.byteCount }

  /// Forgets every term; ids begin at 0 again.
  package func removeAll() {
    known.removeAll()
  }

  /// The id of a term, given one if it has none.
  /// - Complexity: linear in the length of the term.
  package func intern(_ term: [UInt8]) -> UInt32 {
    known.withTable { table in
      table.begin(room: term.count)
      for byte in term { table.append(byte) }
      return table.intern()
    }
  }

  /// The id of a term, or nil when it was never interned.
  package func find(_ term: [UInt8]) -> UInt32? {
    known.withTable { table in
      table.begin(room: term.count)
      for byte in term { table.append(byte) }
      return table.find()
    }
  }

  /// Calls `body` with the bytes of a term, none for an id that was never given.
  ///
  /// The span must not be used after interning another term: take what is needed before.
  package func withTerm<R>(_ id: UInt32, _ body: (Span<UInt8>) -> R) -> R {
    known.withTable { $0.withBytes(of: id, body) }
  }

  /// Appends the bytes of a term to `out`.
  package func append(_ id: UInt32, to out: inout [UInt8]) {
    known.withTable { $0.append(id, to: &out) }
  }

  /// The bytes of a term; an id that was never given has none.
  package func term(_ id: UInt32) -> [UInt8] {
    withTerm(id) { span in
      var bytes: [UInt8] = []
      bytes.reserveCapacity(span.count)
      for index in span.indices { bytes.append(span[index]) }
      return bytes
    }
  }

  /// All ids, sorted by the bytes of their terms.
  /// - Complexity: O(n log n) comparisons.
  package func idsInOrder() -> [UInt32] {
    // The first eight bytes decide most comparisons.
    let keyed = (0..<UInt32(count)).map { id in
      (key: known.withTable { $0.prefix(of: id) }, id: id)
    }
    return keyed.sorted { left, right in
      if left.key != right.key { return left.key < right.key }
      return withTerm(left.id) { first in
        withTerm(right.id) { second in Self.precedes(first, second) }
      }
    }.map(\.id)
  }

  private static func precedes(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    for index in 0..<min(left.count, right.count) where left[index] != right[index] {
      return left[index] < right[index]
    }
    return left.count < right.count
  }
}
