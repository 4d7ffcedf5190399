// Into which parts is the writing of a dictionary cut?

/// A range of terms by their prefixes: parts of a dictionary that threads write side by side.
///
/// The cuts follow from what is written, not from who writes it.
struct TermRange: Sendable {
  /// The least prefix that belongs to it.
  var lower: UInt64
  /// The least prefix after it; nil for the last part.
  var upper: UInt64?

  static let all = TermRange(lower: 0, upper: nil)

  /// Parts of about equal postings.
  ///
  /// - Parameters:
  ///   - samples: some terms of all sources, each with the postings that it and those up to the next
  ///     sample have.
  ///   - total: the postings of all, in bytes.
  static func cuts(
    _ samples: [(prefix: UInt64, bytes: Int)], total: Int, _ configuration: WriterConfiguration
  ) -> [TermRange] {
    let parts = min(
      configuration.maximumTermRanges, total / max(1, configuration.termRangeSize) + 1)
    if parts < 2 { return [.all] }
    let sorted = samples.sorted { $0.prefix < $1.prefix }
    var ranges: [TermRange] = []
    var lower: UInt64 = 0
    var sum = 0
    for sample in sorted {
      sum += sample.bytes
      if sum >= total * (ranges.count + 1) / parts, sample.prefix > lower, ranges.count < parts - 1
      {
        ranges.append(TermRange(lower: lower, upper: sample.prefix))
        lower = sample.prefix
      }
    }
    return ranges + [TermRange(lower: lower, upper: nil)]
  }

  @inline(__always)
  func contains(_ prefix: UInt64) -> Bool {
    guard let upper else { return prefix >= lower }
    return prefix >= lower && prefix < upper
  }
}
