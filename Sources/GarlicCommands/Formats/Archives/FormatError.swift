// Why is there no text, or not all of it, in a file of a format?

/// A file is not what its name says, or more than is read.
enum FormatError: Error, Equatable {
  /// It is broken, or no file of this format at all.
  case broken(String)
  /// It unpacks to more than is read; how much that is, in bytes.
  case tooLarge(Int)
  /// Only a person who knows a secret can read it.
  case encrypted
  /// A program that reads it is missing, and comes with a package.
  case missing(program: String, package: String)
  /// A program took too long.
  case tooLong(program: String)
  /// A program failed.
  case failed(program: String, code: Int32)
  /// Somebody wants the process to end.
  case interrupted

  var description: String {
    switch self {
    case .broken(let reason): reason
    case .tooLarge(let size): "more than \(size >> 20) MiB when unpacked"
    case .encrypted: "encrypted"
    case .missing(let program, let package): "needs \(program): install \(package)"
    case .tooLong(let program): "\(program) took too long and was ended"
    case .failed(let program, let code): "\(program) failed with code \(code)"
    case .interrupted: "interrupted"
    }
  }
}
