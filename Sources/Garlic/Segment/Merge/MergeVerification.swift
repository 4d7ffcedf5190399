// Is all of what went into a new segment in it, and nothing else?

import GarlicText

/// Compares what was written of the sources of a new segment with what they say that they have.
///
/// Three sums must agree: what a source was written with and what was read of it; what of that was to be kept
/// and what was written; what was written and what is then found in the file.
struct MergeVerification {
  /// The file that is written.
  let path: String
  let schema: Schema
  let sources: [MergeSource]
  let threads: Int

  /// Compares the postings of a field.
  ///
  /// - Parameters:
  ///   - read: by source what was read of it.
  ///   - kept: what of that was to be kept.
  ///   - ordinals: the ordinals of what was read of chunks with positions, added up.
  ///   - written: what was written.
  ///   - terms: the terms of the new dictionary.
  /// - Throws: `IndexError.corrupt` when a source does not hold what it was written with, and
  ///   `.verificationFailed` when the new segment does not hold what the sources have.
  func compare(
    field number: Int, read: [PostingTotals], kept: PostingTotals, ordinals: UInt64,
    written: PostingTotals, terms: Int
  ) throws(IndexError) {
    let name = schema.fields[number].name
    var expected = kept
    var expectedOrdinals: UInt64 = 0
    for (source, read) in zip(sources, read) {
      switch source {
      case .chunk(let chunk):
        expected.occurrences &+= chunk.fields[number]?.occurrences ?? 0
        expectedOrdinals &+= chunk.fields[number]?.ordinals ?? 0
      case .segment(let reader, _):
        // Segments of version 2 have no totals of their own; they are counted by one walk from end to end.
        let announced: PostingTotals
        if let totals = try reader.totals() {
          announced = number < totals.fields.count ? totals.fields[number] : PostingTotals()
        } else {
          announced = try SegmentMeasurement(reader, threads: threads).postings(ofField: number)
        }
        if let difference = read.difference(from: announced) {
          throw .corrupt(
            path: reader.path, section: SectionKind.totals.name, offset: 0,
            reason: "segment \(reader.name), field '\(name)': \(difference)")
        }
      }
    }
    let hasChunks = sources.contains { if case .chunk = $0 { true } else { false } }
    if !hasChunks {
      if written.postings != expected.postings {
        throw failure("field '\(name)': \(written.postings) postings of \(expected.postings)")
      }
      if written.checksum != expected.checksum {
        throw failure("field '\(name)': the checksum of the postings is another one")
      }
    }
    if written.occurrences != expected.occurrences {
      throw failure(
        "field '\(name)': \(written.occurrences) occurrences of \(expected.occurrences)")
    }
    if ordinals != expectedOrdinals {
      throw failure("field '\(name)': the positions are not those of the documents")
    }
    if written.terms != UInt64(terms) {
      throw failure("field '\(name)': \(terms) terms of \(written.terms)")
    }
  }

  /// Compares the documents that were written with those of the sources that are not deleted.
  func compare(documents written: DocumentTotals) throws(IndexError) {
    var expected = DocumentTotals(fields: schema.fields.count)
    for source in sources {
      switch source {
      case .chunk(let chunk): expected += chunk.totals
      case .segment(let reader, let deleted):
        expected += try SegmentMeasurement(reader).documents(besides: deleted)
      }
    }
    if let difference = written.difference(from: expected, schema) { throw failure(difference) }
  }

  /// Counts what is in a new segment of joined ones, and compares it with what was written.
  ///
  /// - Complexity: O(segment).
  func compare(segment reader: SegmentReader) throws(IndexError) {
    guard let announced = try reader.totals() else { throw failure("the totals are missing") }
    let found = try SegmentMeasurement(reader, threads: threads).totals()
    if let first = found.differences(from: announced, schema).first { throw failure(first) }
    guard schema.fields.contains(where: \.isStored), let stored = reader.stored else { return }
    let documents = try stored.countedDocuments()
    if documents != reader.documentCount {
      throw failure("\(documents) stored documents of \(reader.documentCount)")
    }
  }

  private func failure(_ reason: String) -> IndexError {
    .verificationFailed(path: path, reason: reason)
  }
}
