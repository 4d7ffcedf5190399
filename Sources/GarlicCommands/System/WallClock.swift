// What time is it by the clock that files are stamped with?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time of day.
enum WallClock {
  /// In nanoseconds since 1970.
  static var now: Int64 {
    var moment = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &moment)
    return Int64(moment.tv_sec) * 1_000_000_000 + Int64(moment.tv_nsec)
  }

  /// Lets time pass; a signal ends it early.
  static func pause(milliseconds: UInt32) { _ = usleep(milliseconds * 1000) }
}
