// Who keeps the bytes that a view shows?

/// Bytes of a file in memory, for as long as this object lives.
public final class MappedBytes: Sendable {
  private let view: ByteView
  private let release: @Sendable () -> Void

  package init(view: ByteView, release: @escaping @Sendable () -> Void) {
    self.view = view
    self.release = release
  }

  deinit { release() }

  /// The number of bytes.
  public var count: Int { view.count }

  /// A copy of the bytes.
  public var bytes: [UInt8] { withView { $0.array } }

  /// The bytes, which stay in memory while `body` runs.
  ///
  /// Whoever lets a view out of `body` must keep this object beside it: the last look at a view may be after
  /// the last use of the object that the compiler sees.
  @inline(__always)
  package func withView<R, E: Error>(_ body: (ByteView) throws(E) -> R) throws(E) -> R {
    defer { withExtendedLifetime(self) {} }
    return try body(view)
  }
}
