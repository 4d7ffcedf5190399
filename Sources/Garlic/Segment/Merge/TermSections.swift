// What have the ranges of a field's terms come to so far?

import GarlicText

/// The dictionary and the postings of a field while its ranges are appended.
struct TermSections {
  let writer: TermPartWriter
  let lengthSum: UInt64
  let documentsWithField: UInt32
  /// The average length of documents that have the field.
  let average: Double
  private(set) var dictionary = TermBlocks()
  /// Of what was written.
  private(set) var written = PostingTotals()
  /// By source what was read of it, and what of all was to be kept.
  private(set) var read: [PostingTotals]
  private(set) var kept = PostingTotals()
  /// Of chunks the ordinals of what was read with positions, added up.
  private(set) var ordinals: UInt64 = 0
  private(set) var uninversion = Uninversion()
  private var listOffset: UInt64 = 0
  private var appended = 0

  init(
    _ writer: TermPartWriter, lengthSum: UInt64, documentsWithField: UInt32, average: Double
  ) {
    self.writer = writer
    self.lengthSum = lengthSum
    self.documentsWithField = documentsWithField
    self.average = average
    read = writer.sources.map { _ in PostingTotals() }
  }

  /// Whether all ranges are there.
  var isComplete: Bool { appended == writer.ranges.count }

  /// Appends the next range; its postings go to the file, in a section that the first one begins.
  mutating func append(
    _ part: TermPartWriter.Part, to sink: SectionWriter, _ configuration: WriterConfiguration
  ) throws(IndexError) {
    if appended == 0 { sink.begin(.postings, field: writer.number) }
    appended += 1
    dictionary.append(part.dictionary, lists: listOffset)
    try configuration.check(
      "bytes of the dictionary of field '\(writer.field.name)' in a segment",
      dictionary.bytes.count, atMost: configuration.maximumDictionary)
    listOffset += UInt64(part.lists.count)
    try sink.append(part.lists)
    try configuration.task?.advance(to: sink.length)
    written += part.totals
    kept += part.kept
    ordinals &+= part.ordinals
    if let more = part.uninversion { uninversion.append(more) }
    for source in read.indices { read[source] += part.read[source] }
  }
}
