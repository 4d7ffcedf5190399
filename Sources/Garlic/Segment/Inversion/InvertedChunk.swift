// What becomes of some megabytes of documents before they are a segment?

import GarlicText

/// Documents that are analysed, inverted and sorted, ready to be merged into a segment with others.
///
/// Chunks are cut by the size of the text alone, so they do not depend on who works on them.
struct InvertedChunk: Sendable {
  /// Postings of one field that were sorted together.
  ///
  /// A document whose terms do not fit into one run goes on in the next.
  struct FieldRun: Sendable {
    var bigrams: PostingRun
    var otherTerms: PostingRun
    /// What the keys of the other terms are.
    var terms: SortedTerms
  }

  /// One field's part.
  struct FieldPart: Sendable {
    /// One, but of long documents.
    var runs: [FieldRun]
    var norms: [UInt8]
    /// The first ordinal of each document, and the one after the last.
    var starts: [UInt32]
    /// Occurrences of all terms, as they were counted before they were sorted.
    var occurrences: UInt64
    /// The ordinals of the occurrences that keep positions, added up before they were sorted, modulo 2⁶⁴.
    var ordinals: UInt64
  }

  var documentCount: Int
  /// By field; nil for fields without terms.
  var fields: [FieldPart?]
  /// Those of each run.
  var terms: [SortedTerms]
  var ids: [[UInt8]]
  var stored: [StoredDocumentsWriter.Block]
  /// By field; nil for fields that are no numbers.
  var columns: [ColumnValues?]
  /// In which script each document is written.
  var scripts: [TextScript]
  /// Bytes of text that could not be read as UTF-8 and were replaced.
  var replacements: Int
  /// Totals over the documents, as they were inverted.
  var totals: DocumentTotals

  /// Memory in use, in bytes.
  var byteCount: Int {
    var total = terms.reduce(0) { $0 + $1.byteCount }
    for case let part? in fields {
      for run in part.runs { total += run.bigrams.byteCount + run.otherTerms.byteCount }
      total += part.norms.count + 4 * part.starts.count
    }
    total += scripts.count
    for case let column? in columns { total += column.byteCount }
    for block in stored { total += block.bytes.count }
    for id in ids { total += id.count + 32 }
    return total
  }
}

extension DocumentTotals {
  /// Adds the documents of a chunk.
  mutating func add(_ chunk: InvertedChunk) {
    let hashes = chunk.ids.map { TermHash.of(id: $0) }
    for hash in hashes { add(id: hash) }
    for number in chunk.fields.indices {
      if let part = chunk.fields[number] { add(norms: part.norms, field: number, ids: hashes) }
      if let column = chunk.columns[number] { add(column: column, field: number, ids: hashes) }
    }
    add(scripts: chunk.scripts.map(\.rawValue), ids: hashes)
  }
}
