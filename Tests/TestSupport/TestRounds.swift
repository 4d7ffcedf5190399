// How much do tests with random input try?

import Foundation

/// How often tests with random input repeat themselves.
///
/// A run of all tests is quick; a run that looks for the rare case sets `GARLIC_TEST_ROUNDS` to a
/// factor, see CONTRIBUTING.md.
package enum TestRounds {
  /// `GARLIC_TEST_ROUNDS`, 1 unless told.
  package static let factor = max(1, wanted ?? 1)

  private static let wanted = Int(ProcessInfo.processInfo.environment["GARLIC_TEST_ROUNDS"] ?? "")

  /// The rounds of a test that has this many in a usual run; a run that is not told how many to do has three quarters
  /// of them, so that it stays below the time that CONTRIBUTING.md gives it.
  package static func count(_ usual: Int) -> Int {
    wanted == nil ? (3 * usual + 3) / 4 : usual * factor
  }

  /// The seeds of a test that has this many in a usual run.
  package static func seeds(_ usual: Int) -> Range<UInt64> { 0..<UInt64(count(usual)) }
}
