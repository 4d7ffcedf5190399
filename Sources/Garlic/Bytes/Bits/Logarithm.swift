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
}
