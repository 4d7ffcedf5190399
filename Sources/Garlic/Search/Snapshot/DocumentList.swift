// Which documents of a segment, with which scores?

/// Documents of one segment, ascending, with their scores if they have any.
struct DocumentList: Sendable {
  var documents: [UInt32] = []
  var scores: [Double] = []
}
