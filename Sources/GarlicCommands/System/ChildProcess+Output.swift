// What does another program print, when it may be slow, greedy or broken?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ChildProcess {
  /// What a program may take.
  struct Limits {
    /// Bytes of output.
    var output = 64 << 20
    /// How long it may run.
    var time = Duration.seconds(10)
    /// Bytes of memory, where the system can limit those of another process.
    var memory = 2 << 30
  }

  /// How a program ended, and what it printed until then.
  enum Outcome: Equatable {
    /// With its exit code; 128 and the number of the signal that ended it.
    case ended(code: Int32, output: [UInt8])
    case tooLong
    case tooMuch
    /// Somebody wants this process to end.
    case interrupted
  }

  /// Runs a program without a shell, input and error output, and gathers what it prints.
  ///
  /// It has a process group of its own, which is killed where a limit is met.
  ///
  /// - Parameter arguments: the program's path or name, and what it is given.
  static func output(
    of arguments: [String], _ limits: Limits = Limits()
  ) throws(SystemError) -> Outcome {
    guard let name = arguments.first, let program = path(of: name) else {
      throw SystemError(operation: "find the program", path: arguments.first ?? "", code: ENOENT)
    }
    var ends: [Int32] = [-1, -1]
    if unsafe pipe(&ends) != 0 {
      throw SystemError(operation: "make a pipe to", path: name, code: errno)
    }
    let (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    defer { _ = close(reading) }
    let child: pid_t
    do throws(SystemError) {
      child = try started(program, arguments, printingTo: writing)
    } catch {
      _ = close(writing)
      throw error
    }
    _ = close(writing)
    limit(child, limits)
    let stop = ContinuousClock.now + limits.time
    var output: [UInt8] = []
    var failure: Outcome?
    gathering: while failure == nil {
      if Interruption.isRequested { failure = .interrupted }
      if ContinuousClock.now >= stop { failure = .tooLong }
      var waiting = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&waiting, 1, 50) <= 0 { continue }
      switch try? gather(reading, &output) {
      case 0?: break gathering
      case nil: continue
      default: if output.count > limits.output { failure = .tooMuch }
      }
    }
    // A program may close its output and go on.
    while failure == nil {
      var status: Int32 = 0
      let found = unsafe waitpid(child, &status, WNOHANG)
      if found == child { return .ended(code: code(status), output: output) }
      if found < 0, errno != EINTR { return .ended(code: 127, output: output) }
      if ContinuousClock.now >= stop { failure = .tooLong }
      _ = poll(nil, 0, 1)
    }
    _ = kill(-child, SIGKILL)
    _ = kill(child, SIGKILL)
    _ = wait(for: child)
    return failure ?? .interrupted
  }

  /// Appends what there is to read.
  ///
  /// - Returns: how much; 0 at the end.
  /// - Throws: when there is nothing yet.
  private static func gather(_ descriptor: Int32, _ output: inout [UInt8]) throws(SystemError)
    -> Int
  {
    var code: Int32 = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
      let got = unsafe read(descriptor, buffer.baseAddress, 1 << 16)
      count = max(0, got)
      code = got < 0 ? errno : 0
    }
    if code != 0 { throw SystemError(operation: "read", path: "", code: code) }
    output += chunk
    return chunk.count
  }

  private static func started(
    _ program: String, _ arguments: [String], printingTo output: Int32
  ) throws(SystemError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe _ = posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe _ = posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawnattr_setpgroup(&attributes, 0)
    // Signals do what they usually do, whatever this process makes of them.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGPIPE] { unsafe sigaddset(&signals, number) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF))
    var child = pid_t()
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    let code = unsafe posix_spawn(&child, program, &actions, &attributes, pointers, environ)
    if code != 0 { throw SystemError(operation: "start", path: program, code: code) }
    return child
  }

  /// Limits the memory and the processor time of a process that runs.
  ///
  /// posix_spawn sets no limits, and those of this process are shared by its threads; Linux alone sets limits of
  /// another process. The name is looked up because the header hides it.
  private static func limit(_ child: pid_t, _ limits: Limits) {
    #if os(Linux)
      typealias Call =
        @convention(c) (pid_t, Int32, UnsafeRawPointer?, UnsafeMutableRawPointer?) ->
        Int32
      guard let symbol = unsafe dlsym(nil, "prlimit") else { return }
      let call = unsafe unsafeBitCast(symbol, to: Call.self)
      let seconds = UInt(limits.time.components.seconds) + 1
      // The numbers of RLIMIT_CPU and RLIMIT_AS.
      for (resource, value) in [(Int32(0), seconds), (Int32(9), UInt(limits.memory))] {
        var bound = [value, value]
        unsafe _ = bound.withUnsafeMutableBytes {
          unsafe call(child, resource, UnsafeRawPointer($0.baseAddress), nil)
        }
      }
    #endif
  }
}
