// How many documents are there, and how long are they on average?

/// What ranking needs to know of the whole snapshot.
struct CollectionStatistics: Sendable {
  /// Documents of all segments, deleted ones included, as frequencies count them too.
  let documentCount: Int
  /// For each field the average length in ranked terms of the documents that have it.
  let averageLengths: [Double]

  init(_ segments: [SegmentView], fields: Int) {
    documentCount = segments.reduce(0) { $0 + $1.reader.documentCount }
    averageLengths = (0..<fields).map { field in
      var sum = 0.0
      var docs = 0.0
      for segment in segments {
        sum += Double(segment.reader.directory.lengthSums[field])
        docs += Double(segment.reader.directory.documentsWithField[field])
      }
      return docs > 0 ? sum / docs : 0
    }
  }
}
