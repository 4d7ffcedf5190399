// What do lengths and weights make of frequencies in this snapshot?

/// The scoring of every field of every segment of a snapshot, for one k1.
struct SnapshotScoring: Sendable {
  let k1: Double
  /// By segment, then by field; nil for fields that are not text or not in the segment.
  let fields: [[FieldScoring?]]

  /// - Parameter averageLengths: for each field, if not those of all documents.
  init(
    _ snapshot: Snapshot, k1: Double, averageLengths: [Double]? = nil
  ) throws(IndexError) {
    self.k1 = k1
    let averageLengths = averageLengths ?? snapshot.statistics.averageLengths
    let schema = snapshot.schema
    let factors = schema.fields.enumerated().map { number, field in
      LengthNormalization(b: field.b, averageLength: averageLengths[number])
    }
    var all: [[FieldScoring?]] = []
    for view in snapshot.views {
      var ofSegment: [FieldScoring?] = []
      for (number, field) in schema.fields.enumerated() {
        let norms = try view.reader.norms(number)
        if field.kind != .text || norms.count == 0 {
          ofSegment.append(nil)
          continue
        }
        let written = LengthNormalization(
          b: view.reader.directory.writtenB?[number] ?? field.b,
          averageLength: view.reader.directory.writtenAverages[number])
        ofSegment.append(
          FieldScoring(
            field: number, norms: norms, weight: field.weight, factors: factors[number],
            written: written))
      }
      all.append(ofSegment)
    }
    fields = all
  }
}
