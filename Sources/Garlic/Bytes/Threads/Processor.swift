// How does a waiting writer wait?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

package enum Processor {
  /// Sleeps this thread.
  static func milliseconds(_ count: Int) {
    var wanted = timespec(tv_sec: count / 1000, tv_nsec: count % 1000 * 1_000_000)
    _ = unsafe nanosleep(&wanted, nil)
  }

  /// A number of the thread that this is called on.
  static var currentThread: UInt {
    #if canImport(Darwin)
      unsafe UInt(bitPattern: pthread_self())
    #else
      pthread_self()
    #endif
  }

  /// What this thread has had of a processor, and the time that has passed since some instant, in seconds.
  static var clocks: (processor: Double, wall: Double) {
    func seconds(_ clock: clockid_t) -> Double {
      var now = timespec()
      _ = unsafe clock_gettime(clock, &now)
      return Double(now.tv_sec) + Double(now.tv_nsec) * 1e-9
    }
    return (seconds(CLOCK_THREAD_CPUTIME_ID), seconds(CLOCK_MONOTONIC))
  }

  /// How many processors there are.
  package static var processorCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }
}
