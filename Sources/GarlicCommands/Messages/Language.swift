// In which language does the program speak?

/// A language that messages are translated to; English is none of them.
enum Language: String, CaseIterable, Sendable {
  case simplifiedChinese = "zh-Hans"
  case traditionalChinese = "zh-Hant"
  case japanese = "ja"
  case korean = "ko"

  /// That of the environment; nil for English.
  static let current = Language { Environment[$0] }

  /// The language that LC_ALL, LC_MESSAGES or LANG name, the first of them that is set; nil for English.
  ///
  /// A locale with another encoding than UTF-8 gets English, for its terminal shows no UTF-8.
  init?(environment: (String) -> String?) {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    guard let locale = names.lazy.compactMap(environment).first else { return nil }
    let name = locale.prefix { $0 != "." && $0 != "@" }.lowercased()
    if let dot = locale.firstIndex(of: ".") {
      let encoding = locale[dot...].dropFirst().prefix { $0 != "@" }.lowercased()
      guard ["utf-8", "utf8"].contains(encoding) else { return nil }
    }
    let parts = name.split { $0 == "_" || $0 == "-" }
    switch parts.first {
    case "zh":
      let isTraditional = parts.contains { ["tw", "hk", "mo", "hant"].contains($0) }
      self =
        isTraditional && !parts.contains("hans") ? .traditionalChinese : .simplifiedChinese
    case "ja": self = .japanese
    case "ko": self = .korean
    default: return nil
    }
  }

  /// What stands between the parts of a list.
  var separator: String {
    switch self {
    case .simplifiedChinese, .traditionalChinese: "，"
    case .japanese: "、"
    case .korean: ", "
    }
  }

  /// The messages in this language, by their English keys.
  var table: [String: String] {
    switch self {
    case .simplifiedChinese: MessageTable.simplifiedChinese
    case .traditionalChinese: MessageTable.traditionalChinese
    case .japanese: MessageTable.japanese
    case .korean: MessageTable.korean
    }
  }
}

/// Translations of messages, a language a file.
///
/// `%1`, `%2` and so on stand for what is put in, and may stand in another order than in English. A key has the
/// plural of what is counted; a translation needs one form.
enum MessageTable {}
