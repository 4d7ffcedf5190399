// How is any text shown on one line?

/// Text as one line for people.
enum TextLine {
  /// Line ends and tabs become spaces; other controls, which could drive a terminal, are left out.
  static func of(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    var endsWithSpace = false
    for scalar in text.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if isSpace,
        scalar.value < 0x20 || scalar.value == 0x85
          || scalar.value >= 0x2028 && scalar.value <= 0x2029
      {
        if !endsWithSpace { line.append(" ") }
        endsWithSpace = true
        continue
      }
      if scalar.properties.generalCategory == .control { continue }
      line.append(scalar)
      endsWithSpace = isSpace
    }
    return String(line)
  }
}
