// In which encodings may a text come?

/// A character encoding.
public enum TextEncoding: Sendable, Hashable, CustomStringConvertible {
  /// UTF-8, with or without a byte order mark.
  case utf8
  /// UTF-16 with the lower byte first.
  case utf16LittleEndian
  /// UTF-16 with the higher byte first.
  case utf16BigEndian
  /// The encoding of mainland China, a superset of GBK and GB 2312.
  case gb18030
  /// Another encoding by a name that ICU knows, such as `Big5`, `Shift_JIS` or `EUC-KR`.
  case named(String)

  /// The encoding of a name, whatever its case.
  public init(named name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "utf-16le", "utf16le": self = .utf16LittleEndian
    case "utf-16be", "utf16be": self = .utf16BigEndian
    case "gb18030": self = .gb18030
    default: self = .named(name)
    }
  }

  /// The name, as ICU knows it.
  public var description: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    case .named(let name): name
    }
  }
}
