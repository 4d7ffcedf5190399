// How are hits written in somebody's own form?

import ArgumentParser
import Garlic

/// A form of hits with names in braces: `{path}:{line}: {title}`.
struct HitTemplate: ExpressibleByArgument, Sendable {
  /// What may stand in braces.
  enum Name: String, CaseIterable, Sendable {
    case rank, id, score, title, path, snippet, line, column, text, index
  }

  private enum Part: Sendable {
    case text(String)
    case name(Name)
  }

  private var parts: [Part] = []

  /// Whether the file has to be read for it.
  var needsLines: Bool {
    parts.contains { part in
      if case .name(let name) = part { [.line, .column, .text].contains(name) } else { false }
    }
  }

  /// nil for what is no form: a brace that is not closed, an unknown name.
  init?(argument: String) {
    var rest = argument[...]
    var literal = ""
    while let character = rest.popFirst() {
      switch character {
      case "\\":
        switch rest.popFirst() {
        case "n": literal.append("\n")
        case "t": literal.append("\t")
        case "0": literal.append("\0")
        case "e": literal.append("\u{1B}")
        case let other?: literal.append(other)
        case nil: return nil
        }
      case "{":
        guard let end = rest.firstIndex(of: "}"), let name = Name(rawValue: String(rest[..<end]))
        else { return nil }
        parts.append(.text(literal))
        parts.append(.name(name))
        literal = ""
        rest = rest[rest.index(after: end)...]
      default: literal.append(character)
      }
    }
    parts.append(.text(literal))
  }

  /// A hit in this form.
  ///
  /// - Parameters:
  ///   - line: the first line that matches; nil where the file cannot be read.
  ///   - isNumbered: whether it is a line of the file.
  func text(_ hit: HitRecord, _ line: LineMatch?, isNumbered: Bool = true) -> String {
    parts.map { part in
      switch part {
      case .text(let text): text
      case .name(let name):
        switch name {
        case .rank: "\(hit.rank)"
        case .id: hit.id
        case .score: Decimal.text(hit.score, digits: 2)
        case .title: TextLine.of(hit.title)
        case .path: hit.path
        case .snippet: TextLine.of(hit.snippet?.text ?? "")
        case .line where !isNumbered, .column where !isNumbered: ""
        case .line: line.map { "\($0.number)" } ?? ""
        case .column: line.map { "\($0.column)" } ?? ""
        case .text: TextLine.of(line?.text ?? "")
        case .index: hit.index ?? ""
        }
      }
    }.joined()
  }
}
