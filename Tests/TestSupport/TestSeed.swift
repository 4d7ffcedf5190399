// Which random numbers does a test take?

import Foundation

/// Seeds of tests with random input: new ones in every run, unless `GARLIC_TEST_SEED` asks for the same as
/// before, see CONTRIBUTING.md.
package enum TestSeed {
  private static let wanted = ProcessInfo.processInfo.environment["GARLIC_TEST_SEED"]

  /// A seed for one place in the tests.
  /// - Parameter arguments: the arguments of a test that has some, so that its cases differ.
  package static func make(
    _ arguments: Any..., file: StaticString = #fileID, line: Int = #line
  ) -> UInt64 {
    guard let wanted else { return UInt64.random(in: 1...UInt64.max) }
    return of("\(wanted) \(file) \(line) \(arguments)")
  }

  /// FNV-1a (Fowler, Noll and Vo) of a text, which is the same in every process.
  private static func of(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}
