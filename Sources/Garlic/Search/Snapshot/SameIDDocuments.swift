// Which documents have an id that a later index has, too?

import GarlicText

/// Finds documents of several indexes with one id.
enum SameIDDocuments {
  /// The documents that a later index replaces, by index and segment.
  ///
  /// - Complexity: O(documents).
  static func earlier(
    _ snapshots: [Snapshot]
  ) throws(IndexError) -> [Int: [Int: [UInt32]]] {
    if snapshots.count < 2 { return [:] }
    var found: [Int: [Int: [UInt32]]] = [:]
    var later: Set<UInt64> = []
    for index in snapshots.indices.reversed() {
      var own: [UInt64] = []
      for (number, view) in snapshots[index].views.enumerated() {
        let groups =
          (view.reader.documentCount + DocumentIDsWriter.group - 1) / DocumentIDsWriter.group
        for group in 0..<groups {
          for (i, id) in try view.reader.ids.idsOfGroup(group).enumerated() {
            let document = UInt32(group * DocumentIDsWriter.group + i)
            if view.deleted.contains(document) { continue }
            let hash = TermHash.of(id: id)
            own.append(hash)
            // Two ids may have one hash: the later index is asked.
            if later.contains(hash), try isThere(id, in: snapshots[(index + 1)...]) {
              found[index, default: [:]][number, default: []].append(document)
            }
          }
        }
      }
      if index > 0 { later.formUnion(own) }
    }
    return found
  }

  private static func isThere(
    _ id: [UInt8], in snapshots: ArraySlice<Snapshot>
  ) throws(IndexError) -> Bool {
    let text = String(decoding: id, as: UTF8.self)
    for snapshot in snapshots where try snapshot.documentNumber(of: text) != nil { return true }
    return false
  }
}
