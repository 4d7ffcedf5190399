// Which values does each document have, before they are a column?

/// The values of a field by document, in order of the documents: none, one or several each.
struct ColumnValues: Sendable, Equatable {
  /// Where the values of each document begin, and where the last end.
  private(set) var starts: [UInt32] = [0]
  /// Those of one document ascending.
  private(set) var values: [Int64] = []

  init() {}

  init(_ lists: [[Int64]]) { for list in lists { append(list) } }

  /// Values that are in order already.
  ///
  /// - Parameters:
  ///   - starts: one more than there are documents.
  ///   - values: ascending within a document.
  init(starts: [UInt32], values: [Int64]) {
    self.starts = starts
    self.values = values
  }

  /// The number of documents.
  var count: Int { starts.count - 1 }

  /// The number of documents that have a value.
  var documentsWithValue: Int { (0..<count).count { starts[$0] != starts[$0 + 1] } }

  /// The values of a document, ascending.
  subscript(document: Int) -> ArraySlice<Int64> {
    values[Int(starts[document])..<Int(starts[document + 1])]
  }

  /// Adds the next document.
  mutating func append(_ list: [Int64]) {
    switch list.count {
    case 0: break
    case 1: values.append(list[0])
    default: values.append(contentsOf: list.sorted())
    }
    starts.append(UInt32(values.count))
  }

  /// Adds the next document, whose values are ascending.
  mutating func append(ascending list: ArraySlice<Int64>) {
    values.append(contentsOf: list)
    starts.append(UInt32(values.count))
  }

  /// Adds documents without a value.
  mutating func append(emptyDocuments count: Int) {
    starts.append(contentsOf: repeatElement(UInt32(values.count), count: count))
  }

  mutating func append(contentsOf other: ColumnValues) {
    let base = UInt32(values.count)
    values.append(contentsOf: other.values)
    starts.reserveCapacity(starts.count + other.count)
    for start in other.starts.dropFirst() { starts.append(base + start) }
  }

  mutating func removeAll() {
    starts = [0]
    values = []
  }

  /// Memory in use, in bytes.
  var byteCount: Int { 4 * starts.count + 8 * values.count }
}
