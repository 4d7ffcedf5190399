// Which terms have the shape that somebody typed with * and ?

/// A pattern of literal text, `*` (any characters or none) and `?` (exactly one code point).
///
/// A term of n bytes is matched in at most n·m steps, m being the longest part of the pattern
/// without a `*`: the leftmost match of each such part is as good as any later one, so that only
/// the last `*` is ever tried again (never the exponential search of nested backtracking).
struct WildcardPattern: Sendable, Hashable {
  private enum Element: Hashable {
    case byte(UInt8)
    case one
    case many
  }

  private var elements: [Element] = []

  /// A pattern in the notation of `Query.wildcard`: `\` makes the next character literal.
  ///
  /// - Parameters:
  ///   - text: the pattern.
  ///   - fold: brings a literal part into the form of the terms. It sees literal text alone, so
  ///     that folding a full-width `？` that stands for itself makes no wildcard of it.
  init<Failure: Error>(
    _ text: String, fold: (String) throws(Failure) -> String
  ) throws(Failure) {
    var literal = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        literal.append(scalar)
        isEscaped = false
        continue
      }
      switch scalar {
      case "\\": isEscaped = true
      case "*", "?":
        append(try fold(String(literal)))
        literal = String.UnicodeScalarView()
        let isRepeated = scalar == "*" && elements.last == .many
        if !isRepeated { elements.append(scalar == "*" ? .many : .one) }
      default: literal.append(scalar)
      }
    }
    if isEscaped { literal.append("\\") }
    append(try fold(String(literal)))
  }

  /// The pattern in the notation that it is read from.
  var text: String {
    var bytes: [UInt8] = []
    for element in elements {
      switch element {
      case .many: bytes.append(UInt8(ascii: "*"))
      case .one: bytes.append(UInt8(ascii: "?"))
      case .byte(let byte):
        if "*?\\".utf8.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same for terms that are kept as they are.
  init(_ text: String) { self.init(text) { (literal: String) throws(Never) in literal } }

  private mutating func append(_ literal: String) {
    elements += literal.utf8.map { Element.byte($0) }
  }

  /// The bytes with which every matching term begins.
  var literalPrefix: [UInt8] {
    var bytes: [UInt8] = []
    for case .byte(let byte) in elements.prefix(while: { $0 != .one && $0 != .many }) {
      bytes.append(byte)
    }
    return bytes
  }

  /// Whether the whole of `term`, in UTF-8, has this shape.
  func matches(_ term: [UInt8]) -> Bool { matches(term[...]) }

  /// Whether the whole of `term`, in UTF-8, has this shape.
  func matches(_ term: ArraySlice<UInt8>) -> Bool {
    var element = 0
    var index = term.startIndex
    // Where to go on when a part does not fit: after the last `*`, one byte later in the term.
    var retry: (element: Int, index: Int)?
    while true {
      if element < elements.count {
        switch elements[element] {
        case .many:
          element += 1
          retry = (element, index)
          continue
        case .byte(let byte) where index < term.endIndex && term[index] == byte:
          element += 1
          index += 1
          continue
        case .one where index < term.endIndex && !Self.isContinuation(term[index]):
          element += 1
          index += 1
          while index < term.endIndex, Self.isContinuation(term[index]) { index += 1 }
          continue
        default: break
        }
      } else if index == term.endIndex {
        return true
      } else if elements.last == .many {
        return true
      }
      guard let last = retry, last.index < term.endIndex else { return false }
      retry = (last.element, last.index + 1)
      element = last.element
      index = last.index + 1
    }
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
