// Which vocabulary id has a character or a dictionary word? Tables that make hashing needless.

/// Ids of one-character terms by their character, and of dictionary words by their entry number.
@safe final class TermCache {
  /// Each slot holds an id + 1, or 0 when the term was not met yet.
  let unigrams: UnsafeMutablePointer<UInt32>
  let singles: UnsafeMutablePointer<UInt32>
  let entries: UnsafeMutablePointer<UInt32>
  /// The terms themselves.
  ///
  /// After a pointer, because the exclusivity of a class's property would be checked at every
  /// word.
  let table: UnsafeMutablePointer<TermTable>
  private let pages: ZeroedPages
  private static let characters = 0x1_0000

  /// - Throws: ``AnalysisError/outOfMemory(byteCount:)``.
  init() throws(AnalysisError) {
    let count = Self.characters * 2 + DictionaryIndex.entryLimit
    guard let pages = ZeroedPages(byteCount: count * 4) else {
      throw AnalysisError.outOfMemory(byteCount: count * 4)
    }
    let base = unsafe pages.base.bindMemory(to: UInt32.self, capacity: count)
    unsafe unigrams = base
    unsafe singles = base + Self.characters
    unsafe entries = base + Self.characters * 2
    self.pages = pages
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(to: TermTable())
  }

  deinit {
    unsafe table.deinitialize(count: 1)
    unsafe table.deallocate()
  }

  /// Calls `body` with the terms, which nothing else may use meanwhile.
  @inline(__always) func withTable<R>(_ body: (inout TermTable) -> R) -> R {
    unsafe body(&table.pointee)
  }

  /// Bytes asked for; what is touched may be less.
  var byteCount: Int { pages.byteCount }

  func removeAll() {
    // A term has a slot, one of a character two.
    pages.clear(places: unsafe table.pointee.count * 2)
    unsafe table.pointee.removeAll()
  }
}
