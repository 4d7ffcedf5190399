// In which order are the documents of a segment by id?

import GarlicText

/// The documents of a segment in the order of their ids.
///
/// Made at the first sort by id and kept: eight bytes a document.
struct IDOrder: Sendable {
  /// The documents in order.
  private let documents: [UInt32]
  /// The place of each document in that order; documents with one id, all but one of which are deleted, have the
  /// same.
  private let places: [UInt32]

  /// - Complexity: O(documents · log documents); the ids are in memory while they are sorted.
  init(_ ids: DocumentIDs) throws(IndexError) {
    var all: [[UInt8]] = []
    all.reserveCapacity(ids.count)
    let groups = (ids.count + DocumentIDsWriter.group - 1) / DocumentIDsWriter.group
    for group in 0..<groups { all.append(contentsOf: try ids.idsOfGroup(group)) }
    documents = (0..<UInt32(all.count)).sorted {
      let (a, b) = (all[Int($0)], all[Int($1)])
      return a == b ? $0 < $1 : a.lexicographicallyPrecedes(b)
    }
    var places = [UInt32](repeating: 0, count: all.count)
    var first = 0
    for (place, document) in documents.enumerated() {
      if place > 0, all[Int(documents[place - 1])] != all[Int(document)] { first = place }
      places[Int(document)] = UInt32(first)
    }
    self.places = places
  }

  func place(of document: Int) -> Int { Int(places[document]) }

  /// The place of the first document whose id is not before `id`, and whether it is that id.
  func lowerBound(
    _ id: [UInt8], in ids: DocumentIDs
  ) throws(IndexError) -> (place: Int, isFound: Bool) {
    var low = 0
    var high = documents.count
    while low < high {
      let middle = (low + high) / 2
      if try ids.id(of: Int(documents[middle])).lexicographicallyPrecedes(id) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    if low < documents.count, try ids.id(of: Int(documents[low])) == id { return (low, true) }
    return (low, false)
  }
}
