// How is one stretch of a field's terms written?

import GarlicText

/// Merges the terms of all sources in one range and writes their lists and dictionary entries.
struct TermPartWriter: Sendable {
  /// What one range became.
  struct Part: Sendable {
    var lists: [UInt8]
    var dictionary: TermBlocks
  }

  /// The file that a damaged source lies in, for errors.
  let path: String
  let number: Int
  let field: Field
  let sources: [SegmentSource]
  let maps: [DocumentMap]
  let ranges: [TermRange]
  /// The norm code of each document of the new segment.
  let norms: [UInt8]
  let factors: LengthFactors
  let configuration: WriterConfiguration

  func write(_ range: Int) throws(IndexError) -> Part {
    var streams: [TermStream] = []
    for (source, map) in zip(sources, maps) {
      streams.append(contentsOf: try source.termStreams(number, map, in: ranges[range]))
    }
    var lists = PostingListWriter(norms: norms, factors: factors)
    var dictionary = TermBlockWriter(
      documentCount: norms.count, termsPerBlock: configuration.termsPerBlock)
    var merge = try TermMerge(streams)
    var term: [UInt8] = []
    var postings = Postings()
    var out = ByteWriter()
    let hasPositions = field.hasPositions
    while try merge.next(term: &term, postings: &postings, hasPositions: hasPositions) {
      // A damaged source may have a term twice, each time with whole postings.
      guard postings.isInOrder else {
        throw .corrupt(
          path: path, section: SectionKind.packedTermBlocks.name, offset: 0,
          reason: "term \(TermPrefix.text(term)) has documents out of order")
      }
      let positions = hasPositions && term.first != Token.wordTag
      let before = out.count
      if postings.count == 1 {
        dictionary.add(term, single: postings, hasPositions: positions, lists: UInt64(before))
      } else if postings.count > 1 {
        lists.write(postings, hasPositions: positions, to: &out)
        dictionary.add(
          term, df: postings.count, length: out.count - before, lists: UInt64(before))
      }
    }
    return Part(lists: out.bytes, dictionary: dictionary.finish())
  }
}
