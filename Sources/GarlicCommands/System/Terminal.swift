// How does a program take over a terminal, key by key, and give it back as it was?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal of standard input and output, without line editing and echo, on a screen of its own.
final class Terminal {
  private var before = termios()
  private var isOpen = false

  /// Whether a person types and looks.
  static var isThere: Bool {
    isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && Environment["TERM"] != "dumb"
  }

  /// Takes the terminal over; ``close()`` gives it back.
  func open() throws(SystemError) {
    guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else {
      throw SystemError(operation: "read the settings of", path: "the terminal", code: errno)
    }
    var raw = before
    raw.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG | IEXTEN)
    raw.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | BRKINT | ISTRIP)
    guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &raw) == 0 else {
      throw SystemError(operation: "change the settings of", path: "the terminal", code: errno)
    }
    isOpen = true
    try write("\u{1B}[?1049h\u{1B}[?7l")
  }

  /// Gives the terminal back as it was.
  func close() {
    if !isOpen { return }
    isOpen = false
    try? write("\u{1B}[?7h\u{1B}[?1049l")
    _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
  }

  deinit { close() }

  /// Rows and columns.
  var size: (rows: Int, columns: Int) {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_row > 0,
      size.ws_col > 0
    else { return (24, 80) }
    return (Int(size.ws_row), Int(size.ws_col))
  }

  /// The bytes that were typed; empty when nothing was for so long, nil at the end of input.
  ///
  /// - Parameter milliseconds: how long to wait for the first.
  func bytes(waiting milliseconds: Int32) throws(SystemError) -> [UInt8]? {
    var wanted = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    let ready = unsafe poll(&wanted, 1, milliseconds)
    if ready <= 0 { return [] }
    var bytes: [UInt8] = []
    let count = try InputFile.standardInput.read(into: &bytes, upTo: 4096)
    return count == 0 ? nil : bytes
  }

  /// Writes a whole frame at once, so that nothing flickers.
  func write(_ text: String) throws(SystemError) {
    let output = OutputFile.standardOutput
    try output.write(text)
    try output.flush()
  }
}
