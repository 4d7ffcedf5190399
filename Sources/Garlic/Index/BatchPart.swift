// Which documents of a segment does a batch delete?

/// A segment while a batch changes the index: what was deleted before, and what is now.
struct BatchPart {
  let part: Commit.Part
  /// The number of its first document among those put in the batch; nil for a segment that was
  /// there before.
  let firstPut: Int?
  private(set) var deleted: DocumentSet

  init(_ part: Commit.Part, firstPut: Int? = nil) {
    self.part = part
    self.firstPut = firstPut
    deleted = part.deleted
  }

  var documentCount: Int { part.reader.documentCount }

  /// What was deleted since the last commit, ascending.
  var newlyDeleted: [UInt32] {
    if deleted.count == part.deleted.count { return [] }
    return deleted.documents.filter { !part.deleted.contains($0) }
  }

  mutating func delete(_ document: UInt32) { deleted.insert(document) }

  /// Deletes the document of an id; of those put in this batch only one put before another.
  mutating func delete(id: [UInt8], before: Int = .max) throws(IndexError) {
    guard let document = try part.reader.ids.document(of: id) else { return }
    if let firstPut, firstPut + document >= before { return }
    deleted.insert(UInt32(document))
  }

  /// Deletes the documents of all these ids.
  mutating func delete(ids: [[UInt8]]) throws(IndexError) {
    let groups = (documentCount + DocumentIDsWriter.group - 1) / DocumentIDsWriter.group
    // A look-up reads some 20 groups of ids; when there are as many, one pass over all is cheaper.
    if ids.count * 20 < groups {
      for id in ids { try delete(id: id) }
      return
    }
    let wanted = Set(ids)
    for group in 0..<groups {
      for (i, id) in try part.reader.ids.idsOfGroup(group).enumerated() where wanted.contains(id) {
        deleted.insert(UInt32(group * DocumentIDsWriter.group + i))
      }
    }
  }
}
