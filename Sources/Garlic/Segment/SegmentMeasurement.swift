// What does this segment add up to, counted anew?

import GarlicText

/// Counts the totals of a segment from its sections, to compare them with those that it was written with.
struct SegmentMeasurement: Sendable {
  private let reader: SegmentReader
  private let threads: Int

  /// Dictionary blocks that a thread counts at a time.
  private static let blocksAtATime = 512

  /// - Parameter threads: how many threads count the postings of a field.
  init(_ reader: SegmentReader, threads: Int = 1) {
    self.reader = reader
    self.threads = threads
  }

  /// The totals of the whole segment, deleted documents included.
  ///
  /// - Complexity: O(segment): every posting and position is decoded.
  func totals() throws(IndexError) -> SegmentTotals {
    var totals = SegmentTotals(fields: reader.schema.fields.count)
    for number in reader.schema.fields.indices {
      totals.fields[number] = try postings(ofField: number)
    }
    totals.documents = try documents(besides: DocumentSet())
    return totals
  }

  /// The totals of the postings of a field.
  ///
  /// - Throws: `IndexError.corrupt` when lists or positions cannot be decoded.
  func postings(ofField number: Int) throws(IndexError) -> PostingTotals {
    guard let dictionary = try reader.dictionary(number) else { return PostingTotals() }
    let step = SegmentMeasurement.blocksAtATime
    var totals = PostingTotals()
    try OrderedWork.run(
      count: (dictionary.blockCount + step - 1) / step, threads: threads
    ) { (part) throws(IndexError) in
      let blocks = part * step..<min((part + 1) * step, dictionary.blockCount)
      return try postings(ofField: number, dictionary, blocks)
    } take: { (part) throws(IndexError) in
      totals += part
    }
    return totals
  }

  private func postings(
    ofField number: Int, _ dictionary: TermDictionary, _ blocks: Range<Int>
  ) throws(IndexError) -> PostingTotals {
    var totals = PostingTotals()
    let norms = try reader.norms(number)
    var cursor = TermDictionaryCursor(dictionary, blocks: blocks)
    var positions: [UInt32] = []
    while try cursor.next() {
      let entry = cursor.entry
      let hash = TermHash.of(prefix: TermPrefix.of(cursor.term[...]), cursor.term)
      var term = PostingTotals.Term()
      if entry.df == 1 {
        // Most terms are of one document, and need no cursor.
        term.add(document: entry.singleDoc, frequency: entry.singleTF)
        if dictionary.keepsPositions(cursor.term) {
          positions.removeAll(keepingCapacity: true)
          try dictionary.singlePositions(entry).read(tf: entry.singleTF, into: &positions)
          for position in positions { term.positions &+= UInt64(position) }
        }
        totals.add(term, hash: hash)
        continue
      }
      let list = try reader.cursor(cursor, field: number)
      while list.doc != PostingCursor.end {
        guard Int(list.doc) < reader.documentCount, term.postings < UInt64(list.df) else {
          throw reader.damagedList(entry, "document \(list.doc) is out of range")
        }
        term.add(document: list.doc, frequency: list.tf)
        if list.hasPositions {
          list.positions(norms: norms, into: &positions)
          for position in positions { term.positions &+= UInt64(position) }
        }
        list.next()
      }
      totals.add(term, hash: hash)
    }
    return totals
  }

  /// The totals of the documents that are not deleted.
  func documents(besides deleted: DocumentSet) throws(IndexError) -> DocumentTotals {
    var totals = DocumentTotals(fields: reader.schema.fields.count)
    let kept = (0..<reader.documentCount).filter { !deleted.contains(UInt32($0)) }
    var hashes: [UInt64] = []
    hashes.reserveCapacity(kept.count)
    let groups = (reader.documentCount + DocumentIDsWriter.group - 1) / DocumentIDsWriter.group
    for group in 0..<groups {
      for (i, id) in try reader.ids.idsOfGroup(group).enumerated()
      where !deleted.contains(UInt32(group * DocumentIDsWriter.group + i)) {
        let hash = TermHash.of(id: id)
        totals.add(id: hash)
        hashes.append(hash)
      }
    }
    for (number, field) in reader.schema.fields.enumerated() {
      if field.hasTerms {
        let norms = try reader.norms(number)
        totals.add(norms: kept.map { norms.u8($0) }, field: number, ids: hashes)
      } else if let column = try reader.column(number) {
        for (document, hash) in zip(kept, hashes) {
          totals.add(values: column.values(document)[...], field: number, id: hash)
        }
      }
    }
    if let scripts = try reader.scripts() {
      totals.add(scripts: kept.map { scripts[$0].rawValue }, ids: hashes)
    }
    return totals
  }
}
