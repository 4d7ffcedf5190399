// Where does the natural logarithm come from?

import Foundation

enum Logarithm {
  static func natural(_ x: Double) -> Double { Foundation.log(x) }
}
