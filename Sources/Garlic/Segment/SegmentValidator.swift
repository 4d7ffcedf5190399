// Is everything in this segment as it must be?

import GarlicText

/// Looks at every part of a segment: checksums first, then the structure of what they cover.
struct SegmentValidator {
  /// Something that is not as it must be.
  struct Fault {
    var section: String
    var reason: String
  }

  private let reader: SegmentReader
  private(set) var faults: [Fault] = []
  /// Of the postings, as they are counted while lists are looked at.
  private var postings: [PostingTotals]

  init(_ reader: SegmentReader) {
    self.reader = reader
    postings = reader.schema.fields.map { _ in PostingTotals() }
  }

  /// The segment's faults; empty for a whole one.
  static func faults(of reader: SegmentReader) -> [Fault] {
    var validator = SegmentValidator(reader)
    for section in reader.sections {
      do throws(IndexError) {
        _ = try section.allBytes()
      } catch { validator.add(section.name, error) }
    }
    // Where bytes are wrong, looking at what they say adds nothing.
    if !validator.faults.isEmpty { return validator.faults }
    for number in reader.schema.fields.indices { validator.checkField(number) }
    validator.checkIDs()
    validator.checkStored()
    validator.checkScripts()
    validator.checkTotals()
    return validator.faults
  }

  private mutating func add(_ section: String, _ error: IndexError) {
    if case .corrupt(_, _, let offset, let reason) = error {
      faults.append(Fault(section: section, reason: "byte \(offset): \(reason)"))
    } else {
      faults.append(Fault(section: section, reason: error.description))
    }
  }

  private mutating func add(_ section: SectionKind, _ reason: String) {
    if faults.count < 100 { faults.append(Fault(section: section.name, reason: reason)) }
  }

  private mutating func checkField(_ number: Int) {
    do throws(IndexError) {
      let column = try reader.column(number)
      if reader.schema.fields[number].kind == .keyword,
        let section = try reader.columnSection(number)?.allBytes(), column != nil
      {
        let values = try reader.uninverted(number)
        if section.array != ColumnWriter.column(values) {
          add(.column, "the ordinals are not those of the postings")
        }
      }
      guard let dictionary = try reader.dictionary(number) else { return }
      let norms = try reader.norms(number)
      var cursor = TermDictionaryCursor(dictionary)
      var previous: [UInt8]?
      var terms = 0
      while try cursor.next() {
        terms += 1
        if let previous, !previous.lexicographicallyPrecedes(cursor.term) {
          add(.termBlocks, "term \(terms) does not come after the one before")
        }
        previous = cursor.term
        let totals = try checkList(try reader.cursor(cursor, field: number), cursor, norms)
        let prefix = TermPrefix.of(cursor.term[...])
        postings[number].add(totals, hash: TermHash.of(prefix: prefix, cursor.term))
      }
      if terms != dictionary.termCount {
        add(.termIndex, "\(dictionary.termCount) terms announced, \(terms) found")
      }
    } catch { add(reader.schema.fields[number].name, error) }
  }

  private mutating func checkList(
    _ list: PostingCursor, _ terms: TermDictionaryCursor, _ norms: ByteView
  ) throws(IndexError) -> PostingTotals.Term {
    var totals = PostingTotals.Term()
    var previous: UInt32?
    var positions: [UInt32] = []
    while list.doc != PostingCursor.end {
      totals.add(document: list.doc, frequency: list.tf)
      if Int(list.doc) >= reader.documentCount || previous.map({ list.doc <= $0 }) == true {
        add(.postings, "term \(terms.term): document \(list.doc) is out of order or of range")
        return totals
      }
      previous = list.doc
      if list.hasPositions {
        list.positions(norms: norms, into: &positions)
        if positions.count != Int(list.tf)
          || zip(positions, positions.dropFirst()).contains(where: { $0 > $1 })
        {
          add(.postings, "term \(terms.term): positions in document \(list.doc) are out of order")
          return totals
        }
        for position in positions { totals.positions &+= UInt64(position) }
      }
      list.next()
    }
    if totals.postings != UInt64(list.df) {
      add(
        .postings,
        "term \(terms.term): \(list.df) documents announced, \(totals.postings) found")
    }
    return totals
  }

  private mutating func checkIDs() {
    do throws(IndexError) {
      let order = try reader.ids.documentsByHash()
      var seen = DocumentSet()
      var previous: UInt32 = 0
      for document in order {
        guard Int(document) < reader.documentCount, seen.insert(document) else {
          add(.idOrder, "document \(document) is not there or there twice")
          return
        }
        let hash = DocumentIDsWriter.hash(try reader.ids.id(of: Int(document)))
        if hash < previous { add(.idOrder, "document \(document) is out of order") }
        previous = hash
      }
    } catch { add("ids", error) }
  }

  private mutating func checkScripts() {
    do throws(IndexError) {
      guard let scripts = try reader.scripts() else { return }
      var counts = [Int](repeating: 0, count: scripts.counts.count)
      for document in 0..<reader.documentCount { counts[Int(scripts[document].rawValue)] += 1 }
      if counts != scripts.counts { add(.scripts, "the scripts do not add up") }
      if counts[0] == reader.documentCount { add(.scripts, "no document is in any script") }
    } catch { add(SectionKind.scripts.name, error) }
  }

  /// What was put into the segment must be what is in it: a term that a merge lost breaks no structure.
  private mutating func checkTotals() {
    do throws(IndexError) {
      guard let announced = try reader.totals() else { return }
      var found = SegmentTotals(fields: postings.count)
      found.fields = postings
      found.documents = try SegmentMeasurement(reader).documents(besides: DocumentSet())
      for difference in found.differences(from: announced, reader.schema) {
        add(.totals, difference)
      }
      for (number, field) in reader.schema.fields.enumerated() where field.hasTerms {
        let norms = try reader.norms(number)
        let lengths = Norm.lengths(of: (0..<norms.count).map { norms.u8($0) })
        if lengths.sum != reader.directory.lengthSums[number]
          || lengths.documents != reader.directory.documentsWithField[number]
        {
          add(.norms, "'\(field.name)': not the sum of lengths that the directory has")
        }
      }
    } catch { add(SectionKind.totals.name, error) }
  }

  private mutating func checkStored() {
    guard let stored = reader.stored else { return }
    let zstd = ZstandardDecompressor()
    var documents = 0
    do throws(IndexError) {
      for block in 0..<stored.blockCount {
        if stored.firstDocument(ofBlock: block) != documents {
          add(.storedIndex, "block \(block) does not begin with document \(documents)")
        }
        let records = try stored.records(ofBlock: block, by: zstd)
        documents += records.count
        for record in records { _ = try stored.fields(of: record, schema: reader.storedSchema) }
      }
      if documents != reader.documentCount {
        add(.storedBlocks, "\(documents) documents stored of \(reader.documentCount)")
      }
    } catch { add("stored blocks", error) }
  }
}
