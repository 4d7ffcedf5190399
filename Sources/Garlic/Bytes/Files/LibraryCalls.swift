// How are the system's calls made?

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The calls of the C library.
package struct LibraryCalls: SystemCalls {
  package init() {}

  package func open(_ path: String, flags: CInt, mode: UInt32) throws(ErrorNumber) -> CInt {
    try LibraryCalls.checked(openFile(path, flags, mode_t(mode)))
  }

  package func close(_ descriptor: CInt) { closeFile(descriptor) }

  package func write(
    _ descriptor: CInt, _ bytes: ArraySlice<UInt8>, at offset: Int
  ) throws(ErrorNumber) -> Int {
    let written = unsafe bytes.withUnsafeBytes { buffer -> Int in
      guard let base = buffer.baseAddress else { return 0 }
      let count = unsafe pwrite(descriptor, base, buffer.count, off_t(offset))
      // Negated, so that nothing the closure's end does gets between a call and its error number.
      return count < 0 ? -Int(errno) : count
    }
    if written < 0 { throw ErrorNumber(Int32(-written)) }
    return written
  }

  package func sync(_ descriptor: CInt) throws(ErrorNumber) {
    #if canImport(Darwin)
      _ = try LibraryCalls.checked(fcntl(descriptor, F_FULLFSYNC))
    #else
      _ = try LibraryCalls.checked(fdatasync(descriptor))
    #endif
  }

  package func syncFolder(_ descriptor: CInt) throws(ErrorNumber) {
    _ = try LibraryCalls.checked(fsync(descriptor))
  }

  package func truncate(_ descriptor: CInt, to length: Int) throws(ErrorNumber) {
    _ = try LibraryCalls.checked(ftruncate(descriptor, off_t(length)))
  }

  package func map(_ descriptor: CInt, _ length: Int) throws(ErrorNumber) -> MappedBytes {
    let address = unsafe mmap(nil, length, PROT_READ, MAP_SHARED, descriptor, 0)
    let code = errno
    guard let address = unsafe address, unsafe address != UnsafeMutableRawPointer(bitPattern: -1)
    else { throw ErrorNumber(code) }
    let view = unsafe ByteView(UnsafeRawBufferPointer(start: address, count: length))
    return MappedBytes(view: view) {
      unsafe view.withBytes { buffer in
        _ = unsafe munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count)
      }
    }
  }

  package func status(_ descriptor: CInt) throws(ErrorNumber) -> SystemFileStatus {
    var status = stat()
    _ = try LibraryCalls.checked(unsafe fstat(descriptor, &status))
    return SystemFileStatus(status)
  }

  package func status(of path: String) throws(ErrorNumber) -> SystemFileStatus {
    var status = stat()
    _ = try LibraryCalls.checked(unsafe stat(path, &status))
    return SystemFileStatus(status)
  }

  package func lock(_ descriptor: CInt) throws(ErrorNumber) {
    _ = try LibraryCalls.checked(flock(descriptor, LOCK_EX | LOCK_NB))
  }

  package func unlock(_ descriptor: CInt) { _ = flock(descriptor, LOCK_UN) }

  package func rename(_ source: String, to target: String) throws(ErrorNumber) {
    _ = try LibraryCalls.checked(renameFile(source, target))
  }

  package func link(_ source: String, to target: String) throws(ErrorNumber) {
    _ = try LibraryCalls.checked(linkFile(source, target))
  }

  package func unlink(_ path: String) throws(ErrorNumber) {
    _ = try LibraryCalls.checked(unlinkFile(path))
  }

  package func workingFolder() throws(ErrorNumber) -> String {
    guard let found = unsafe getcwd(nil, 0) else { throw ErrorNumber(errno) }
    defer { unsafe free(found) }
    // Repaired text would be the path of another folder.
    guard let folder = unsafe String(validatingCString: found) else { throw ErrorNumber(EILSEQ) }
    return folder
  }

  /// What a call returned, unless it failed.
  @inline(__always)
  private static func checked(_ result: CInt) throws(ErrorNumber) -> CInt {
    if result < 0 { throw ErrorNumber(errno) }
    return result
  }
}

extension SystemFileStatus {
  fileprivate init(_ status: stat) {
    identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    length = Int(status.st_size)
    isFolder = status.st_mode & S_IFMT == S_IFDIR
  }
}

// The calls under names that the methods above do not shadow.

private func openFile(_ path: String, _ flags: CInt, _ mode: mode_t) -> CInt {
  unsafe open(path, flags, mode)
}

private func closeFile(_ descriptor: CInt) { _ = close(descriptor) }

private func renameFile(_ source: String, _ target: String) -> CInt {
  unsafe rename(source, target)
}

private func linkFile(_ source: String, _ target: String) -> CInt { unsafe link(source, target) }

private func unlinkFile(_ path: String) -> CInt { unsafe unlink(path) }
