// Where are large tables that are zero at first, and of which little may be used?

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Memory that is zero, asked from the system in pages: it becomes real page by page as it is touched.
///
/// `calloc` gives the same only until memory of this size has been given back once; from then on it clears all of it.
@safe struct ZeroedPages: ~Copyable {
  let base: UnsafeMutableRawPointer
  let byteCount: Int

  private static let pageSize = 4096

  /// Nil when the system has no more memory.
  init?(byteCount: Int) {
    guard let base = unsafe Self.map(byteCount, at: nil) else { return nil }
    unsafe self.base = base
    self.byteCount = byteCount
  }

  deinit { unsafe _ = munmap(base, byteCount) }

  /// Makes all zero again.
  ///
  /// - Parameter places: about how many places were written. When they are few, the pages are given back: each that is
  ///   touched later costs some times what clearing it costs.
  func clear(places: Int) {
    let isLittle = places < byteCount / Self.pageSize / 4
    if isLittle, unsafe Self.map(byteCount, at: base) != nil { return }
    unsafe _ = memset(base, 0, byteCount)
  }

  private static func map(
    _ byteCount: Int, at place: UnsafeMutableRawPointer?
  ) -> UnsafeMutableRawPointer? {
    let fixed = unsafe place == nil ? 0 : MAP_FIXED
    #if canImport(Darwin)
      let flags = MAP_PRIVATE | MAP_ANON | fixed
    #else
      let flags = MAP_PRIVATE | MAP_ANONYMOUS | fixed
    #endif
    let pages = unsafe mmap(place, byteCount, PROT_READ | PROT_WRITE, flags, -1, 0)
    return unsafe pages == MAP_FAILED ? nil : pages
  }
}
