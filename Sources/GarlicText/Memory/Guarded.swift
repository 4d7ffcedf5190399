// How do threads share a value one at a time?

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A value that one thread at a time may look at or change.
///
/// A POSIX mutex, and not the one of the standard library: the thread sanitizer follows the first and
/// does not see the second on Linux, so races in what it guards, and in what it does not, would look
/// alike.
@safe
package final class Guarded<Value>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  /// A place of its own, which is not looked at for being used twice at once: whoever has the lock is alone.
  @usableFromInline package let value: UnsafeMutablePointer<Value>

  /// Guards `value`.
  package init(_ value: Value) {
    unsafe self.value = UnsafeMutablePointer<Value>.allocate(capacity: 1)
    unsafe self.value.initialize(to: value)
    unsafe mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    _ = unsafe pthread_mutex_init(mutex, nil)
  }

  deinit {
    _ = unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
    unsafe value.deinitialize(count: 1)
    unsafe value.deallocate()
  }

  /// Runs `body` while no other thread has the value.
  package func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    lock()
    defer { unlock() }
    return try unsafe body(&value.pointee)
  }

  /// The same for what throws nothing: inlined, as every search does it several times.
  @inlinable
  package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
    lock()
    defer { unlock() }
    return unsafe body(&value.pointee)
  }

  @usableFromInline
  package func lock() { _ = unsafe pthread_mutex_lock(mutex) }

  @usableFromInline
  package func unlock() { _ = unsafe pthread_mutex_unlock(mutex) }
}
