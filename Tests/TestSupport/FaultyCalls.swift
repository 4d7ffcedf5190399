// What if a call of the operating system fails, is interrupted, or writes a part only?

package import Garlic
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The calls of the system, some of which go wrong.
///
/// Files are real, but nothing waits for a disk: a sync does nothing.
package final class FaultyCalls: SystemCalls {
  /// What goes wrong.
  package enum Fault: Sendable {
    /// The call of this number, from 0 on, fails.
    case failure(call: Int, code: Int32)
    /// The sync of this number, from 0 on, fails, whichever other calls threads make meanwhile.
    case failedSync(Int, code: Int32)
    /// The disk is full from the write of this number on, which takes half of its bytes.
    case fullDisk(write: Int)
    /// Each call is interrupted once before it is made, and each write takes half of its bytes or
    /// one.
    case everyCallInterrupted
    case none
  }

  /// A call as `FileStorage` calls the operation after it.
  package struct Call: Sendable, Equatable {
    package var operation: String
    package var path: String
  }

  private struct State {
    var calls = 0
    var writes = 0
    var interruptions = 0
    var isInterrupted = false
    var failed: Call?
    var paths: [CInt: String] = [:]
    var counts: [String: Int] = [:]
    var operations: [String] = []
    var workingFolder: String?
  }

  private let fault: Fault
  private let inner = LibraryCalls()
  private let state = Mutex(State())

  package init(_ fault: Fault) { self.fault = fault }

  /// The first call that failed.
  package var failed: Call? { state.withLock { $0.failed } }
  package var interruptions: Int { state.withLock { $0.interruptions } }
  /// How many calls of each operation were made.
  package var counts: [String: Int] { state.withLock { $0.counts } }

  /// The operations of all calls, in their order.
  package var operations: [String] { state.withLock { $0.operations } }

  private func path(_ descriptor: CInt) -> String {
    state.withLock { $0.paths[descriptor] ?? "" }
  }

  /// Counts a call, which perhaps goes wrong.
  private func step(_ operation: String, _ path: String) throws(ErrorNumber) {
    let fault = fault
    let code: Int32? = state.withLock { state in
      if case .everyCallInterrupted = fault {
        state.isInterrupted.toggle()
        if state.isInterrupted {
          state.interruptions += 1
          return EINTR
        }
      }
      state.counts[operation, default: 0] += 1
      state.operations.append(operation)
      state.calls += 1
      if operation == "write" { state.writes += 1 }
      var code: Int32?
      switch fault {
      case .failure(let call, let wanted) where state.calls - 1 == call: code = wanted
      case .failedSync(let sync, let wanted)
      where operation == "sync" && state.counts["sync"] == sync + 1:
        code = wanted
      case .fullDisk(let write) where operation == "write" && state.writes - 1 > write:
        code = ENOSPC
      default: break
      }
      if code != nil, state.failed == nil { state.failed = Call(operation: operation, path: path) }
      return code
    }
    if let code { throw ErrorNumber(code) }
  }

  package func open(_ path: String, flags: CInt, mode: UInt32) throws(ErrorNumber) -> CInt {
    let isFolder = flags & O_DIRECTORY != 0
    try step(isFolder ? "open folder" : flags & O_CREAT != 0 ? "create" : "open", path)
    let descriptor = try inner.open(place(path), flags: flags, mode: mode)
    state.withLock { $0.paths[descriptor] = path }
    return descriptor
  }

  package func close(_ descriptor: CInt) { inner.close(descriptor) }

  package func write(
    _ descriptor: CInt, _ bytes: ArraySlice<UInt8>, at offset: Int
  ) throws(ErrorNumber) -> Int {
    try step("write", path(descriptor))
    let writes = state.withLock { $0.writes - 1 }
    switch fault {
    case .fullDisk(let write) where writes == write:
      return try inner.write(descriptor, bytes.prefix((bytes.count + 1) / 2), at: offset)
    case .everyCallInterrupted:
      let count = writes % 2 == 0 ? 1 : (bytes.count + 1) / 2
      return try inner.write(descriptor, bytes.prefix(count), at: offset)
    default: return try inner.write(descriptor, bytes, at: offset)
    }
  }

  package func sync(_ descriptor: CInt) throws(ErrorNumber) { try step("sync", path(descriptor)) }

  package func syncFolder(_ descriptor: CInt) throws(ErrorNumber) {
    try step("sync folder", path(descriptor))
  }

  package func truncate(_ descriptor: CInt, to length: Int) throws(ErrorNumber) {
    try step("truncate", path(descriptor))
    try inner.truncate(descriptor, to: length)
  }

  package func map(_ descriptor: CInt, _ length: Int) throws(ErrorNumber) -> MappedBytes {
    try step("map", path(descriptor))
    return try inner.map(descriptor, length)
  }

  package func status(_ descriptor: CInt) throws(ErrorNumber) -> SystemFileStatus {
    try step("look up", path(descriptor))
    return try inner.status(descriptor)
  }

  package func status(of path: String) throws(ErrorNumber) -> SystemFileStatus {
    try step("look up", path)
    return try inner.status(of: place(path))
  }

  package func lock(_ descriptor: CInt) throws(ErrorNumber) {
    try step("lock", path(descriptor))
    try inner.lock(descriptor)
  }

  package func unlock(_ descriptor: CInt) { inner.unlock(descriptor) }

  package func rename(_ source: String, to target: String) throws(ErrorNumber) {
    try step("rename", target)
    try inner.rename(place(source), to: place(target))
  }

  package func link(_ source: String, to target: String) throws(ErrorNumber) {
    try step("create", target)
    try inner.link(place(source), to: place(target))
  }

  /// Where relative paths begin; nil for where they do.
  package func work(in folder: String?) { state.withLock { $0.workingFolder = folder } }

  /// Where a path leads from the working folder that was set.
  private func place(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = state.withLock({ $0.workingFolder }) else {
      return path
    }
    return "\(folder)/\(path)"
  }

  package func workingFolder() throws(ErrorNumber) -> String {
    if let folder = state.withLock({ $0.workingFolder }) { return folder }
    return try inner.workingFolder()
  }

  package func unlink(_ path: String) throws(ErrorNumber) {
    try step("remove", path)
    try inner.unlink(place(path))
  }
}
