// What is on the disk after a power cut at this moment?

import Garlic

/// Replays recorded operations up to a moment and leaves out some of what was not synced by then.
package struct PowerCut {
  /// Which of the writes since the last sync reach the disk.
  package enum Fate: Sendable {
    case none
    case all
    /// Each by chance, and of those that do any of their sectors.
    case some
  }

  private static let sector = 512

  /// The files after the first `count` operations.
  package static func files(
    _ operations: ArraySlice<RecordingStorage.Operation>, fate: Fate,
    using random: inout SeededGenerator
  ) -> [String: [UInt8]] {
    var contents: [Int: [UInt8]] = [:]
    var pending: [Int: [RecordingStorage.Operation]] = [:]
    var names: [String: Int] = [:]
    var pendingNames: [RecordingStorage.Operation] = []
    for operation in operations {
      switch operation {
      case .write(let file, _, _), .truncate(let file, _):
        pending[file, default: []].append(operation)
      case .sync(let file):
        for write in pending.removeValue(forKey: file) ?? [] {
          apply(write, &contents[file, default: []])
        }
      case .create, .rename, .remove: pendingNames.append(operation)
      case .syncFolder:
        for change in pendingNames { apply(change, &names) }
        pendingNames = []
      case .mark: break
      }
    }
    for (file, writes) in pending.sorted(by: { $0.key < $1.key }) {
      for write in writes where survives(fate, &random) {
        apply(fate == .some ? torn(write, &random) : [write], &contents[file, default: []])
      }
    }
    // Changes of names reach the disk in their order, up to some moment.
    for change in pendingNames {
      if !survives(fate, &random) { break }
      apply(change, &names)
    }
    return names.mapValues { contents[$0] ?? [] }
  }

  private static func survives(_ fate: Fate, _ random: inout SeededGenerator) -> Bool {
    switch fate {
    case .none: false
    case .all: true
    case .some: Bool.random(using: &random)
    }
  }

  private static func torn(
    _ operation: RecordingStorage.Operation, _ random: inout SeededGenerator
  ) -> [RecordingStorage.Operation] {
    guard case .write(let file, let offset, let bytes) = operation, Bool.random(using: &random)
    else { return [operation] }
    var parts: [RecordingStorage.Operation] = []
    var at = 0
    while at < bytes.count {
      let end = min(bytes.count, ((offset + at) / sector + 1) * sector - offset)
      if Bool.random(using: &random) {
        parts.append(.write(file: file, offset: offset + at, bytes: Array(bytes[at..<end])))
      }
      at = end
    }
    return parts
  }

  private static func apply(_ operations: [RecordingStorage.Operation], _ content: inout [UInt8]) {
    for operation in operations { apply(operation, &content) }
  }

  private static func apply(_ operation: RecordingStorage.Operation, _ content: inout [UInt8]) {
    switch operation {
    case .write(_, let offset, let bytes):
      RecordingStorage.write(bytes, at: offset, into: &content)
    case .truncate(_, let length): RecordingStorage.truncate(&content, length)
    default: break
    }
  }

  private static func apply(
    _ operation: RecordingStorage.Operation, _ names: inout [String: Int]
  ) {
    switch operation {
    case .create(let file, let path): names[path] = file
    case .rename(let source, let target): names[target] = names.removeValue(forKey: source)
    case .remove(let path): names[path] = nil
    default: break
    }
  }
}
