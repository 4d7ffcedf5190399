// Is this file whole, and does the index say of its documents what is in them?

public import GarlicText

/// The result of checking an index file.
public struct IndexCheck: Sendable {
  /// A fault in an index file: damaged bytes, a wrong structure or wrong totals.
  public struct Fault: Sendable, Hashable, CustomStringConvertible {
    /// The segment's number; nil for the parts of the whole file.
    public var segment: UInt64?
    /// The part of the file or segment.
    public var section: String
    /// What is wrong.
    public var reason: String

    /// One line for people.
    public var description: String {
      (segment.map { "segment \($0), " } ?? "") + "\(section): \(reason)"
    }
  }

  /// All faults; empty for a whole index.
  public internal(set) var faults: [Fault] = []
  /// Segments that were looked at.
  public internal(set) var segmentCount = 0
  /// Segments of format version 2, which were written without totals: that nothing is missing in them shows only
  /// by a deep check.
  public internal(set) var segmentsWithoutTotals = 0
  /// Documents in them, deleted ones included.
  public internal(set) var documentCount = 0

  /// Whether nothing is wrong.
  public var isWhole: Bool { faults.isEmpty }

  private let path: String

  private init(path: String) { self.path = path }

  /// Checks an index file: superblock, manifest, every checksum, and the structure of every part.
  ///
  /// - Parameters:
  ///   - path: the index file.
  ///   - deep: whether stored documents are analysed again and compared with every posting; takes
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
      let analyzer = try analyzers.analyzer(for: commit.manifest.fingerprint, path: path)
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
