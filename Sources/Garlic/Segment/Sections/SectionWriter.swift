// How do sections get into the file?

/// Appends a segment's sections to a file, a large write at a time, with a checksum for each
/// 64 KiB of a section.
final class SectionWriter {
  private let file: any StorageFile
  /// Bytes that are written at once.
  private let bufferSize: Int
  /// Where the segment begins in the file, in bytes.
  let start: Int
  private var written: Int
  private var buffer = ByteWriter()
  private var entry: SectionEntry?
  private var checksum: UInt32 = 0
  private var inBlock = 0
  private(set) var sections: [SectionEntry] = []

  init(file: any StorageFile, start: Int, bufferSize: Int) {
    self.bufferSize = bufferSize
    self.file = file
    self.start = start
    written = start
  }

  var path: String { file.path }

  /// Bytes of the segment so far.
  var length: Int { written + buffer.count - start }

  func begin(_ kind: SectionKind, field: Int? = nil) {
    precondition(entry == nil)
    entry = SectionEntry(
      kind: kind, field: field.map { UInt8($0) } ?? SectionEntry.noField, offset: UInt64(length),
      length: 0, checksums: [])
    checksum = 0
    inBlock = 0
  }

  func append(_ bytes: [UInt8]) throws(IndexError) { try append(bytes[...]) }

  func append(_ bytes: ArraySlice<UInt8>) throws(IndexError) {
    var rest = bytes
    while !rest.isEmpty {
      let part = rest.prefix(SectionEntry.checkedBlock - inBlock)
      checksum = Checksum.of(part, continuing: checksum)
      inBlock += part.count
      if inBlock == SectionEntry.checkedBlock { closeBlock() }
      rest = rest.dropFirst(part.count)
    }
    entry?.length += UInt64(bytes.count)
    if bytes.count >= bufferSize {
      try flush()
      try write(bytes)
      return
    }
    buffer.raw(bytes)
    if buffer.count >= bufferSize { try flush() }
  }

  /// Closes the section and says how long it is.
  @discardableResult
  func end() -> Int {
    if inBlock > 0 { closeBlock() }
    guard let done = entry else { return 0 }
    sections.append(done)
    entry = nil
    return Int(done.length)
  }

  /// A whole section at once.
  func section(_ kind: SectionKind, field: Int? = nil, _ bytes: [UInt8]) throws(IndexError) {
    begin(kind, field: field)
    try append(bytes)
    end()
  }

  /// Bytes outside all sections: the directory.
  func appendPlain(_ bytes: [UInt8]) throws(IndexError) {
    buffer.raw(bytes)
    try flush()
  }

  private func closeBlock() {
    entry?.checksums.append(checksum)
    checksum = 0
    inBlock = 0
  }

  func flush() throws(IndexError) {
    if buffer.count == 0 { return }
    try write(buffer.bytes[...])
    buffer.bytes.removeAll(keepingCapacity: true)
  }

  private func write(_ bytes: ArraySlice<UInt8>) throws(IndexError) {
    do throws(StorageError) {
      try file.write(bytes, at: written)
    } catch { throw IndexError(error) }
    written += bytes.count
  }
}
