// How do lines of JSON go over a socket of this machine?

import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why a connection is of no use.
struct ConnectionError: Error, CustomStringConvertible {
  let description: String

  init(_ what: String) { description = what }
  init(_ operation: String, code: Int32) {
    description = "\(operation): \(String(cString: strerror(code)))"
  }
}

/// A stream socket on 127.0.0.1 on which both sides send JSON values, one to a line.
///
/// For one thread at a time.
final class Connection {
  private let descriptor: Int32
  private var bytes: [UInt8] = []
  /// Longer lines are refused.
  private static let longestLine = 64 << 20

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Connects to a port.
  ///
  /// - Parameter timeout: how long to wait for an answer, in seconds.
  convenience init(port: UInt16, timeout: Int) throws {
    let descriptor = socket(AF_INET, Self.stream, 0)
    if descriptor < 0 { throw ConnectionError("socket", code: errno) }
    self.init(descriptor)
    var limit = timeval(tv_sec: .init(timeout), tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(
        descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = Self.address(port)
    let result = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result < 0 { throw ConnectionError("connect to port \(port)", code: errno) }
  }

  /// A socket that listens, and the port that the system chose.
  static func listener() throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, stream, 0)
    if descriptor < 0 { throw ConnectionError("socket", code: errno) }
    var address = address(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 64) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    if !result { throw ConnectionError("listen", code: errno) }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  private static var stream: Int32 {
    #if canImport(Glibc)
      Int32(SOCK_STREAM.rawValue)
    #else
      SOCK_STREAM
    #endif
  }

  private static func address(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return address
  }

  /// Sends a value.
  func send(_ value: some Encodable) throws {
    var line = Array(try JSONEncoder().encode(value))
    line.append(0x0A)
    var at = 0
    while at < line.count {
      let sent = line[at...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if sent < 0 {
        if errno == EINTR { continue }
        throw ConnectionError("send", code: errno)
      }
      at += sent
    }
  }

  /// The next value; nil when the other side has closed.
  func receive<Value: Decodable>(_ type: Value.Type) throws -> Value? {
    var searched = 0
    while true {
      if let end = bytes[searched...].firstIndex(of: 0x0A) {
        let line = Data(bytes[..<end])
        bytes.removeSubrange(...end)
        return try JSONDecoder().decode(type, from: line)
      }
      searched = bytes.count
      if bytes.count > Self.longestLine { throw ConnectionError("a line is too long") }
      var part = [UInt8](repeating: 0, count: 1 << 16)
      let count = part.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw ConnectionError("receive", code: errno)
      }
      if count == 0 { return nil }
      bytes += part[..<count]
    }
  }
}

/// Serves connections, a thread each, and prints the port first.
func serve(_ answer: @escaping @Sendable (Connection) throws -> Void) throws {
  let (listener, port) = try Connection.listener()
  print("listening on \(port)")
  fflush(nil)
  while true {
    let descriptor = accept(listener, nil, nil)
    if descriptor < 0 {
      if errno == EINTR || errno == ECONNABORTED { continue }
      throw ConnectionError("accept", code: errno)
    }
    Thread.detachNewThread {
      let connection = Connection(descriptor)
      do { try answer(connection) } catch {
        FileHandle.standardError.write(Data("shards: \(error)\n".utf8))
      }
    }
  }
}
