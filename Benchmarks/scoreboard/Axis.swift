// Where on a logarithmic axis does a value lie?

import Foundation

/// An axis of a chart, with marks at 1, 2 and 5 of each decade.
struct Axis {
  /// Where it begins and ends in the image.
  let from: Double
  let to: Double
  let ticks: [Double]
  private let least: Double
  private let greatest: Double

  /// - Parameter values: positive ones; all lie on the axis, which begins and ends at a mark.
  init(_ values: [Double], from: Double, to: Double) {
    self.from = from
    self.to = to
    let marks = (-6...9).flatMap { exponent in [1, 2, 5].map { $0 * pow(10, Double(exponent)) } }
    let low = values.min() ?? 1
    let high = values.max() ?? 10
    least = marks.last { $0 <= low * 1.001 } ?? low
    greatest =
      marks.first { $0 >= high * 0.999 && $0 > (marks.last { $0 <= low * 1.001 } ?? low) } ?? high
    let (least, greatest) = (least, greatest)
    ticks = marks.filter { $0 >= least * 0.999 && $0 <= greatest * 1.001 }
  }

  func coordinate(_ value: Double) -> Double {
    from + (log(value) - log(least)) / (log(greatest) - log(least)) * (to - from)
  }
}
