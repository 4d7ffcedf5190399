// Of what does an index consist, and how large is each part?

import GarlicText

/// The segments and sections of an index file with their sizes.
public struct IndexReport: Sendable {
  /// A section of a segment.
  public struct Section: Sendable {
    /// What it is called in the description of the format.
    public var name: String
    /// The field it belongs to; nil for parts of the whole segment.
    public var field: String?
    /// From the start of the file, in bytes.
    public var offset: Int
    /// In bytes.
    public var length: Int
  }

  /// A segment of the index.
  public struct Segment: Sendable {
    /// Its number, which no other segment of the index ever has.
    public var name: UInt64
    /// From the start of the file, in bytes.
    public var offset: Int
    /// In bytes.
    public var length: Int
    /// Documents, deleted ones included.
    public var documentCount: Int
    /// Deleted documents.
    public var deletedCount: Int
    /// Its parts, in the order of the file.
    public var sections: [Section]
    /// Different terms by field.
    public var termCounts: [String: Int]
    /// The average length by field, in ranked terms of the documents that have it.
    public var averageLengths: [String: Double]
  }

  /// The number of the commit.
  public var sequence: UInt64
  /// Where the commit ends, in bytes: what the file needs to hold.
  public var length: Int
  /// Bytes that no commit uses any more.
  public var garbage: Int
  /// The fields.
  public var schema: Schema
  /// The analyzer that the index was made with, as it describes itself.
  public var analyzer: String
  /// The segments, oldest first.
  public var segments: [Segment]
}

extension Snapshot {
  /// What the index consists of.
  ///
  /// - Throws: `IndexError.corrupt` when a part that must be looked at is damaged.
  public func report() throws(IndexError) -> IndexReport {
    var segments: [IndexReport.Segment] = []
    for part in commit.parts {
      let directory = part.reader.directory
      var termCounts: [String: Int] = [:]
      var averages: [String: Double] = [:]
      for (number, field) in schema.fields.enumerated() {
        if let dictionary = try part.reader.dictionary(number) {
          termCounts[field.name] = dictionary.termCount
        }
        averages[field.name] = directory.writtenAverages[number]
      }
      segments.append(
        IndexReport.Segment(
          name: part.record.name, offset: Int(part.record.start), length: part.record.byteCount,
          documentCount: Int(part.record.documentCount), deletedCount: part.deleted.count,
          sections: directory.sections.map { section in
            IndexReport.Section(
              name: section.kind.name,
              field: section.field == SectionEntry.noField
                ? nil : schema.fields[Int(section.field)].name,
              offset: Int(part.record.start + section.offset), length: Int(section.length))
          }, termCounts: termCounts, averageLengths: averages))
    }
    let end = Int(commit.slot.end)
    let used = segments.reduce(FileFormat.dataStart + Int(commit.slot.manifestLength)) {
      $0 + $1.length
    }
    return IndexReport(
      sequence: sequence, length: end, garbage: max(0, end - used), schema: schema,
      analyzer: fingerprintDescription, segments: segments)
  }

  private var fingerprintDescription: String {
    AnalyzerFingerprint(encoded: commit.manifest.fingerprint)?.description ?? "unknown"
  }
}
