// In which states could a power cut leave a file?

package import Garlic
import Synchronization

/// Files in memory that remember every write and sync, to be replayed up to any moment with any of
/// the writes lost that were not synced by then.
package final class RecordingStorage: Storage {
  /// What was done to one of the files, in order.
  package enum Operation: Sendable {
    case write(file: Int, offset: Int, bytes: [UInt8])
    case truncate(file: Int, length: Int)
    case sync(file: Int)
    case create(file: Int, path: String)
    case rename(from: String, to: String)
    case syncFolder
    case remove(path: String)
    /// Something the test wants to find again.
    case mark(Int)
  }

  private struct State {
    var operations: [Operation] = []
    var files: [String: Int] = [:]
    var contents: [[UInt8]] = []
    var holders: [Int: ObjectIdentifier] = [:]
  }

  private let state = Mutex(State())

  private static let devices = Atomic<UInt64>(1 << 60)

  /// Files of two storages are two files.
  fileprivate let device = RecordingStorage.devices.wrappingAdd(1, ordering: .relaxed).newValue

  package init() {}

  package var operations: [Operation] { state.withLock { $0.operations } }

  package func mark(_ number: Int) { state.withLock { $0.operations.append(.mark(number)) } }

  package func open(_ path: String, writable: Bool) throws(StorageError) -> any StorageFile {
    guard let number = state.withLock({ $0.files[path] }) else {
      throw StorageError(operation: "open", path: path, code: 2)
    }
    return RecordedFile(path: path, number: number, storage: self)
  }

  package func create(_ path: String) throws(StorageError) -> any StorageFile {
    let number = state.withLock { state in
      state.contents.append([])
      let number = state.contents.count - 1
      state.files[path] = number
      state.operations.append(.create(file: number, path: path))
      return number
    }
    return RecordedFile(path: path, number: number, storage: self)
  }

  package func rename(_ source: String, to target: String) throws(StorageError) {
    state.withLock { state in
      state.files[target] = state.files.removeValue(forKey: source)
      state.operations.append(.rename(from: source, to: target))
    }
  }

  package func renameIfAbsent(_ source: String, to target: String) throws(StorageError) -> Bool {
    try rename(source, to: target)
    return true
  }

  package func nameBeside(_ path: String) -> String { path + ".new" }

  package func remove(_ path: String) throws(StorageError) {
    state.withLock { state in
      state.files.removeValue(forKey: path)
      state.operations.append(.remove(path: path))
    }
  }

  package func syncFolder(of path: String) throws(StorageError) {
    state.withLock { $0.operations.append(.syncFolder) }
  }

  package func identity(of path: String) throws(StorageError) -> FileIdentity? {
    state.withLock { state in
      state.files[path].map { FileIdentity(device: device, number: UInt64($0)) }
    }
  }

  fileprivate func content(_ number: Int) -> [UInt8] { state.withLock { $0.contents[number] } }

  fileprivate func perform(_ operation: Operation) {
    state.withLock { state in
      state.operations.append(operation)
      switch operation {
      case .write(let file, let offset, let bytes):
        RecordingStorage.write(bytes, at: offset, into: &state.contents[file])
      case .truncate(let file, let length):
        RecordingStorage.truncate(&state.contents[file], length)
      default: break
      }
    }
  }

  fileprivate func lock(_ file: Int, _ holder: ObjectIdentifier) -> Bool {
    state.withLock { state in
      if let other = state.holders[file], other != holder { return false }
      state.holders[file] = holder
      return true
    }
  }

  fileprivate func unlock(_ file: Int, _ holder: ObjectIdentifier) {
    state.withLock { if $0.holders[file] == holder { $0.holders[file] = nil } }
  }

  package static func write(_ bytes: [UInt8], at offset: Int, into content: inout [UInt8]) {
    if content.count < offset + bytes.count {
      content += [UInt8](repeating: 0, count: offset + bytes.count - content.count)
    }
    content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
  }

  package static func truncate(_ content: inout [UInt8], _ length: Int) {
    if content.count > length {
      content.removeSubrange(length...)
    } else {
      content += [UInt8](repeating: 0, count: length - content.count)
    }
  }
}

/// An open file of a `RecordingStorage`.
private final class RecordedFile: StorageFile {
  let path: String
  private let number: Int
  private let storage: RecordingStorage

  init(path: String, number: Int, storage: RecordingStorage) {
    self.path = path
    self.number = number
    self.storage = storage
  }

  deinit { unlock() }

  func unlock() { storage.unlock(number, ObjectIdentifier(self)) }

  func identity() throws(StorageError) -> FileIdentity {
    FileIdentity(device: storage.device, number: UInt64(number))
  }

  func length() throws(StorageError) -> Int { storage.content(number).count }

  func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(StorageError) {
    storage.perform(.write(file: number, offset: offset, bytes: Array(bytes)))
  }

  func sync() throws(StorageError) { storage.perform(.sync(file: number)) }

  func truncate(to length: Int) throws(StorageError) {
    storage.perform(.truncate(file: number, length: length))
  }

  func map(_ length: Int) throws(StorageError) -> MappedBytes {
    MappedBytes.holding(Array(storage.content(number).prefix(length)))
  }

  func tryLock() throws(StorageError) -> Bool { storage.lock(number, ObjectIdentifier(self)) }
}
