// How do tests make archives?

import Foundation

@testable import GarlicCommands

/// ZIP archives with given members, and programs of the system that compress.
enum ZipBuilder {
  /// - Parameters:
  ///   - members: names and contents.
  ///   - deflated: whether the members are compressed, by gzip.
  static func archive(
    _ members: [(String, [UInt8])], deflated: Bool = false
  ) throws -> [UInt8] {
    var body: [UInt8] = []
    var directory: [UInt8] = []
    for (name, content) in members {
      // A gzip file without a name is 10 bytes, DEFLATE, and 8 bytes.
      let packed = deflated ? Array(try run("gzip -nc", content)[10...].dropLast(8)) : content
      let common =
        number(20, 2) + number(0x800, 2) + number(deflated ? 8 : 0, 2) + number(0, 8)
        + number(packed.count, 4) + number(content.count, 4) + number(name.utf8.count, 2)
        + number(0, 2)
      directory +=
        number(0x0201_4B50, 4) + number(20, 2) + common + number(0, 10) + number(body.count, 4)
        + Array(name.utf8)
      body += number(0x0403_4B50, 4) + common + Array(name.utf8) + packed
    }
    return body + directory + number(0x0605_4B50, 4) + number(0, 4) + number(members.count, 2)
      + number(members.count, 2) + number(directory.count, 4) + number(body.count, 4) + number(0, 2)
  }

  static func archive(_ members: [(String, String)], deflated: Bool = false) throws -> [UInt8] {
    try archive(members.map { ($0, Array($1.utf8)) }, deflated: deflated)
  }

  private static func number(_ value: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> (8 * $0) : 0) }
  }

  /// What a command of the shell makes of bytes.
  static func run(_ command: String, _ input: [UInt8]) throws -> [UInt8] {
    let folder = try TemporaryFolder()
    let path = try folder.write("in", input)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(command) < '\(path)' > '\(folder.path)/out'"]
    try process.run()
    process.waitUntilExit()
    return Array(try Data(contentsOf: URL(filePath: "\(folder.path)/out")))
  }

  static func has(_ program: String) -> Bool { ChildProcess.path(of: program) != nil }
}
