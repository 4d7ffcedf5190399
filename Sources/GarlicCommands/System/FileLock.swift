// How do several processes take turns?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The lock of a file that stands for something else; given back with the last reference, and by the
/// system when a process ends.
final class FileLock {
  private let descriptor: Int32

  /// - Parameters:
  ///   - path: the file, which is made when there is none.
  ///   - patience: how long to wait for another process.
  ///   - waiting: called once when there is somebody to wait for.
  /// - Returns: nil when the other did not end in time.
  init?(
    _ path: String, patience: Duration, waiting: () -> Void
  ) throws(SystemError) {
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw SystemError(operation: "open", path: path, code: errno) }
    let deadline = ContinuousClock.now + patience
    var isWaiting = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno != EWOULDBLOCK {
        throw SystemError(operation: "lock", path: path, code: errno)
      }
      if ContinuousClock.now >= deadline { return nil }
      if !isWaiting { waiting() }
      isWaiting = true
      usleep(10_000)
    }
  }

  deinit { if descriptor >= 0 { _ = close(descriptor) } }
}
