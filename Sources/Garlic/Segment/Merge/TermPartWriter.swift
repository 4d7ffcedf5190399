// How is one range of a field's terms written?

import GarlicText

/// Merges the terms of all sources in one range and writes their lists and dictionary entries.
struct TermPartWriter: Sendable {
  /// What one range became.
  struct Part: Sendable {
    var lists: [UInt8]
    var dictionary: TermBlocks
    /// Of what was written.
    var totals = PostingTotals()
    /// By source: what was read of segments in this range, and what of it was to be kept.
    var read: [PostingTotals]
    var kept = PostingTotals()
    /// Of chunks the ordinals of what was read with positions, added up.
    var ordinals: UInt64 = 0
    /// Which terms each document has, of a field of keywords with a column.
    var uninversion: Uninversion?
  }

  /// The file that a damaged source lies in, for errors.
  let path: String
  let number: Int
  let field: Field
  let sources: [MergeSource]
  let maps: [DocumentMap]
  let ranges: [TermRange]
  /// The norm code of each document of the new segment.
  let norms: [UInt8]
  let factors: LengthNormalization
  let configuration: WriterConfiguration

  func write(_ range: Int) throws(IndexError) -> Part {
    var streams: [TermCursor] = []
    var origins: [Int] = []
    for (origin, (source, map)) in zip(sources, maps).enumerated() {
      let more = try source.termCursors(number, map, in: ranges[range])
      streams.append(contentsOf: more)
      origins.append(contentsOf: more.map { _ in origin })
    }
    var lists = PostingListWriter(norms: norms, factors: factors)
    var dictionary = TermBlockWriter(
      documentCount: norms.count, termsPerBlock: configuration.termsPerBlock)
    var merge = try TermMerger(streams)
    var term: [UInt8] = []
    var postings = Postings()
    var out = ByteWriter()
    var totals = PostingTotals()
    let hasPositions = field.hasPositions
    var uninversion = field.kind == .keyword && field.hasColumn ? Uninversion() : nil
    while try merge.next(term: &term, postings: &postings, hasPositions: hasPositions) {
      // A damaged source may have a term twice, each time with whole postings.
      guard postings.isInOrder else {
        throw .corrupt(
          path: path, section: SectionKind.termBlocks.name, offset: 0,
          reason: "term \(TermPrefix.text(term)) has documents out of order")
      }
      let positions = hasPositions && term.first != Token.wordTag
      let before = out.count
      if postings.count > 0 {
        totals.add(
          postings.totals(hasPositions: positions),
          hash: TermHash.of(prefix: TermPrefix.of(term[...]), term))
      }
      if postings.count > 0, uninversion != nil {
        for index in 0..<postings.count { uninversion?.add(postings.docs[index]) }
        uninversion?.endTerm()
      }
      if postings.count == 1 {
        dictionary.add(term, single: postings, hasPositions: positions, lists: UInt64(before))
      } else if postings.count > 1 {
        lists.write(postings, hasPositions: positions, to: &out)
        try configuration.check(
          "bytes of the postings of term \(TermPrefix.text(term)) in field '\(field.name)' of a segment",
          out.count - before, atMost: configuration.maximumPostingList)
        dictionary.add(
          term, df: postings.count, length: out.count - before, lists: UInt64(before))
      }
    }
    var part = Part(
      lists: out.bytes, dictionary: dictionary.finish(), totals: totals,
      read: sources.map { _ in PostingTotals() }, uninversion: uninversion)
    for (stream, origin) in zip(streams, origins) {
      part.read[origin] += stream.readTotals
      part.kept += stream.keptTotals
      part.ordinals &+= stream.ordinals
    }
    return part
  }
}
