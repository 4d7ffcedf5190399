// What does an occurrence in this field of this segment count?

/// One field of one segment, as ranking sees it: the norm of each document and what an occurrence
/// counts at each norm.
struct FieldScoring: Sendable {
  let field: Int
  /// The norm code of each document.
  let norms: ByteView
  /// The count of one occurrence by norm code, times the field's weight.
  let counts: ByteTable<Double>
  /// What a stored impact must be multiplied with to bound the count from above.
  let boundFactor: Double
  /// The same, to bound it from below.
  let floorFactor: Double

  init(
    field: Int, norms: ByteView, weight: Double, factors: LengthNormalization,
    written: LengthNormalization
  ) {
    self.field = field
    self.norms = norms
    counts = ByteTable { code in factors.factors[Int(code)] * weight }
    // A little more than exact, for the rounding of products.
    let slack = factors.slack(over: written)
    boundFactor = slack.upperBound * weight * (1 + 1e-9)
    floorFactor = slack.lowerBound * weight * (1 - 1e-9)
  }

  /// The same field where an occurrence counts a share of that.
  private init(_ whole: FieldScoring, share: Double) {
    field = whole.field
    norms = whole.norms
    counts = ByteTable { whole.counts[$0] * share }
    boundFactor = whole.boundFactor * share * (1 + 1e-9)
    floorFactor = whole.floorFactor * share * (1 - 1e-9)
  }

  /// The scoring of occurrences that count a share of others.
  func scaled(by share: Double) -> FieldScoring { FieldScoring(self, share: share) }

  /// What `tf` occurrences in a document count.
  @inline(__always)
  func count(_ document: UInt32, _ tf: UInt32) -> Double {
    Double(tf) * counts[norms.u8(Int(document))]
  }
}
