// How much do tests with random input try?

import Foundation

/// How often tests with random input repeat themselves.
///
/// A run of all tests is quick; a run that looks for the rare case sets `GARLIC_TEST_ROUNDS` to a
/// factor, see CONTRIBUTING.md.
package enum TestRounds {
  /// `GARLIC_TEST_ROUNDS`, 1 unless told.
  package static let factor = max(
    1, Int(ProcessInfo.processInfo.environment["GARLIC_TEST_ROUNDS"] ?? "") ?? 1)

  /// The rounds of a test that has this many in a quick run.
  package static func count(_ quick: Int) -> Int { quick * factor }

  /// The seeds of a test that has this many in a quick run.
  package static func seeds(_ quick: Int) -> Range<UInt64> { 0..<UInt64(quick * factor) }
}
