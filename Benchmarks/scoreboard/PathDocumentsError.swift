// What keeps documents from being read?

/// A source of documents that cannot be used.
enum PathDocumentsError: Error, CustomStringConvertible {
  /// A folder that is not there or may not be read.
  case unreadable(String)
  /// A line that is no JSON object with `id` and `body`.
  case noDocument(file: String, line: Int)

  var description: String {
    switch self {
    case .unreadable(let folder): "\(folder): no such folder, or it cannot be read"
    case .noDocument(let file, let line):
      "\(file):\(line): not a JSON object with the strings 'id' and 'body'"
    }
  }
}
