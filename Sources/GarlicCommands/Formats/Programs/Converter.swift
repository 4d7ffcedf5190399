// Which programs of the system make text of files, and what did they print?

/// Programs that are found on PATH, run without a shell, and bounded in time, memory and output.
enum Converter {
  /// The programs and the packages that have them, by the names that Debian gives them.
  private static let packages = [
    "pdftotext": "poppler-utils", "bzip2": "bzip2", "xz": "xz-utils", "zstd": "zstd",
  ]

  /// Which of the programs there are, as text: what was left out is read when its program has come.
  static var available: String {
    packages.keys.sorted().filter { ChildProcess.path(of: $0) != nil }.joined(separator: " ")
  }

  /// The text of a PDF file, and its title.
  static func pdf(_ path: String) throws -> ExtractedText {
    let output = try run(["pdftotext", "-q", "-enc", "UTF-8", argument(path), "-"])
    // A page ends with a form feed.
    let pages = output.split(separator: 0x0C).map { page -> ArraySlice<UInt8> in
      let end = page.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? page.startIndex
      return page[..<end]
    }
    var text = ExtractedText(
      body: String(decoding: Array(pages.joined(separator: [0x0A, 0x0A])), as: UTF8.self))
    if ChildProcess.path(of: "pdfinfo") != nil,
      let facts = try? run(["pdfinfo", "-enc", "UTF-8", argument(path)])
    {
      let mark = "Title:"
      for line in facts.split(separator: 0x0A) where line.starts(with: mark.utf8) {
        text.title = TextTitle.title(of: Array(line.dropFirst(mark.utf8.count)))
      }
    }
    // Programs put the names of their files there.
    let suffixes = [".doc", ".docx", ".indd", ".tex", ".dvi", ".qxd"]
    if suffixes.contains(where: { text.title.lowercased().hasSuffix($0) }) { text.title = "" }
    if text.title.isEmpty { text.title = TextTitle.title(of: Array(text.body.utf8.prefix(4096))) }
    return text
  }

  /// What a compressed file holds.
  ///
  /// - Parameter limit: the most bytes of it.
  static func unpack(
    _ path: String, _ compression: FileKind.Compression, limit: Int
  ) throws -> [UInt8] {
    try run([compression.rawValue, "-dc", argument(path)], limit: limit)
  }

  /// What somebody's own program prints for a file.
  static func text(_ path: String, by program: String) throws -> [UInt8] {
    try run([program, path])
  }

  /// A path that is no option.
  private static func argument(_ path: String) -> String {
    path.hasPrefix("-") ? "./\(path)" : path
  }

  private static func run(
    _ arguments: [String], limit: Int = UnpackBudget.member
  ) throws -> [UInt8] {
    let program = arguments[0]
    if ChildProcess.path(of: program) == nil {
      throw FormatError.missing(program: program, package: packages[program] ?? program)
    }
    var limits = ChildProcess.Limits()
    limits.output = limit
    switch try ChildProcess.output(of: arguments, limits) {
    case .ended(0, let output): return output
    case .ended(let code, let output):
      // Of a damaged file the text is what could be read of it.
      if program == "pdftotext", code < 128, output.contains(where: { $0 > 0x20 }) { return output }
      throw FormatError.failed(program: program, code: code)
    case .tooLong: throw FormatError.tooLong(program: program)
    case .tooMuch: throw FormatError.tooLarge(limit)
    case .interrupted: throw FormatError.interrupted
    }
  }
}
