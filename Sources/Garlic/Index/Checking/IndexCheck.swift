// Is this file whole, and does the index say of its documents what is in them?

public import GarlicText

/// The result of checking an index file.
public struct IndexCheck: Sendable {
  /// A fault in an index file: damaged bytes, a wrong structure or wrong totals.
  public struct Fault: Sendable, Hashable, CustomStringConvertible {
    /// The number of the segment; nil for parts of the whole file.
    public var segment: UInt64?
    /// The section of the segment, or the part of the file.
    public var section: String
    /// The reason.
    public var reason: String

    /// The fault in one line.
    public var description: String {
      (segment.map { "segment \($0), " } ?? "") + "\(section): \(reason)"
    }
  }

  /// The faults; empty for an undamaged index.
  public internal(set) var faults: [Fault] = []
  /// The number of segments that were checked.
  public internal(set) var segmentCount = 0
  /// The number of segments of format version 2, which have no totals.
  ///
  /// Only a deep check shows whether terms are missing in them.
  public internal(set) var segmentsWithoutTotals = 0
  /// The number of documents in the checked segments, including deleted ones.
  public internal(set) var documentCount = 0

  /// Whether there are no faults.
  public var isWhole: Bool { faults.isEmpty }

  private let path: String

  private init(path: String) { self.path = path }

  /// Checks an index file: superblock, manifest, every checksum, and the structure of every part.
  ///
  /// - Parameters:
  ///   - path: the index file.
  ///   - deep: whether stored documents are analyzed again and compared with every posting, which takes
  ///     about as long as indexing.
  ///   - analyzer: the analyzer that the index was made with; nil for the standard one.
  /// - Throws: `IndexError.notFound`, `.io`, `.notAnIndex`, `.formatTooNew`, `.formatTooOld`: when
  ///   there is nothing to check. All else is in the result.
  public static func of(
    _ path: String, deep: Bool = false, analyzer: Analyzer? = nil
  ) throws(IndexError) -> IndexCheck {
    try of(path, on: FileStorage(), deep: deep, analyzer: analyzer)
  }

  package static func of(
    _ path: String, on storage: any Storage, deep: Bool, analyzer: Analyzer? = nil
  ) throws(IndexError) -> IndexCheck {
    let file = try onStorage { () throws(StorageError) in
      try storage.open(path, writable: false)
    }
    var check = IndexCheck(path: path)
    do throws(IndexError) {
      let commit = try Commit.last(of: file)
      try check.checkSlots(file)
      for part in commit.parts {
        check.checkPart(part, deep ? AnalyzerProvider(analyzer) : nil, commit)
      }
    } catch {
      switch error {
      case .corrupt(_, let section, let offset, let reason):
        check.faults.append(
          Fault(segment: nil, section: section, reason: "byte \(offset): \(reason)"))
      case .truncated:
        check.faults.append(Fault(segment: nil, section: "file", reason: error.description))
      default: throw error
      }
    }
    return check
  }

  private mutating func checkSlots(_ file: any StorageFile) throws(IndexError) {
    let head = try onStorage { () throws(StorageError) in try file.map(FileFormat.dataStart) }
    head.withView { checkSlots($0) }
  }

  private mutating func checkSlots(_ view: ByteView) {
    for (number, slot) in Superblock.slots(view).enumerated() {
      let offset = FileFormat.slotOffsets[number]
      let isBlank = view.slice(offset, FileFormat.pageSize).array.allSatisfy { $0 == 0 }
      if isBlank { continue }
      if slot.copies[0] != slot.copies[1] || slot.copies[0] == nil {
        faults.append(
          Fault(
            segment: nil, section: "commit slot \(number)",
            reason: "its two copies differ; the last commit is whole, the next commits mend it"))
      }
    }
  }

  private mutating func checkPart(
    _ part: Commit.Part, _ analyzers: AnalyzerProvider?, _ commit: Commit
  ) {
    segmentCount += 1
    documentCount += part.reader.documentCount
    if !part.reader.hasTotals { segmentsWithoutTotals += 1 }
    let found = SegmentValidator.faults(of: part.reader)
    faults += found.map {
      Fault(segment: part.record.name, section: $0.section, reason: $0.reason)
    }
    guard found.isEmpty, let analyzers else { return }
    do throws(IndexError) {
      let analyzer = try analyzers.analyzers(
        for: commit.manifest, exactly: true, path: path
      ).standard
      for difference in try DeepCheck(part.reader, analyzer).differences() {
        faults.append(
          Fault(segment: part.record.name, section: "postings", reason: difference))
      }
    } catch {
      faults.append(
        Fault(segment: part.record.name, section: "deep check", reason: error.description))
    }
  }
}
