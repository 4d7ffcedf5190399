// How is a file read, going by its name?

/// The ways of reading a file.
enum FileKind: Equatable {
  case plainText
  /// For machines as well as people: program code, data, settings.
  case source
  case markdown
  case html
  case jsonLines
  // Texts with marks of their own.
  case org
  case subtitles
  /// Rows of cells; the sign between them.
  case table(separator: UInt8)
  /// The source of a manual page, which its text has to confirm.
  case manual
  // What has to be converted: its lines are not those of the file.
  case notebook
  case richText
  case mail
  case mailbox
  case pdf
  case wordDocument
  case presentation
  case spreadsheet
  case openDocument
  case book
  case zipArchive
  case tarArchive
  /// One file, compressed.
  case compressed(Compression)

  /// Ways in which a single file is compressed.
  enum Compression: String {
    case gzip, bzip2, xz, zstd
  }

  /// Whether the text is another than that in the file.
  var isConverted: Bool {
    switch self {
    case .plainText, .source, .markdown, .html, .jsonLines, .org, .subtitles, .table, .manual:
      false
    default: true
    }
  }

  init(ofFileNamed path: String) {
    let suffix = PathName.suffix(of: path)
    switch suffix {
    case "org": self = .org
    case "srt", "vtt": self = .subtitles
    case "ipynb": self = .notebook
    case "csv": self = .table(separator: UInt8(ascii: ","))
    case "tsv", "tab": self = .table(separator: 0x09)
    case "rtf": self = .richText
    case "eml": self = .mail
    case "mbox": self = .mailbox
    case "pdf": self = .pdf
    case "docx", "docm", "dotx": self = .wordDocument
    case "pptx", "pptm", "ppsx": self = .presentation
    case "xlsx", "xlsm": self = .spreadsheet
    case "odt", "odp", "ods", "ott": self = .openDocument
    case "epub": self = .book
    case "zip": self = .zipArchive
    case "tar": self = .tarArchive
    case "gz", "tgz": self = .compressed(.gzip)
    case "bz2", "tbz2", "tbz": self = .compressed(.bzip2)
    case "xz", "txz": self = .compressed(.xz)
    case "zst", "tzst": self = .compressed(.zstd)
    case "md", "markdown", "mdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonLines
    default:
      if let first = suffix.utf8.first, (0x31...0x39).contains(first), suffix.utf8.count <= 4 {
        self = .manual
        return
      }
      let isSource =
        Self.sourceSuffixes.contains(suffix)
        || Self.sourceNames.contains(PathName.name(of: path))
      self = isSource ? .source : .plainText
    }
  }

  private static let sourceNames: Set<String> = [
    "CMakeLists.txt", "Dockerfile", "Gemfile", "Jenkinsfile", "Makefile", "Podfile", "Rakefile",
    "Vagrantfile", "requirements.txt",
  ]

  private static let sourceSuffixes: Set<String> = [
    "asm", "awk", "bash", "bat", "c", "cc", "cfg", "clj", "cmake", "conf", "cpp", "cs", "css",
    "cxx", "dart", "diff", "el", "erl", "ex", "exs", "f90", "fish", "go", "gradle", "graphql",
    "groovy", "h", "hpp", "hs", "ini", "java", "jl", "js", "json", "jsx", "kt", "kts",
    "less",
    "lisp", "lock", "lua", "m", "mjs", "ml", "mm", "patch", "php", "pl", "plist", "pm", "po",
    "properties", "proto", "ps1", "py", "r", "rb", "rs", "sass", "scala", "scm", "scss", "sh",
    "sql",
    "svelte", "svg", "swift", "tex", "toml", "ts", "tsx", "vb", "vim", "vue", "xml", "xsd",
    "xsl", "yaml", "yml", "zig", "zsh",
  ]

  /// Whether the ending of a name tells that there is no text inside, so that it need not be opened.
  static func isBinary(named path: String) -> Bool {
    binarySuffixes.contains(PathName.suffix(of: path))
  }

  /// An ending of up to eight bytes, and whether it tells that there is no text inside.
  struct Ending {
    /// Its bytes in small letters, the last lowest.
    fileprivate var key: UInt64 = 0
    fileprivate var isBinary = false
  }

  /// The same of a name in bytes.
  ///
  /// - Parameter last: the ending of the name before: in a folder most files end alike, and it is looked up once.
  static func isBinary(_ name: ArraySlice<UInt8>, after last: inout Ending) -> Bool {
    let span = name.span
    var key: UInt64 = 0
    var at = span.count
    while at > 0 {
      at &-= 1
      let byte = span[at]
      if byte == UInt8(ascii: ".") { break }
      let length = span.count &- 1 &- at
      if length == 8 {
        // Longer endings are rare.
        return name.dropFirst().contains(UInt8(ascii: "."))
          && isBinary(named: String(decoding: name, as: UTF8.self))
      }
      let small = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      key |= UInt64(small) &<< UInt64(8 &* length)
    }
    // A dot at the beginning is that of a hidden file, and a name without one has no ending.
    if at == 0 { return false }
    if key != last.key { last = Ending(key: key, isBinary: shortSuffixes.contains(key)) }
    return last.isBinary
  }

  /// Suffixes of up to eight bytes as numbers.
  private static let shortSuffixes = Set(
    binarySuffixes.filter { $0.utf8.count <= 8 }
      .map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })

  private static let binarySuffixes: Set<String> = [
    "7z", "a", "aac", "apk", "avi", "avif", "bin", "bmp", "class", "db", "deb", "dll", "dmg",
    "doc", "dylib", "ear", "exe", "flac", "garlic", "gif", "heic", "ico", "iso", "jar", "jpeg",
    "jpg", "lz4", "m4a", "mkv", "mov", "mp3", "mp4", "mpg", "o", "obj", "ogg", "otf", "png", "ppt",
    "pyc", "rar", "rpm", "so", "sqlite", "swiftdeps", "swiftmodule", "tif", "tiff", "ttf", "war",
    "wasm", "wav", "webm", "webp", "wma", "wmv", "woff", "woff2", "xls",
  ]
}
