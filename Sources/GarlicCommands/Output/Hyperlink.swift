// May paths be clicked?

import ArgumentParser
import GarlicText

/// Writes paths as links that terminals open: OSC 8.
struct Hyperlink {
  /// When paths are links.
  enum Choice: String, ExpressibleByArgument, CaseIterable, Sendable {
    case auto
    case always
    case never
  }

  private let host: String

  /// - Parameters:
  ///   - choice: when; `auto` where a terminal is known to have links.
  ///   - isTerminal: whether a person looks at the output.
  init?(_ choice: Choice, isTerminal: Bool) {
    switch choice {
    case .never: return nil
    case .always: break
    case .auto: if !isTerminal || !Self.isKnown { return nil }
    }
    host = Environment["HOSTNAME"] ?? ""
  }

  /// A text that leads to a file; without a link where the file is not there.
  func text(_ text: String, to path: String) -> String {
    guard let absolute = try? FileSystem.resolved(path) else { return text }
    return "\u{1B}]8;;file://\(host)\(Self.encoded(absolute))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// Whether the terminal is one that has links, as its variables tell.
  private static var isKnown: Bool {
    if let program = Environment["TERM_PROGRAM"],
      ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"].contains(program)
    {
      return true
    }
    if let version = Environment["VTE_VERSION"].flatMap({ Int($0) }), version >= 5000 {
      return true
    }
    if ["KONSOLE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION", "DOMTERM"].contains(where: {
      Environment[$0] != nil
    }) {
      return true
    }
    return ["xterm-kitty", "foot", "alacritty", "xterm-ghostty"].contains(Environment["TERM"] ?? "")
  }

  /// A path as part of an address.
  private static func encoded(_ path: String) -> String {
    var text = ""
    for byte in path.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        text.append(Character(Unicode.Scalar(byte)))
      default: text += "%" + String(hexadecimal: UInt(byte), digits: 2).uppercased()
      }
    }
    return text
  }
}
