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

  /// Whether nobody told how many rounds to do: the run is to stay below the time that CONTRIBUTING.md gives it, with
  /// code that is not optimised.
  package static let isQuick = wanted == nil

  /// The rounds of a test that has this many in a usual run; a quick run has a third of them.
  package static func count(_ usual: Int) -> Int {
    isQuick ? (usual + 2) / 3 : usual * factor
  }

  /// How large an input is: of the usual size, or of a smaller one in a quick run, which the test still needs to meet
  /// what it is about.
  package static func size(_ usual: Int, quick: Int) -> Int { isQuick ? quick : usual }

  /// All cases, or in a quick run every `step`-th from a random one on, so that several quick runs try them all.
  package static func sample<Case>(
    _ all: [Case], every step: Int, file: StaticString = #fileID, line: Int = #line
  ) -> [Case] {
    guard isQuick, step > 1, !all.isEmpty else { return all }
    let first = Int(TestSeed.make(file: file, line: line) % UInt64(min(step, all.count)))
    return stride(from: first, to: all.count, by: step).map { all[$0] }
  }

  /// The seeds of a test that has this many in a usual run.
  package static func seeds(_ usual: Int) -> Range<UInt64> { 0..<UInt64(count(usual)) }
}
