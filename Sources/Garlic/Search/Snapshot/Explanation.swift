// Why does this document rank where it does, or why is it no hit?

/// An explanation of a score, or of why a document does not match, as a tree.
///
/// Of a hit, the values of `details` add up to `value`, and the value of the whole is the hit's score.
public struct Explanation: Sendable, Hashable, CustomStringConvertible {
  /// What this part adds to the score.
  public var value: Double
  /// A description of this part.
  public var text: String
  /// The parts of this part.
  public var details: [Explanation]

  /// Creates an explanation with these parts.
  public init(value: Double, text: String, details: [Explanation] = []) {
    self.value = value
    self.text = text
    self.details = details
  }

  /// The tree as text, one line for each part.
  public var description: String { lines(indentation: "").joined(separator: "\n") }

  private func lines(indentation: String) -> [String] {
    ["\(indentation)\(Self.rounded(value))  \(text)"]
      + details.flatMap { $0.lines(indentation: indentation + "  ") }
  }

  /// Four digits after the point.
  static func rounded(_ value: Double) -> String {
    let scaled = (abs(value) * 10_000 + 0.5)
    guard scaled < 1e15 else { return String(value) }
    let units = Int(scaled)
    let fraction = String(units % 10_000)
    let sign = value < 0 ? "-" : ""
    return "\(sign)\(units / 10_000)."
      + String(repeating: "0", count: 4 - fraction.count) + fraction
  }
}
