// How is another program run?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Programs that are found on PATH and run without a shell.
enum ChildProcess {
  /// The path of a program; nil when there is none on PATH.
  static func path(of program: String) -> String? {
    if program.contains("/") { return unsafe access(program, X_OK) == 0 ? program : nil }
    for folder in (Environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":") {
      let path = PathName.join(String(folder), program)
      if let status = try? FileStatus(of: path), status.kind != .folder,
        unsafe access(path, X_OK) == 0
      {
        return path
      }
    }
    return nil
  }

  /// Runs a program on this terminal and waits for its end.
  ///
  /// - Returns: its exit code; 128 and the number of the signal that ended it.
  static func run(_ arguments: [String]) throws(SystemError) -> Int32 {
    guard let name = arguments.first, let program = path(of: name) else {
      throw SystemError(operation: "find the program", path: arguments.first ?? "", code: ENOENT)
    }
    var child = pid_t()
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer { unsafe pointers.forEach { unsafe free($0) } }
    let code = unsafe posix_spawn(&child, program, nil, nil, pointers, environ)
    if code != 0 { throw SystemError(operation: "start", path: name, code: code) }
    return wait(for: child)
  }

  /// Waits for the end of a process.
  static func wait(for child: pid_t) -> Int32 {
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    return code(status)
  }

  /// The exit code in what the system tells of the end of a process.
  static func code(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
