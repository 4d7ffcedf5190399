// Which documents does the filter of a search leave out?

/// The filter of a search, made ready: says by segment which documents are left out.
///
/// They are taken for deleted ones, so that every way of searching passes them over.
struct SearchFilter {
  let node: PlanNode
  let query: Query
  let fields: [Int]
  let cache: FilterCache

  /// The documents of a segment that it leaves out.
  ///
  /// - Throws: what the search of the filter throws.
  /// - Complexity: O(matches of the filter) the first time, then O(1) while the cache keeps it.
  func excluded(_ plan: SegmentPlan) throws(IndexError) -> DocumentSet {
    let key = FilterCache.Key(segment: plan.view.reader.token, query: query, fields: fields)
    return try cache.documents(key) { () throws(IndexError) in
      let count = plan.view.reader.documentCount
      var deadline = plan.deadline
      var left = DocumentSet(all: count)
      let matcher = try plan.matcher(node)
      while matcher.doc < UInt32(count) {
        try deadline.tick()
        left.remove(matcher.doc)
        try matcher.next()
      }
      return left
    }
  }
}

extension SegmentView {
  /// The segment without documents that a filter leaves out.
  func excluding(_ documents: DocumentSet) -> SegmentView {
    if documents.isEmpty { return self }
    var without = documents
    if !deleted.isEmpty { without.formUnion(deleted) }
    return SegmentView(reader: reader, deleted: without, base: base)
  }

  /// How many documents are left.
  var liveCount: Int { reader.documentCount - deleted.count }
}
