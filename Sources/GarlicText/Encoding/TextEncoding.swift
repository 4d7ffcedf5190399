// In which encodings may a text come?

/// A character encoding.
package enum TextEncoding: Sendable, Hashable, CustomStringConvertible {
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
  ///
  /// Names that are used for more than they say mean what texts
  /// have (WHATWG Encoding, "labels"): `gb2312` is GB 18030, and `iso-8859-1` is windows-1252.
  package init(named name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8": self = .utf8
    case "utf-16", "utf16", "utf-16le", "utf16le": self = .utf16LittleEndian
    case "utf-16be", "utf16be": self = .utf16BigEndian
    case "gb18030", "gb2312", "gbk", "x-gbk", "cp936", "euc-cn": self = .gb18030
    case "shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "cp932":
      self = .named("Shift_JIS")
    case "euc-kr", "euckr", "ks_c_5601-1987", "ksc5601", "cp949", "uhc", "windows-949":
      self = .named("windows-949")
    case "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii": self = .named("windows-1252")
    case "iso-8859-9", "latin5": self = .named("windows-1254")
    default: self = .named(name)
    }
  }

  /// Whether a character takes two or four bytes, of which those of ASCII are zero but for one.
  package var isWide: Bool {
    self == .utf16LittleEndian || self == .utf16BigEndian
      || description.uppercased().hasPrefix("UTF-32")
  }

  /// The name, as ICU knows it.
  package var description: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    case .named(let name): name
    }
  }
}
