// What does the parser see of the text that was typed?

/// The characters of a query beside what each means as syntax, without those that nobody types.
///
/// Full-width forms mean what their ASCII forms mean, and each kind of quotation mark has a code of
/// its own, so that the parser compares bytes and the text keeps what was typed.
struct QuerySource {
  /// The characters as typed.
  private(set) var scalars: [Unicode.Scalar] = []
  /// The meaning of each character: its ASCII form, or one of the codes below.
  private(set) var codes: [UInt8] = []
  /// Where each character begins, in UTF-8 bytes; one more for the end.
  private(set) var offsets: [Int] = []
  private(set) var diagnostics: [QueryDiagnostic] = []

  static let plain: UInt8 = 0
  static let curlyQuote: UInt8 = 1
  static let cornerOpen: UInt8 = 2
  static let cornerClose: UInt8 = 3
  static let whiteCornerOpen: UInt8 = 4
  static let whiteCornerClose: UInt8 = 5
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")

  init(_ text: String, limit: Int) {
    var offset = 0
    var droppedFrom: Int?
    for scalar in text.unicodeScalars {
      let width = UTF8.width(scalar)
      if offset + width > limit { break }
      let isDropped = Self.isDropped(scalar)
      if let start = droppedFrom, !isDropped {
        drop(from: start, to: offset)
        droppedFrom = nil
      }
      if isDropped {
        droppedFrom = droppedFrom ?? offset
      } else {
        scalars.append(scalar)
        codes.append(Self.code(of: scalar))
        offsets.append(offset)
      }
      offset += width
    }
    if let start = droppedFrom { drop(from: start, to: offset) }
    offsets.append(offset)
    let length = text.utf8.count
    if offset < length {
      diagnostics.append(
        QueryDiagnostic(
          offset: offset, length: length - offset, kind: .queryTooLong,
          message: "the query is longer than \(limit) bytes: the rest is ignored"))
    }
  }

  var count: Int { scalars.count }

  /// The meaning of the character at `index`, a space after the end.
  func code(_ index: Int) -> UInt8 {
    index >= 0 && index < codes.count ? codes[index] : Self.space
  }

  func offset(_ index: Int) -> Int { offsets[min(max(index, 0), offsets.count - 1)] }

  /// The text of these characters as typed.
  func text(_ range: Range<Int>) -> String {
    String(scalars: scalars[range.clamped(to: 0..<scalars.count)])
  }

  private mutating func drop(from start: Int, to end: Int) {
    diagnostics.append(
      QueryDiagnostic(
        offset: start, length: end - start, kind: .droppedCharacters,
        message: "control characters are ignored"))
  }

  /// Whether a character is punctuation that no operator stands before, as in `C++、C#`, unless it is
  /// escaped.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .otherPunctuation, .closePunctuation, .finalPunctuation, .dashPunctuation: true
    default: false
    }
  }

  /// A lone surrogate cannot be in a `String`: whoever decoded the bytes put U+FFFD in its place.
  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value == 0xFFFD { return true }
    return scalar.properties.generalCategory == .control && !scalar.properties.isWhitespace
  }

  static func code(of scalar: Unicode.Scalar) -> UInt8 {
    switch scalar.value {
    case 0x21...0x7E: UInt8(truncatingIfNeeded: scalar.value)
    case 0xFF01...0xFF5E: UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)
    case 0x201C, 0x201D: curlyQuote
    case 0x300C: cornerOpen
    case 0x300D: cornerClose
    case 0x300E: whiteCornerOpen
    case 0x300F: whiteCornerClose
    default: scalar.properties.isWhitespace ? space : plain
    }
  }
}
