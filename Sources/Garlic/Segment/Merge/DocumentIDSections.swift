// What does a segment keep of the ids of its documents?

import GarlicText

/// The sections of ids of a segment, and what its writer has to know of them.
struct DocumentIDSections: Sendable {
  let ids: [UInt8]
  let order: [UInt8]
  /// Documents that a later one of the same id replaces.
  let replaced: [UInt32]
  /// A hash of the id of each document.
  let hashes: [UInt64]

  init(
    _ sources: [MergeSource], _ maps: [DocumentMap], _ configuration: WriterConfiguration
  ) throws(IndexError) {
    var all: [[UInt8]] = []
    all.reserveCapacity(sources.reduce(0) { $0 + $1.documentCount })
    for (source, map) in zip(sources, maps) { all.append(contentsOf: try source.ids(map)) }
    hashes = all.map { TermHash.of(id: $0) }
    ids = DocumentIDsWriter.ids(all)
    try configuration.check(
      "bytes of the ids of a segment", ids.count, atMost: configuration.maximumIDSection)
    (order, replaced) = DocumentIDsWriter.order(all)
  }
}
