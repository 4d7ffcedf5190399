// What do the documents of a segment add up to?

import GarlicText

/// Totals over the documents of a segment: ids, norms, columns and scripts.
///
/// Each document adds its values weighed with a hash of its id, so a value that goes to the wrong document
/// changes the sum. They are sums modulo 2⁶⁴: those of a merged segment are those of its sources less those of
/// the documents that were left out.
struct DocumentTotals: Sendable, Equatable {
  /// Documents, deleted ones included.
  var documents: UInt64 = 0
  /// Of ids.
  var ids: UInt64 = 0
  /// Of scripts.
  var scripts: UInt64 = 0
  /// For each field of norms, or of the values of its column.
  var values: [UInt64]

  init(fields: Int) { values = [UInt64](repeating: 0, count: fields) }

  mutating func add(id hash: UInt64) {
    documents &+= 1
    ids &+= hash
  }

  mutating func add(norms: [UInt8], field: Int, ids hashes: [UInt64]) {
    for (norm, hash) in zip(norms, hashes) {
      values[field] &+= (hash | 1) &* (UInt64(norm) &+ 1)
    }
  }

  mutating func add(column: ColumnValues, field: Int, ids hashes: [UInt64]) {
    for (document, hash) in hashes.enumerated() {
      add(values: column[document], field: field, id: hash)
    }
  }

  mutating func add(values list: ArraySlice<Int64>, field: Int, id hash: UInt64) {
    for value in list { values[field] &+= (hash | 1) &* TermHash.mix(UInt64(bitPattern: value)) }
  }

  mutating func add(scripts list: [UInt8], ids hashes: [UInt64]) {
    for (script, hash) in zip(list, hashes) { scripts &+= (hash | 1) &* UInt64(script) }
  }

  static func += (sum: inout DocumentTotals, other: DocumentTotals) {
    sum.documents &+= other.documents
    sum.ids &+= other.ids
    sum.scripts &+= other.scripts
    for field in sum.values.indices { sum.values[field] &+= other.values[field] }
  }

  /// How these totals differ from those that were announced; nil when they do not.
  func difference(from announced: DocumentTotals, _ schema: Schema) -> String? {
    if documents != announced.documents {
      return "\(documents) documents where \(announced.documents) were written"
    }
    if ids != announced.ids { return "the ids are not those that were written" }
    if scripts != announced.scripts { return "the scripts are not those that were written" }
    for (number, field) in schema.fields.prefix(announced.values.count).enumerated()
    where values[number] != announced.values[number] {
      let what = field.hasTerms ? "norms" : "values"
      return "the \(what) of field '\(field.name)' are not those that were written"
    }
    return nil
  }
}

extension Field {
  /// Whether the field has a dictionary.
  var hasTerms: Bool { kind == .text || kind == .keyword }
}
