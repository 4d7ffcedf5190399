// Of what does an index consist, and how large is each part?

import GarlicText

/// The segments and sections of an index file with their sizes.
public struct IndexReport: Sendable {
  /// A section of a segment.
  public struct Section: Sendable {
    /// The name in the specification of the file format.
    public var name: String
    /// The field; nil for sections of the whole segment.
    public var field: String?
    /// The offset in the file, in bytes.
    public var offset: Int
    /// The length in bytes.
    public var length: Int
  }

  /// A segment of the index.
  public struct Segment: Sendable {
    /// The number of the segment, unique for the lifetime of the index.
    public var name: UInt64
    /// The offset in the file, in bytes.
    public var offset: Int
    /// The length in bytes.
    public var length: Int
    /// The number of documents, including deleted ones.
    public var documentCount: Int
    /// The number of deleted documents.
    public var deletedCount: Int
    /// The sections, in the order of the file.
    public var sections: [Section]
    /// The number of different terms by field.
    public var termCounts: [String: Int]
    /// The average length by field, in ranked terms, over the documents that have the field.
    public var averageLengths: [String: Double]
  }

  /// The sequence number of the commit.
  public var sequence: UInt64
  /// The offset of the end of the commit, in bytes.
  public var length: Int
  /// The number of bytes that the commit does not use.
  public var garbage: Int
  /// The schema.
  public var schema: Schema
  /// The description of the analyzer that the index was made with.
  public var analyzer: String
  /// The segments, oldest first.
  public var segments: [Segment]
}

extension Snapshot {
  /// The segments and sections of the snapshot with their sizes.
  ///
  /// - Throws: `IndexError.corrupt` when a part that must be read is damaged.
  public func report() throws(IndexError) -> IndexReport {
    var segments: [IndexReport.Segment] = []
    for part in commit.parts {
      let directory = part.reader.shown.directory
      var termCounts: [String: Int] = [:]
      var averages: [String: Double] = [:]
      for (number, field) in schema.fields.enumerated() {
        if let dictionary = try part.reader.shown.dictionary(number) {
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
                ? nil : Self.name(of: part.reader.schema.fields[Int(section.field)]),
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

  private static func name(of field: Field) -> String {
    field.isRemoved ? "(removed)" : field.name
  }

  private var fingerprintDescription: String {
    let all = AnalyzerFingerprint.all(encoded: commit.manifest.fingerprint)
    return all.isEmpty ? "unknown" : all.map(\.description).joined(separator: "; before: ")
  }
}
