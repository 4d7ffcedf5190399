// Where does the library of mathematics come in?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum Logarithm {
  static func natural(_ x: Double) -> Double { log(x) }

  /// ½ to the power of `x`.
  static func halves(_ x: Double) -> Double { exp2(-x) }
}
