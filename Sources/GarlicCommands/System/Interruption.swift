// Does somebody want the program to end, and can it still put away what it has done?

import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The wish of a person or of the system that the process ends: Ctrl-C, or SIGTERM.
enum Interruption {
  /// The exit code of shells for a process that Ctrl-C ended.
  static let exitCode: Int32 = 130

  private static let flag = Atomic(false)
  /// How many parts of the program want to see the wish: one may do so inside another.
  private static let observers = Atomic(0)

  static var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// From now on, until ``end()`` is called as often, the first signal is a wish only; the second ends the process.
  static func observe() {
    if observers.add(1, ordering: .relaxed).oldValue > 0 { return }
    // The handler must not be the first to touch it.
    flag.store(false, ordering: .relaxed)
    for number in [SIGINT, SIGTERM] where !isIgnored(number) {
      signal(number) { received in
        Interruption.flag.store(true, ordering: .relaxed)
        signal(received, SIG_DFL)
      }
    }
    // Who starts a process from a thread of Dispatch gives it that thread's mask, which lets no signal through.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM] { unsafe sigaddset(&signals, number) }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Signals end the process again, where nobody else observes them.
  static func end() {
    if observers.subtract(1, ordering: .relaxed).newValue > 0 { return }
    for number in [SIGINT, SIGTERM] where !isIgnored(number) { signal(number, SIG_DFL) }
  }

  /// Whether who started the process wants it to go on whatever happens, as nohup does.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #else
      let handler = unsafe action.__sigaction_handler.sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == 1
  }
}
