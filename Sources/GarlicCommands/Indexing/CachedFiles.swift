// Which files does a cached index hold, in which state?

import Garlic

/// The files that went into a cached index, by their absolute paths.
///
/// They stand in the index too, in stored fields; reading those of all documents takes seconds where
/// there are many. So a list is kept beside the index, with the commit that it goes with.
struct CachedFiles {
  struct State: Equatable {
    var size: Int
    var modified: Int64
  }

  private(set) var states: [String: State]

  private static let heading = "garlic files 1"

  /// The list beside the index if it goes with the index, else what stands in the index.
  init(of index: SearchIndex) throws(IndexError) {
    if let states = Self.listed(beside: index) {
      self.states = states
    } else {
      states = try Self.stored(in: index.snapshot)
    }
  }

  /// Whether a file is in the index as it is now.
  func hold(_ file: SourceFile, at path: String) -> Bool {
    states[path] == State(size: file.size, modified: file.modified)
  }

  mutating func add(_ file: SourceFile, at path: String) {
    states[path] = State(size: file.size, modified: file.modified)
  }

  mutating func remove(_ path: String) { states[path] = nil }

  /// Keeps the list beside the index; without it the next search is slower, and no less right.
  func save(beside index: SearchIndex) {
    var text = Self.heading + "\n" + Self.mark(of: index) + "\n"
    for (path, state) in states where !path.utf8.contains(0x0A) {
      text += "\(state.size)\t\(state.modified)\t\(path)\n"
    }
    let listPath = Self.path(beside: index)
    do throws(SystemError) {
      let file = try OutputFile(listPath + ".new")
      try file.write(text)
      try file.flush()
      try FileSystem.rename(listPath + ".new", to: listPath)
    } catch {
      try? FileSystem.remove(listPath + ".new")
    }
  }

  private static func path(beside index: SearchIndex) -> String { index.path + ".files" }

  /// Tells one state of an index from all others.
  private static func mark(of index: SearchIndex) -> String {
    let status = try? FileStatus(of: index.path)
    return "\(index.snapshot.sequence) \(status?.size ?? 0) \(status?.modified ?? 0)"
  }

  private static func listed(beside index: SearchIndex) -> [String: State]? {
    guard let bytes = try? FileSystem.read(path(beside: index)) else { return nil }
    var lines = bytes.split(separator: 0x0A)[...]
    guard lines.popFirst()?.elementsEqual(heading.utf8) == true,
      lines.popFirst()?.elementsEqual(mark(of: index).utf8) == true
    else { return nil }
    var states: [String: State] = [:]
    for line in lines {
      let columns = line.split(separator: 0x09, maxSplits: 2)
      guard columns.count == 3, let size = Int(String(decoding: columns[0], as: UTF8.self)),
        let modified = Int64(String(decoding: columns[1], as: UTF8.self))
      else { return nil }
      states[String(decoding: columns[2], as: UTF8.self)] = State(size: size, modified: modified)
    }
    return states
  }

  private static func stored(in snapshot: Snapshot) throws(IndexError) -> [String: State] {
    var states: [String: State] = [:]
    try snapshot.forEachDocument { (document) throws(IndexError) in
      guard case .string(let path) = document[CommandSchema.file],
        case .integer(let size) = document[CommandSchema.size],
        case .integer(let modified) = document[CommandSchema.modified]
      else { return true }
      states[path] = State(size: Int(size), modified: modified)
      return true
    }
    return states
  }
}
