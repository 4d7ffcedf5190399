// Which vocabulary id has a character or a dictionary word? Tables that make hashing needless.

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Ids of one-character terms by their character, and of dictionary words by their entry number.
///
/// Memory is asked for at once and becomes real page by page as it is touched.
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
  private static let characters = 0x1_0000

  /// - Throws: ``AnalysisError/outOfMemory(byteCount:)``.
  init() throws(AnalysisError) {
    let unigrams = unsafe calloc(Self.characters, 4)
    let singles = unsafe calloc(Self.characters, 4)
    let entries = unsafe calloc(DictionaryIndex.entryLimit, 4)
    guard let unigrams = unsafe unigrams, let singles = unsafe singles,
      let entries = unsafe entries
    else {
      unsafe free(unigrams)
      unsafe free(singles)
      unsafe free(entries)
      throw AnalysisError.outOfMemory(
        byteCount: (Self.characters * 2 + DictionaryIndex.entryLimit) * 4)
    }
    unsafe self.unigrams = unigrams.bindMemory(to: UInt32.self, capacity: Self.characters)
    unsafe self.singles = singles.bindMemory(to: UInt32.self, capacity: Self.characters)
    unsafe self.entries = entries.bindMemory(
      to: UInt32.self, capacity: DictionaryIndex.entryLimit)
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(to: TermTable())
  }

  deinit {
    unsafe free(unigrams)
    unsafe free(singles)
    unsafe free(entries)
    unsafe table.deinitialize(count: 1)
    unsafe table.deallocate()
  }

  /// Calls `body` with the terms, which nothing else may use meanwhile.
  @inline(__always) func withTable<R>(_ body: (inout TermTable) -> R) -> R {
    unsafe body(&table.pointee)
  }

  /// Bytes asked for; what is touched may be less.
  var byteCount: Int { (Self.characters * 2 + DictionaryIndex.entryLimit) * 4 }

  func removeAll() {
    unsafe table.pointee.removeAll()
    // The system's own, for these are two and a half megabytes after every chunk.
    unsafe memset(unigrams, 0, Self.characters * 4)
    unsafe memset(singles, 0, Self.characters * 4)
    unsafe memset(entries, 0, DictionaryIndex.entryLimit * 4)
  }
}
