// Who keeps the bytes that a view shows?

/// Bytes of a file in memory, for as long as this object lives.
package final class MappedBytes: Sendable {
  package let view: ByteView
  private let release: @Sendable () -> Void

  package init(view: ByteView, release: @escaping @Sendable () -> Void) {
    self.view = view
    self.release = release
  }

  deinit { release() }

  /// The bytes, which stay in memory while `body` runs.
  ///
  /// Whoever keeps `view` must keep this object too: a last look at `view` may be the last use of
  /// the object that the compiler sees.
  package func withView<R, E: Error>(_ body: (ByteView) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(view)
  }
}
