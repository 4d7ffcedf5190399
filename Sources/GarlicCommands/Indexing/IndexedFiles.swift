// Which files does an index hold, in which state?

import Garlic

/// The files that went into an index, by their absolute paths.
///
/// Their states stand in the index too, in stored fields; reading those of all documents takes long where
/// there are many. So a cache keeps a list beside its index, with the commit that it goes with.
struct IndexedFiles {
  private(set) var states: [String: FileState] = [:]
  /// How many files were not read as they stand.
  var troubledCount: Int { states.values.count { $0.isTroubled } }

  private static let heading = "garlic files 4"

  init() {}

  /// The list beside the index if it goes with the index, else what stands in the index.
  init(of index: SearchIndex) throws(IndexError) {
    if let listed = Self(besides: index) {
      self = listed
    } else {
      try self.init(storedIn: index.snapshot)
    }
  }

  /// What stands in the index.
  ///
  /// - Complexity: linear in what is stored.
  init(storedIn snapshot: Snapshot) throws(IndexError) {
    let names: Set = [
      CommandSchema.file, CommandSchema.size, CommandSchema.stamp, CommandSchema.content,
    ]
    var states: [String: FileState] = [:]
    try snapshot.forEachDocument(fields: names) { (document) throws(IndexError) in
      guard case .string(let path) = document[CommandSchema.file] else { return true }
      if case .integer(let size) = document[CommandSchema.size],
        case .integer(let stamp) = document[CommandSchema.stamp],
        case .integer(let content) = document[CommandSchema.content]
      {
        states[path] = FileState(
          size: Int(size), stamp: UInt64(bitPattern: stamp), content: UInt64(bitPattern: content))
      } else if states[path] == nil {
        // A file of which something is there, but not its end, is like no file.
        states[path] = FileState(size: -1, stamp: 0, content: 0)
      }
      return true
    }
    self.states = states
  }

  subscript(path: String) -> FileState? {
    get { states[path] }
    set { states[path] = newValue }
  }

  /// Keeps the list beside the index; without it the next search is slower, and no less right.
  ///
  /// - Parameter mark: of the files, if all of them are in the index as they are; else 0.
  func save(beside index: SearchIndex, mark: UInt64) {
    var text = "\(Self.heading)\n\(Self.mark(of: index))\n\(mark) \(troubledCount)\n"
    // A path may hold any character but the one that ends it here.
    for (path, state) in states {
      text +=
        "\(state.size)\t\(state.stamp)\t\(state.content)\t\(state.isTroubled ? 1 : 0)\t\(path)\0"
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

  /// Whether files with this mark are in an index as they are, and how many of them were not read as they stand;
  /// nil when they are not, or when it is not known.
  static func troubledCount(of index: SearchIndex, mark: UInt64) -> Int? {
    var head: [UInt8] = []
    guard let input = try? InputFile(path(beside: index)),
      (try? input.read(into: &head, upTo: 256)) != nil
    else { return nil }
    let lines = head.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[0].elementsEqual(heading.utf8),
      lines[1].elementsEqual(Self.mark(of: index).utf8)
    else { return nil }
    let numbers = lines[2].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard numbers.count == 2, numbers[0] == "\(mark)" else { return nil }
    return Int(numbers[1])
  }

  private init?(besides index: SearchIndex) {
    guard let bytes = try? FileSystem.read(Self.path(beside: index)) else { return nil }
    let lines = bytes.split(separator: 0x0A, maxSplits: 3, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[0].elementsEqual(Self.heading.utf8),
      lines[1].elementsEqual(Self.mark(of: index).utf8)
    else { return nil }
    for entry in lines[3].split(separator: 0) {
      let columns = entry.split(separator: 0x09, maxSplits: 4)
      guard columns.count == 5, let size = Int(String(decoding: columns[0], as: UTF8.self)),
        let stamp = UInt64(String(decoding: columns[1], as: UTF8.self)),
        let content = UInt64(String(decoding: columns[2], as: UTF8.self))
      else { return nil }
      states[String(decoding: columns[4], as: UTF8.self)] = FileState(
        size: size, stamp: stamp, content: content, isTroubled: columns[3].first != 0x30)
    }
  }
}
