// In which order do a million keyed positions come?

/// Sorts 64-bit records by their upper 32 bits, stably, so that equal keys keep the order of their
/// positions: least significant digit first, eleven bits a pass, passes that would move nothing
/// left out (Knuth, TAOCP 3, section 5.2.5).
///
/// - Complexity: O(n) a pass, at most three passes; the memory that is kept is as large as the input.
@safe
struct RadixSort: ~Copyable {
  private var scratch = GrowingSlab<UInt64>()

  private static let digits = 2048

  /// Sorts `records`, of which it may leave another order, and hands the sorted ones to `body`.
  mutating func sort<Result>(
    _ records: inout [UInt64], _ body: (Span<UInt64>) -> Result
  ) -> Result {
    let n = records.count
    if n < 2 { return body(records.span) }
    scratch.reserve(n)
    let other = unsafe scratch.pointer
    var counts = [Int](repeating: 0, count: 3 * RadixSort.digits)
    return unsafe records.withUnsafeMutableBufferPointer { a in
      let moved = unsafe counts.withUnsafeMutableBufferPointer { c in
        if let a = a.baseAddress, let c = c.baseAddress {
          return unsafe RadixSort.passes(a, other, c, n)
        }
        return false
      }
      let sorted = unsafe UnsafeBufferPointer(start: moved ? other : a.baseAddress, count: n)
      return unsafe body(sorted.span)
    }
  }

  /// Whether the sorted records ended up in `other`.
  private static func passes(
    _ records: UnsafeMutablePointer<UInt64>, _ other: UnsafeMutablePointer<UInt64>,
    _ counts: UnsafeMutablePointer<Int>, _ n: Int
  ) -> Bool {
    for i in 0..<n {
      let key = unsafe records[i] &>> 32
      unsafe counts[Int(key & 2047)] &+= 1
      unsafe counts[2048 &+ Int(key &>> 11 & 2047)] &+= 1
      unsafe counts[4096 &+ Int(key &>> 22)] &+= 1
    }
    var from = unsafe records
    var to = unsafe other
    var moved = false
    for digit in 0..<3 {
      let c = unsafe counts + 2048 * digit
      let shift = UInt64(32 + 11 * digit)
      if unsafe c[Int(from[0] &>> shift & 2047)] == n { continue }
      var sum = 0
      for d in 0..<2048 {
        let count = unsafe c[d]
        unsafe c[d] = sum
        sum &+= count
      }
      for i in 0..<n {
        let record = unsafe from[i]
        let d = Int(record &>> shift & 2047)
        unsafe to[c[d]] = record
        unsafe c[d] &+= 1
      }
      unsafe swap(&from, &to)
      moved.toggle()
    }
    return moved
  }
}
