// How many documents are there, and how long are they on average?

/// What ranking needs to know of the whole snapshot, or of all shards.
struct CollectionStatistics: Sendable {
  /// Documents of all segments, deleted ones included, as frequencies count them too.
  let documentCount: Int
  /// For each field the documents that have it.
  let documents: [Int]
  /// For each field the sum of their lengths in ranked terms.
  let lengths: [Int]
  /// For each field the average length of the documents that have it.
  let averageLengths: [Double]

  init(_ segments: [SegmentView], fields: Int) {
    var documents = [Int](repeating: 0, count: fields)
    var lengths = [Int](repeating: 0, count: fields)
    for segment in segments {
      let directory = segment.reader.directory
      for field in 0..<fields {
        documents[field] &+= Int(clamping: directory.documentsWithField[field])
        lengths[field] &+= Int(clamping: directory.lengthSums[field])
      }
    }
    self.init(
      documentCount: segments.reduce(0) { $0 + $1.reader.documentCount }, documents: documents,
      lengths: lengths)
  }

  /// Those of all shards.
  init(_ all: SearchStatistics) {
    self.init(
      documentCount: all.documentCount, documents: all.fields.map(\.documents),
      lengths: all.fields.map(\.length))
  }

  private init(documentCount: Int, documents: [Int], lengths: [Int]) {
    self.documentCount = documentCount
    self.documents = documents
    self.lengths = lengths
    averageLengths = zip(documents, lengths).map { (documents, length) in
      documents > 0 ? Double(length) / Double(documents) : 0
    }
  }
}
