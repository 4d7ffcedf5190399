// What can go wrong, and what can be done about it?

/// An error of an index, of a search or of its input.
///
/// Its description names the thing, the place and the remedy: `print(error)` or `String(describing: error)`. Foundation's
/// `localizedDescription` says the same in a program that imports `GarlicFoundation`, and else nothing of use. New errors become cases in minor versions: a `switch`
/// over errors needs a `default`.
public enum IndexError: Error, Sendable, Equatable {
  /// A file operation failed with the error number `code` of the system.
  case io(operation: String, path: String, code: Int32)
  /// There is no index at `path`.
  case notFound(path: String)
  /// The disk is full; earlier commits are safe.
  case diskFull(path: String)
  /// The file is not a Garlic index.
  case notAnIndex(path: String, reason: String)
  /// A section of the file is damaged.
  case corrupt(path: String, section: String, offset: Int, reason: String)
  /// The file is shorter than its last commit requires.
  case truncated(path: String, length: Int, expected: Int)
  /// The open file was overwritten in place by another program.
  case overwritten(path: String)
  /// The format version of the file is newer than this library reads.
  case formatTooNew(path: String, found: Int, supported: Int)
  /// The format version of the file is older than this library reads.
  case formatTooOld(path: String, found: Int, supported: Int)
  /// A writer of another process holds the lock on the index.
  case locked(path: String)
  /// The index was made with an analyzer that folds texts in another way; `differences` names what differs.
  case analyzerMismatch(path: String, differences: [String])
  /// A field is analyzed in a way that this library does not know; `entry` is what the file says of it, in hexadecimal.
  case unknownAnalysis(path: String, field: String, entry: String)
  /// The index has another schema than the one given.
  case schemaMismatch(path: String, reason: String)
  /// A merged segment differs from its sources; nothing was changed.
  case verificationFailed(path: String, reason: String)
  /// An earlier failure in this batch, `first`, lost some of its changes; nothing of it was committed.
  indirect case batchFailed(first: IndexError)
  /// A size exceeds a limit of the file format or of writing; nothing was written.
  case tooLarge(thing: String, size: Int, limit: Int, remedy: String)
  /// A document, an option or a call is invalid.
  case invalidArgument(String)
  /// A value of a record is none that a field can have, or the other way round; `path` leads to it.
  case recordMismatch(type: String, path: String, reason: String)
  /// A query has a syntax error, in strict mode; `offset` counts UTF-8 bytes.
  case invalidQuery(offset: Int, reason: String, query: String)
  /// A cursor is of commit `cursor`, and the index that is searched is at commit `index`.
  case cursorOutdated(cursor: UInt64, index: UInt64)
  /// The deadline of a search has passed.
  case deadlineExceeded
  /// The task of a search or a write was cancelled.
  case cancelled
  /// A search needs more memory than its budget; both in bytes.
  case searchTooLarge(needed: Int, allowed: Int)
  /// Text analysis failed.
  case analysis(String)
}

extension IndexError: CustomStringConvertible {
  /// A message that names the thing, the place and the remedy.
  public var description: String {
    switch self {
    case .io(let operation, let path, let code):
      "cannot \(operation) '\(path)': \(SystemMessage.text(code))"
    case .notFound(let path): "there is no index at '\(path)'"
    case .diskFull(let path):
      "the disk is full, cannot write '\(path)': free some space and write again; earlier commits are safe"
    case .notAnIndex(let path, let reason): "'\(path)' is not a Garlic index: \(reason)"
    case .corrupt(let path, let section, let offset, let reason):
      "'\(path)' is damaged in \(section) at byte \(offset): \(reason); 'search check --repair' saves the documents that can be read"
    case .truncated(let path, let length, let expected):
      "'\(path)' is truncated: it has \(length) bytes of \(expected); restore it from a copy or index again"
    case .overwritten(let path):
      "'\(path)' was overwritten in place while it was open: open it again, and replace index files only by renaming"
    case .formatTooNew(let path, let found, let supported):
      "'\(path)' has format version \(found), this Garlic reads versions up to \(supported): update Garlic"
    case .formatTooOld(let path, let found, let supported):
      "'\(path)' has format version \(found), this Garlic reads versions from \(supported) on: index again"
    case .locked(let path):
      "'\(path)' is being written by another process: wait for it, or set a lock timeout"
    case .analyzerMismatch(let path, let differences):
      "'\(path)' was made with another analyzer (\(differences.joined(separator: "; "))): open it with that analyzer, or make it anew from its stored documents with 'rebuild(analyzer:)', or index again"
    case .unknownAnalysis(let path, let field, let entry):
      "the field '\(field)' of '\(path)' is analyzed in a way that this Garlic does not know (\(entry)): update Garlic"
    case .schemaMismatch(let path, let reason): "'\(path)' has another schema: \(reason)"
    case .verificationFailed(let path, let reason):
      "a merged segment of '\(path)' differs from its sources (\(reason)): nothing was changed; please report this with the output of 'search check --deep'"
    case .batchFailed(let first):
      "an earlier failure lost changes of the batch (\(first.description)), so nothing of it was committed: remove the cause and write the whole batch again"
    case .tooLarge(let thing, let size, let limit, let remedy):
      "\(thing): \(size), the limit is \(limit): \(remedy)"
    case .recordMismatch(let type, let path, let reason):
      "\(type)\(path.isEmpty ? "" : "." + path): \(reason)"
    case .invalidArgument(let reason): reason
    case .invalidQuery(let offset, let reason, let query):
      "query, byte \(offset): \(reason)\n\(SystemMessage.caret(query, offset))"
    case .cursorOutdated(let cursor, let index):
      "the cursor is of commit \(cursor) and the index is at \(index): search from the first page again, or keep the snapshot while paging"
    case .deadlineExceeded: "the search exceeded its deadline: allow more time or ask for less"
    case .cancelled: "the task was cancelled: what it asked for was not done"
    case .searchTooLarge(let needed, let allowed):
      "the search needs \(needed) bytes, its memory budget is \(allowed): ask for fewer hits or raise the budget"
    case .analysis(let reason): "text analysis failed: \(reason)"
    }
  }
}

extension IndexError {
  /// What a failed file operation means to somebody who uses an index.
  init(_ error: StorageError) {
    if SystemMessage.meansDiskFull(error.code) {
      self = .diskFull(path: error.path)
    } else if error.operation == "open", SystemMessage.meansNotFound(error.code) {
      self = .notFound(path: error.path)
    } else {
      self = .io(operation: error.operation, path: error.path, code: error.code)
    }
  }
}

/// Runs file operations and says of a failure what it means to somebody who uses an index.
@inline(__always)
func onStorage<R>(_ operations: () throws(StorageError) -> R) throws(IndexError) -> R {
  do throws(StorageError) {
    return try operations()
  } catch { throw IndexError(error) }
}
