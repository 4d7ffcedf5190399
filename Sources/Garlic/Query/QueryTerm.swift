// What does one word of a query consist of?

/// The characters of a term, each with its meaning as syntax or none when it was escaped.
struct QueryTerm {
  struct Element {
    var scalar: Unicode.Scalar
    /// As in `QuerySource`; `QuerySource.plain` when a `\` stood before it.
    var code: UInt8
    /// Its range in the source.
    var index: Int
  }

  var elements: [Element] = []

  /// Takes boosts off the end; nil when there are none.
  mutating func removeBoosts() -> Double? {
    var factor: Double?
    while let caret = elements.lastIndex(where: { $0.code == UInt8(ascii: "^") }), caret > 0,
      let value = Self.number(elements[(caret + 1)...].map(\.code)),
      Self.isBoost((factor ?? 1) * value)
    {
      factor = (factor ?? 1) * value
      elements.removeSubrange(caret...)
    }
    return factor
  }

  /// Takes `~`, `~1` or `~2` off the end; nil when there is none, `.some(nil)` for a bare `~`.
  mutating func removeFuzziness() -> Int?? {
    guard elements.count > 1, let last = elements.last else { return nil }
    if last.code == UInt8(ascii: "~") {
      elements.removeLast()
      return .some(nil)
    }
    let isEdits = last.code == UInt8(ascii: "1") || last.code == UInt8(ascii: "2")
    guard isEdits, elements.count > 2, elements[elements.count - 2].code == UInt8(ascii: "~") else {
      return nil
    }
    elements.removeLast(2)
    return .some(Int(last.code - UInt8(ascii: "0")))
  }

  var text: String { text(elements[...]) }

  func text(_ part: ArraySlice<Element>) -> String {
    var utf8: [UInt8] = []
    utf8.reserveCapacity(part.count * 3)
    for index in part.indices { utf8.append(part[index].scalar) }
    return String(decoding: utf8, as: UTF8.self)
  }

  static func isWildcard(_ element: Element) -> Bool {
    element.code == UInt8(ascii: "*") || element.code == UInt8(ascii: "?")
  }

  /// The pattern as `Query.wildcard` has it: `*` and `?` in ASCII, literal ones escaped, no `**`.
  var pattern: String {
    var view = String.UnicodeScalarView()
    var afterStar = false
    for element in elements {
      let isStar = element.code == UInt8(ascii: "*")
      if isStar && afterStar { continue }
      afterStar = isStar
      if Self.isWildcard(element) {
        view.append(Unicode.Scalar(element.code))
      } else {
        if ["*", "?", "\\"].contains(element.scalar) { view.append("\\") }
        view.append(element.scalar)
      }
    }
    return String(view)
  }

  static func isBoost(_ value: Double) -> Bool { value > 0 && value.isFinite }

  /// The number that these codes spell: digits, with a point or an exponent.
  static func number(_ codes: some Collection<UInt8>) -> Double? {
    guard let first = codes.first else { return nil }
    let isNumber = first == UInt8(ascii: ".") || (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= first
    // `Double` would also take "0x10", "inf" and "nan".
    guard isNumber, !codes.contains(UInt8(ascii: "x")), !codes.contains(UInt8(ascii: "X")) else {
      return nil
    }
    return Double(String(decoding: codes, as: UTF8.self))
  }
}
