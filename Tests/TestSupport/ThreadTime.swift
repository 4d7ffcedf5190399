// How long has this thread worked?

import Foundation

/// Time that the calling thread was on a processor: what it takes does not depend on what else the machine does.
public enum ThreadTime {
  /// The time so far.
  public static var now: Duration {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
