// Which segments does a file hold that no commit leads to?

import GarlicText

/// Segments and manifests that are found by what they begin with, wherever they lie.
///
/// A directory follows its segment at once and says how long that is, so a segment is found by its directory.
struct SegmentScan {
  /// The segments, in the order of the file.
  private(set) var segments: [Manifest.SegmentRecord] = []
  /// Manifests that can be read, of which all segments are there, in the order of the file.
  private(set) var manifests: [(offset: Int, manifest: Manifest)] = []
  /// The schema of the last manifest of which the beginning can be read, and its fingerprint, if that can be too.
  private(set) var schema: (schema: Schema, fingerprint: [UInt8]?)?

  /// - Parameters:
  ///   - view: the file.
  ///   - end: where what was committed ends, in bytes.
  ///   - damaged: the offset of a manifest that is known to be damaged.
  /// - Complexity: linear in the length of the file.
  init(_ view: ByteView, upTo end: Int, damaged: Int?) {
    let file = view.slice(0, end)
    // Directories begin at any byte, manifests at multiples of eight.
    var offset = FileFormat.dataStart
    while offset + 4 <= file.count {
      let word = file.u32(offset)
      if word == SegmentDirectory.magic, let record = Self.segment(file, directory: offset) {
        segments.append(record)
        offset += Int(record.directoryLength)
        continue
      }
      if word == FileFormat.manifestMagic, offset % FileFormat.alignment == 0 {
        addManifest(file, offset, isDamaged: offset == damaged)
      }
      offset += 1
    }
    for number in segments.indices { segments[number].name = UInt64(number + 1) }
  }

  /// The same, with the schema of a manifest that lies behind, as far as it can be read.
  func adding(_ view: ByteView, schemaAt offset: Int?) -> SegmentScan {
    guard let offset, manifests.isEmpty else { return self }
    var scan = self
    scan.addManifest(view, offset, isDamaged: true)
    return scan
  }

  private static func segment(_ file: ByteView, directory offset: Int) -> Manifest.SegmentRecord? {
    let rest = file.slice(offset, file.count - offset)
    guard
      let directory = try? SegmentDirectory(
        rest, segmentLength: offset - FileFormat.dataStart)
    else { return nil }
    let length = directory.sections.reduce(0) { max($0, $1.offset + $1.length) }
    let bytes = directory.encode()
    let start = offset - Int(length)
    guard directory.documentCount > 0, start >= FileFormat.dataStart,
      start % FileFormat.alignment == 0, file.slice(offset, bytes.count).equals(bytes),
      directory.sections.contains(where: { isWhole($0, file, start) })
    else { return nil }
    return Manifest.SegmentRecord(
      name: 0, start: UInt64(start), length: length, directoryLength: UInt32(bytes.count),
      directoryChecksum: Checksum.of(bytes), documentCount: UInt32(directory.documentCount),
      tombstones: [])
  }

  /// Whether the bytes of a section are those that the directory means.
  private static func isWhole(_ section: SectionEntry, _ file: ByteView, _ start: Int) -> Bool {
    let bytes = file.slice(start + Int(section.offset), Int(section.length))
    if section.checksums.isEmpty { return false }
    return section.checksums.enumerated().allSatisfy { number, checksum in
      let size = SectionEntry.checkedBlock
      return Checksum.of(bytes.slice(number * size, size)) == checksum
    }
  }

  private mutating func addManifest(_ file: ByteView, _ offset: Int, isDamaged: Bool) {
    let bytes = file.slice(offset, file.count - offset)
    var reader = ByteReader(bytes)
    // One that is damaged may have lost even that.
    guard (try? reader.u32("manifest magic")) != nil, let found = try? Schema(from: &reader),
      found.shown.fault == nil
    else { return }
    schema = (found, try? reader.blob("analyzer fingerprint"))
    guard !isDamaged, let manifest = try? Manifest(bytes) else { return }
    let isWhole = manifest.segments.allSatisfy { record in
      guard record.start < UInt64(offset), record.length < UInt64(offset) else { return false }
      let table = file.slice(Int(record.start + record.length), Int(record.directoryLength))
      return table.count == Int(record.directoryLength)
        && Checksum.of(table) == record.directoryChecksum
        && segments.contains {
          $0.start == record.start && $0.documentCount == record.documentCount
        }
    }
    if isWhole { manifests.append((offset, manifest)) }
  }

  /// What can be put together: the last manifest that can be read, and the segments after it.
  ///
  /// - Parameter fallback: the schema where none can be read.
  /// - Returns: the manifest, whether an older one was found to begin from, and how many segments were added;
  ///   nil without a schema.
  func manifest(
    schema fallback: Schema?, fingerprint: [UInt8]
  ) -> (manifest: Manifest, isContinued: Bool, addedSegments: Int)? {
    if let (offset, last) = manifests.last {
      let added = segments.filter { $0.start > UInt64(offset) }
      return (Self.adding(added, to: last), true, added.count)
    }
    let found = schema ?? fallback.map { ($0, nil) }
    guard let found else { return nil }
    let manifest = Manifest(schema: found.schema, fingerprint: found.fingerprint ?? fingerprint)
    return (Self.adding(segments, to: manifest), false, segments.count)
  }

  private static func adding(
    _ segments: [Manifest.SegmentRecord], to manifest: Manifest
  ) -> Manifest {
    var manifest = manifest
    for var segment in segments {
      segment.name = manifest.nextName
      manifest.nextName += 1
      manifest.segments.append(segment)
    }
    return manifest
  }
}
