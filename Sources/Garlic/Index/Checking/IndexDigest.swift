// Do two indexes say the same, however they were built?

import GarlicText

/// A digest of the contents of an index: terms, postings, positions, norms, columns, scripts and stored values.
///
/// Indexes of the same documents have equal digests, whether they were built in one commit or in many, with any
/// number of threads, before and after merges and compaction: numbers of documents and segments do not enter.
/// Deleted documents do not count.
public struct IndexDigest: Sendable, Equatable {
  /// The postings of one term of one field.
  struct Term: Sendable, Equatable {
    /// Documents that have the term and are not deleted.
    var documents = 0
    /// Occurrences in them.
    var occurrences = 0
    /// Of ids, frequencies and positions.
    var checksum: UInt64 = 0
  }

  /// What is in one field.
  struct Field: Sendable, Equatable {
    var name: String
    /// By the hash of the term.
    var terms: [UInt64: Term] = [:]
    /// Of norms or of the values of the column, by document.
    var values: UInt64 = 0
  }

  var fields: [Field]
  /// Documents that are not deleted.
  public internal(set) var documentCount = 0
  var ids: UInt64 = 0
  var scripts: UInt64 = 0
  var stored: UInt64 = 0

  init(schema: Schema) { fields = schema.fields.map { Field(name: $0.name) } }

  /// The number of different terms of a field in documents that are not deleted; nil when there is no such field.
  public func termCount(of field: String) -> Int? {
    fields.first { $0.name == field }?.terms.count
  }

  /// Computes the digest of a snapshot.
  ///
  /// - Parameter snapshot: the index as of one commit.
  /// - Throws: `IndexError.corrupt` when a part of the file cannot be read.
  /// - Complexity: O(index) in time; some 50 bytes of memory for each different term.
  public init(of snapshot: Snapshot) throws(IndexError) {
    self.init(schema: snapshot.schema)
    for view in snapshot.views {
      var hashes: [UInt64] = []
      for document in 0..<view.reader.documentCount {
        let hash = TermHash.of(id: try view.reader.ids.id(of: document))
        hashes.append(hash)
        if view.deleted.contains(UInt32(document)) { continue }
        documentCount += 1
        ids &+= hash
      }
      for (number, field) in snapshot.schema.fields.enumerated() {
        if field.hasTerms { try addTerms(number, view, hashes) }
        try addValues(number, field, view, hashes)
      }
      if let scripts = try view.reader.scripts() {
        for (document, hash) in hashes.enumerated()
        where !view.deleted.contains(UInt32(document)) {
          self.scripts &+= Self.value(of: scripts[document], hash)
        }
      }
      try addStored(view, hashes)
    }
  }

  private mutating func addTerms(
    _ number: Int, _ view: SegmentView, _ hashes: [UInt64]
  ) throws(IndexError) {
    guard let dictionary = try view.reader.dictionary(number) else { return }
    let norms = try view.reader.norms(number)
    var cursor = TermDictionaryCursor(dictionary)
    var positions: [UInt32] = []
    while try cursor.next() {
      let list = try view.reader.cursor(cursor, field: number)
      let hash = TermHash.of(prefix: TermPrefix.of(cursor.term[...]), cursor.term)
      var sum = Term()
      while list.doc != PostingCursor.end {
        guard Int(list.doc) < hashes.count, sum.documents < list.df else {
          throw view.reader.damagedList(cursor.entry, "document \(list.doc) is out of range")
        }
        if !view.deleted.contains(list.doc) {
          list.positions(norms: norms, into: &positions)
          sum.add(
            id: hashes[Int(list.doc)], frequency: Int(list.tf),
            positions: list.hasPositions ? positions : [])
        }
        list.next()
      }
      if sum.documents > 0 { fields[number].terms[hash, default: Term()] += sum }
    }
  }

  private mutating func addValues(
    _ number: Int, _ field: Garlic.Field, _ view: SegmentView, _ hashes: [UInt64]
  ) throws(IndexError) {
    let norms = try view.reader.norms(number)
    let column = field.hasTerms ? nil : try view.reader.column(number)
    for (document, hash) in hashes.enumerated() where !view.deleted.contains(UInt32(document)) {
      if field.hasTerms {
        fields[number].values &+= Self.value(UInt64(norms.u8(document)), of: hash)
      } else if let column {
        for value in column.values(document) {
          fields[number].values &+= Self.value(UInt64(bitPattern: value), of: hash)
        }
      }
    }
  }

  private mutating func addStored(
    _ view: SegmentView, _ hashes: [UInt64]
  ) throws(IndexError) {
    guard let stored = view.reader.stored else { return }
    let zstd = ZstandardDecompressor()
    for block in 0..<stored.blockCount {
      let first = stored.firstDocument(ofBlock: block)
      for (i, record) in try stored.records(ofBlock: block, by: zstd).enumerated()
      where first + i < hashes.count && !view.deleted.contains(UInt32(first + i)) {
        let numbered =
          view.reader.filed == nil
          ? record
          : Self.record(
            try stored.fields(of: record, schema: view.reader.storedSchema), view.reader.schema)
        self.stored &+= Self.value(TermHash.of(id: numbered), of: hashes[first + i])
      }
    }
  }

  /// Stored values under the numbers of a schema.
  private static func record(_ fields: [String: FieldValue], _ schema: Schema) -> [UInt8] {
    var record = ByteWriter()
    for (number, field) in schema.fields.enumerated() {
      guard let value = fields[field.name] else { continue }
      record.u8(UInt8(number + 1))
      value.encode(into: &record)
    }
    return record.bytes
  }

  /// What a value of a document adds to a sum.
  static func value(_ value: UInt64, of id: UInt64) -> UInt64 { (id | 1) &* TermHash.mix(value) }

  /// What a script of a document adds to a sum: nothing where it is neither, as segments without any have no
  /// section.
  static func value(of script: TextScript, _ id: UInt64) -> UInt64 {
    script == .neither ? 0 : value(UInt64(script.rawValue), of: id)
  }

  /// What differs between two digests, a line each field and part; empty when they are equal.
  ///
  /// - Parameter other: the digest of an index with the same fields.
  public func differences(from other: IndexDigest) -> [String] {
    var found: [String] = []
    if documentCount != other.documentCount {
      found.append("\(documentCount) documents and \(other.documentCount)")
    }
    if ids != other.ids { found.append("other ids") }
    if scripts != other.scripts { found.append("other scripts") }
    if stored != other.stored { found.append("other stored values") }
    if fields.map(\.name) != other.fields.map(\.name) { found.append("other fields") }
    for (mine, others) in zip(fields, other.fields) where mine != others {
      let only = mine.terms.keys.count { others.terms[$0] == nil }
      let missing = others.terms.keys.count { mine.terms[$0] == nil }
      let changed = mine.terms.count { (hash, term) in
        others.terms[hash].map { $0 != term } ?? false
      }
      found.append(
        """
        field '\(mine.name)': \(only) terms only here, \(missing) only there, \(changed) with other \
        postings\(mine.values == others.values ? "" : ", other norms or values")
        """)
    }
    return found
  }
}

extension IndexDigest.Term {
  /// Adds the occurrences in a document.
  mutating func add(id: UInt64, frequency: Int, positions: [UInt32]) {
    documents += 1
    occurrences += frequency
    var hash = TermHash.mix(id ^ UInt64(truncatingIfNeeded: frequency))
    for position in positions { hash = TermHash.mix(hash ^ UInt64(position)) }
    checksum &+= hash
  }

  static func += (sum: inout IndexDigest.Term, other: IndexDigest.Term) {
    sum.documents += other.documents
    sum.occurrences += other.occurrences
    sum.checksum &+= other.checksum
  }
}
