// How is a file read, going by its name?

/// The ways of reading a file.
enum FileKind: Equatable {
  case plainText
  /// For machines as well as people: program code, data, settings.
  case source
  case markdown
  case html
  case jsonLines

  init(ofFileNamed path: String) {
    switch PathName.suffix(of: path) {
    case "md", "markdown", "mdown": self = .markdown
    case "html", "htm", "xhtml": self = .html
    case "jsonl", "ndjson": self = .jsonLines
    default:
      let isSource =
        Self.sourceSuffixes.contains(PathName.suffix(of: path))
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
    "csv",
    "cxx", "dart", "diff", "el", "erl", "ex", "exs", "f90", "fish", "go", "gradle", "graphql",
    "groovy", "h", "hpp", "hs", "ini", "ipynb", "java", "jl", "js", "json", "jsx", "kt", "kts",
    "less",
    "lisp", "lock", "lua", "m", "mjs", "ml", "mm", "patch", "php", "pl", "plist", "pm", "po",
    "properties", "proto", "ps1", "py", "r", "rb", "rs", "sass", "scala", "scm", "scss", "sh",
    "sql",
    "svelte", "svg", "swift", "tex", "toml", "ts", "tsv", "tsx", "vb", "vim", "vue", "xml", "xsd",
    "xsl", "yaml", "yml", "zig", "zsh",
  ]

  /// Whether the ending of a name tells that there is no text inside, so that it need not be opened.
  static func isBinary(named path: String) -> Bool {
    binarySuffixes.contains(PathName.suffix(of: path))
  }

  /// The same of a name in bytes.
  static func isBinary(_ name: ArraySlice<UInt8>) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return false
    }
    var key: UInt64 = 0
    let ending = name[(dot + 1)...]
    if ending.count > 8 { return isBinary(named: String(decoding: name, as: UTF8.self)) }
    for byte in ending {
      key = key << 8 | UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
    }
    return shortSuffixes.contains(key)
  }

  /// Suffixes of up to eight bytes as numbers.
  private static let shortSuffixes = Set(
    binarySuffixes.filter { $0.utf8.count <= 8 }
      .map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })

  private static let binarySuffixes: Set<String> = [
    "7z", "a", "aac", "apk", "avi", "avif", "bin", "bmp", "bz2", "class", "db", "deb", "dll", "dmg",
    "doc", "docx", "dylib", "ear", "epub", "exe", "flac", "garlic", "gif", "gz", "heic", "ico",
    "iso",
    "jar", "jpeg", "jpg", "lz4", "m4a", "mkv", "mov", "mp3", "mp4", "mpg", "o", "obj", "odp", "ods",
    "odt", "ogg", "otf", "pdf", "png", "ppt", "pptx", "pyc", "rar", "rpm", "so", "sqlite",
    "swiftdeps",
    "swiftmodule", "tar", "tgz", "tif", "tiff", "ttf", "war", "wasm", "wav", "webm", "webp", "wma",
    "wmv", "woff", "woff2", "xls", "xlsx", "xz", "zip", "zst",
  ]
}
